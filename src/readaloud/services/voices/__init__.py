"""Voices that a person installs, tries and removes."""
