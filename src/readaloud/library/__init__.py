"""What a person has opened and where they stopped: one small SQLite file."""
