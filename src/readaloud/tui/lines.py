"""A shown block as lines of a given width, and the way from a place in its text to a line and back."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from readaloud.tui.cells import offset_at
from readaloud.tui.shown import Flow, Grid, Piece, Shown
from readaloud.tui.tables import BETWEEN, column_widths
from readaloud.tui.wrapping import wrap


class Slice(NamedTuple):
    """Characters ``start:end`` of a piece, shown from column ``x`` on."""

    x: int
    piece: Piece
    start: int
    end: int


Line = tuple[Slice, ...]  # from left to right; an empty line is ()


class Place(NamedTuple):
    """A line of a block and a column in it, both from 0."""

    line: int
    column: int


def lines_of(shown: Shown, width: int) -> tuple[Line, ...]:
    """All lines of a block in ``width`` cells, without the gap before it."""
    lines: list[Line] = []
    for part in shown.parts:
        lines.extend(_flow_lines(part, width) if isinstance(part, Flow) else _grid_lines(part, width))
    return tuple(lines)


def height_of(shown: Shown, width: int) -> int:
    """How many lines ``lines_of`` gives, found faster."""
    return sum(
        len(_spans(part, width)) if isinstance(part, Flow) else len(_grid_lines(part, width))
        for part in shown.parts
    )


def spaced(lines: tuple[Line, ...], empty: int) -> tuple[Line, ...]:
    """The same lines with so many empty ones between each two."""
    if not empty:
        return lines
    return tuple(line for each in lines for line in (each, *[()] * empty))[:-empty]


def line_of(lines: tuple[Line, ...], piece: Piece, offset: int) -> int:
    """The line on which a character of a piece stands; 0 when the piece is not there."""
    found = 0
    for number, line in enumerate(lines):
        if any(part.piece == piece and part.start <= offset for part in line):
            found = number
    return found


def offset_of(lines: tuple[Line, ...], place: Place) -> int | None:
    """The character of the block's text at or before a place; None when its line shows none of the text."""
    if place.line >= len(lines):
        return None
    found: int | None = None
    for x, piece, start, end in lines[place.line]:
        if piece.source >= 0 and (x <= place.column or found is None):
            inside = offset_at(piece.text[start:end], max(place.column - x, 0))
            found = piece.source + min(start + inside, max(end - 1, start))
    return found


def _spans(flow: Flow, width: int) -> list[tuple[int, int]]:
    return wrap(flow.piece.text, width - flow.indent, keep_spaces=flow.piece.keep_spaces)


def _flow_lines(flow: Flow, width: int) -> Iterator[Line]:
    marker = Piece(flow.marker, "marker")
    for number, (start, end) in enumerate(_spans(flow, width)):
        text = Slice(flow.indent, flow.piece, start, end)
        if number == 0 and flow.marker:
            yield (Slice(flow.indent - len(flow.marker), marker, 0, len(flow.marker)), text)
        else:
            yield (text,)


def _grid_lines(grid: Grid, width: int) -> tuple[Line, ...]:
    columns = column_widths(grid.rows, width)
    if columns is None:
        return tuple(_stacked(grid, width))
    return tuple(line for row in grid.rows for line in _row_lines(row, columns))


def _row_lines(row: tuple[Piece, ...], columns: list[int]) -> Iterator[Line]:
    starts = [sum(columns[:i]) + BETWEEN * i for i in range(len(columns))]
    wrapped = [wrap(piece.text, columns[i]) for i, piece in enumerate(row)]
    for spans in zip_longest(*wrapped):
        yield tuple(
            Slice(starts[i], row[i], *span) for i, span in enumerate(spans) if span and span[0] < span[1]
        )


def _stacked(grid: Grid, width: int) -> Iterator[Line]:
    """A table too wide for its page: each cell under the name of its column, rows apart."""
    has_names = grid.header and len(grid.rows) > 1
    names = grid.rows[0] if has_names else ()
    for number, row in enumerate(grid.rows[1:] if has_names else grid.rows):
        if number:
            yield ()
        for i, piece in enumerate(row):
            yield from _named_cell(names[i] if i < len(names) else None, piece, width)


def _named_cell(name: Piece | None, piece: Piece, width: int) -> Iterator[Line]:
    if name is None or not name.text:
        yield from _flow_lines(Flow(piece), width)
        return
    yield from _flow_lines(Flow(name), width)
    yield from _flow_lines(Flow(piece, 2), width)
