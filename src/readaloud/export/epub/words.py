"""An EPUB 3 book in which every word is marked while it is heard."""

from pathlib import Path

from readaloud.export.epub.book import write_book
from readaloud.export.material.recording import Manuscript, Recording


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(manuscript, Recording)
    write_book(manuscript, path, words=True)
