"""Transcripts in files: which files are meant, and the formats that can be read."""
