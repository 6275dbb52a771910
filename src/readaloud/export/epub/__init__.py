"""EPUB 3 books with media overlays."""
