"""Plain text to pieces: its lines, with wrapping and the numbers of links undone where programs made them."""

from readaloud.extract.plain.lines import extract_plain as extract_plain

__all__ = ["extract_plain"]
