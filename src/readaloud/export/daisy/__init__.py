"""DAISY 2.02 books."""
