"""Bytes to pieces: every line or element of the input, in order, not yet judged."""
