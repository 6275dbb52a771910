"""Bytes to pieces: every line or element of the input, in order, not yet judged."""

from readaloud.extract.pieces import Extracted, Piece
from readaloud.sources.loaded import Loaded

__all__ = ["Extracted", "Piece", "extract"]


def extract(loaded: Loaded, kind: str | None = None) -> Extracted:
    """The pieces of a document, with what is known about it as a whole.

    ``kind`` is ``text``, ``html`` or ``markdown``; without it the ending, the content type and the look
    decide. Its language is the one that the text shows, else the one that it declares, else English.

    Raises:
        NothingReadable: it is empty or not text.
        SourceError: it is of a kind that cannot be read yet (EPUB, PDF).
        UsageError: no such kind.
    """
    from readaloud.extract.choose import extract_document

    return extract_document(loaded, kind)
