"""Markdown to pieces: made HTML, then read as a page of which everything is body."""
