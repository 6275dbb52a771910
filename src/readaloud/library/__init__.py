"""What has been opened, and where the reader was: a small SQLite file."""
