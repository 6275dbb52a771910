"""Whether a file that was exported is what it should be."""
