"""An EPUB 3 book in which every word is marked while it is heard."""

from pathlib import Path

from readaloud.export.epub import write_book
from readaloud.export.recording import Plan, Recording


def write(plan: Plan, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(plan, Recording)
    write_book(plan, path, words=True)
