"""A source becomes an article that can be read."""
