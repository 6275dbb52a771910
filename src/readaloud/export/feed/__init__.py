"""A podcast feed of exported articles."""
