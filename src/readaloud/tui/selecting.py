"""What a person has selected with the mouse: the author's text without the line breaks of the page."""

from collections.abc import Iterator

from textual.selection import Selection

from readaloud.tui.cells import TAB_CELLS, cells
from readaloud.tui.lines import Line
from readaloud.tui.page import Page
from readaloud.tui.painting import GUTTER
from readaloud.tui.shown import Piece

_END_OF_ROW = 1 << 20


def selected_text(page: Page, selection: Selection, left: int) -> str:
    """The text of a selection, which counts rows of the page and characters of the painted rows.

    ``left`` is how many characters stand left of the gutter. Lines of one paragraph come as one, blocks
    with an empty line between them.
    """
    blocks: dict[int, list[tuple[Piece, int, int]]] = {}
    for index, piece, start, end in _pieces(page, selection, left + GUTTER):
        runs = blocks.setdefault(index, [])
        if runs and runs[-1][0] is piece:
            runs[-1] = (piece, runs[-1][1], end)
        else:
            runs.append((piece, start, end))
    return "\n\n".join("\n".join(piece.text[a:b] for piece, a, b in runs) for runs in blocks.values())


def _pieces(page: Page, selection: Selection, left: int) -> Iterator[tuple[int, Piece, int, int]]:
    """Block, piece and characters of it for each slice of the page that is selected, in order."""
    first = selection.start.y if selection.start else 0
    last = min(selection.end.y if selection.end else page.height, page.height - 1)
    for row in range(first, last + 1):
        index, number = page.at(row)
        lines = page.lines(index)
        span = selection.get_span(row)
        if span is not None and 0 <= number < len(lines):
            begin, end = span[0] - left, (span[1] if span[1] >= 0 else _END_OF_ROW) - left
            for piece, a, b in _cut(lines[number], begin, end):
                yield index, piece, a, b


def _cut(line: Line, begin: int, end: int) -> Iterator[tuple[Piece, int, int]]:
    column = painted = 0  # cells and characters of the row so far
    for x, piece, start, stop in line:
        shown = piece.text[start:stop]
        painted += x - column
        column = x + cells(shown)
        a, b = _reached(shown, begin - painted), _reached(shown, end - painted)
        if a < b:
            yield piece, start + a, start + b
        painted += _length(shown)


def _length(shown: str) -> int:
    return len(shown) + shown.count("\t") * (TAB_CELLS - 1)


def _reached(shown: str, painted: int) -> int:
    """How many characters of a slice stand before that many painted ones; a tab is painted as spaces."""
    return next((at for at in range(len(shown)) if _length(shown[:at]) >= painted), len(shown))
