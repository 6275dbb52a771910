"""A table's text as cells that know their place, and columns wide enough for them."""

from collections.abc import Sequence

from readaloud.model.article import Block, Table
from readaloud.tui.cells import cells, visible
from readaloud.tui.shown import Flow, Grid, Piece

BETWEEN = 2  # cells between two columns
_WORD_AT_MOST = 16  # cells; a longer word (an address) may be cut


def grid_of(block: Block, table: Table) -> tuple[Flow | Grid, ...]:
    """The caption and the cells of a table block, whose text is tab between cells, line feed between rows."""
    lines = block.text.split("\n")
    inside = bool(table.header) and len(lines) > len(table.rows)  # the text names the columns itself
    rows: list[tuple[Piece, ...]] = []
    if table.header and not inside:
        rows.append(tuple(Piece(visible(name), "column") for name in table.header))
    at = 0
    for line in lines:
        rows.append(_row(line, at, "column" if inside and at == 0 else "text"))
        at += len(line) + 1
    above = (Flow(Piece(visible(table.caption), "title")),) if table.caption else ()
    return (*above, Grid(tuple(rows), bool(table.header)))


def _row(line: str, at: int, look: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for text in line.split("\t"):
        found.append(Piece(visible(text), look, at))
        at += len(text) + 1
    return tuple(found)


def column_widths(rows: Sequence[Sequence[Piece]], width: int) -> list[int] | None:
    """Cells for each column so that all fit into ``width``; None when words would have to be cut for it.

    Columns get what their longest cell needs; when that is too much, the widest give way first, as far as
    their longest word allows.
    """
    count = max((len(row) for row in rows), default=0)
    columns = [[row[i].text for row in rows if i < len(row)] for i in range(count)]
    needed = [max(map(cells, column)) for column in columns]
    least = [max(_longest_word(text) for text in column) for column in columns]
    room = width - BETWEEN * (count - 1)
    if sum(least) > room:
        return None
    limit = max(needed, default=0)
    while sum(given := [max(low, min(need, limit)) for low, need in zip(least, needed, strict=True)]) > room:
        limit -= 1
    return given


def _longest_word(text: str) -> int:
    return min(max(map(cells, text.split(" "))), _WORD_AT_MOST)
