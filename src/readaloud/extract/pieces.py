"""Pieces: every line or element of an input, in order, before anything is judged."""

from msgspec import Struct

from readaloud.model.article import Diagnostic, Group, Kind, Media, Meta, Range, Span, Table


class Piece(Struct, frozen=True, kw_only=True, gc=False):
    """One line of text or one element of a page, with what the input itself says about it.

    ``text`` is sanitised and its white space folded; offsets of ``spans`` are into it. ``source`` says which
    characters of ``Extracted.reading`` it stands for, rising and disjoint; a figure's covers its alt, caption
    and credit wherever they stand, a video's also its title and its play label.
    """

    text: str
    source: tuple[Range, ...]
    line: int  # of the input, from 1
    kind: Kind | None = None  # None: a line of plain text that nobody has judged yet
    body: bool | None = None  # whether trafilatura's reading chose it; None: unknown (plain text, Markdown)
    place: str = ""  # "" | nav | header | footer | aside | form | dialog | hidden | meta | player
    gap: bool = False  # a blank line or a block boundary stands before it
    level: int = 0  # of a heading, from 1; of a nested list, from 1
    language: str = ""  # BCP 47 of the element, when it is not the page's
    spans: tuple[Span, ...] = ()
    media: Media | None = None
    table: Table | None = None
    group: Group | None = None
    labels: tuple[str, ...] = ()  # words of class, id and role: its own, then its ancestors'; lower case

    @property
    def linked(self) -> int:
        """How many characters of its text are links."""
        return sum(span.end - span.start for span in self.spans if span.kind == "link")


class Extracted(Struct, frozen=True):
    """An input as pieces in their order, and the reading text that their sources partition.

    Every character of ``reading`` that is not white space belongs to the source of exactly one piece.
    """

    meta: Meta
    pieces: tuple[Piece, ...]
    reading: str
    diagnostics: tuple[Diagnostic, ...] = ()
