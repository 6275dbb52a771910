"""Timeline and article to files."""
