"""A block as it is shown: pieces of text, each the author's, with its place in the block, or our words."""

from msgspec import Struct

NOWHERE = -1


class Mark(Struct, frozen=True):
    """A look for some characters of a piece: emphasis, strong, code, quote."""

    start: int
    end: int
    look: str


class Piece(Struct, frozen=True):
    """One run of text that wraps as a whole.

    ``source`` is the offset of its first character in the block's text, character for character; ``NOWHERE``
    for our own words and for texts that are not part of it (a caption, a credit).
    """

    text: str
    look: str
    source: int = NOWHERE
    marks: tuple[Mark, ...] = ()
    keep_spaces: bool = False  # code


class Flow(Struct, frozen=True):
    """A piece as a paragraph, indented, with a marker (bullet, number) hung to the left of its first line."""

    piece: Piece
    indent: int = 0
    marker: str = ""


class Grid(Struct, frozen=True):
    """Rows of cells in columns; in reading order. ``header``: the first row names the columns."""

    rows: tuple[tuple[Piece, ...], ...]
    header: bool


class Shown(Struct, frozen=True):
    """A whole block as shown: paragraphs and grids, and how it is set off from the others."""

    parts: tuple[Flow | Grid, ...]
    gap: int = 1  # blank lines before it
    card: bool = False  # stands on a ground of its own
