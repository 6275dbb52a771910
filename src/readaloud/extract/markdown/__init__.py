"""Markdown to pieces: made HTML, then read as a page of which everything is body."""

from readaloud.extract.markdown.document import extract_markdown as extract_markdown

__all__ = ["extract_markdown"]
