"""Plain text to pieces: each line is one, unless an editor or a mail program has wrapped its paragraphs."""

from collections.abc import Iterator

from readaloud.extract.pieces import Extracted, Piece
from readaloud.extract.plain.dumps import without_link_numbers
from readaloud.extract.plain.wrapping import Line, joined_text, paragraphs, without_hyphenation
from readaloud.model.article import Meta, Range
from readaloud.text.sanitise import clean_text


def extract_plain(text: str) -> Extracted:
    """The lines of a text as pieces in their order, hard-wrapped paragraphs joined to one piece each.

    The reading text is the sanitised input, with the words whole that a program broke at ends of lines, and
    without the numbers of links in the dump of a text browser; a joined paragraph has one
    range for each of its lines. Costs grow linearly with the text.
    """
    clean = without_link_numbers(clean_text(text))
    reading = without_hyphenation(clean)
    pieces = tuple(
        _piece(paragraph) for paragraph in paragraphs(tuple(_lines(reading)), typeset=reading != clean)
    )
    return Extracted(Meta(format="text"), pieces, reading)


def _lines(reading: str) -> Iterator[Line]:
    """The lines that hold something: their words, where they begin and end, and whether a gap is before."""
    at, gap = 0, False
    for number, raw in enumerate(reading.split("\n"), start=1):
        text = " ".join(raw.split())
        if text:
            indent = len(raw) - len(raw.lstrip())
            yield Line(text, number, at + indent, at + len(raw.rstrip()), indent, gap)
        gap = not text
        at += len(raw) + 1


def _piece(lines: tuple[Line, ...]) -> Piece:
    first = lines[0]
    source = tuple(Range(line.start, line.end) for line in lines)
    return Piece(text=joined_text(lines), source=source, line=first.number, gap=first.gap)
