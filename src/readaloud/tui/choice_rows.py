"""The choices of a list as rows of a given width: titles, and what is said of each beside or below it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from readaloud.services.reader.values import Choice
from readaloud.tui.cells import cells, visible
from readaloud.tui.wrapping import wrap

INDENT = 2  # cells for the sign before what is in force
_LINES_AT_MOST = 2  # of one title, and of what is said of it below
_BESIDE_AT_MOST = 3  # lines of what is said of it in a column
_HANG = 2  # cells by which the other lines of a title are set in
_BETWEEN = 2  # cells between a title and what is said of it
_ROOM_TO_WRAP = 36  # cells that a column needs when there is more in it than one line


class Row(NamedTuple):
    """A row of the list: of which choice, its title or a part of it, and what is said of it."""

    number: int
    title: str
    detail: str = ""


def rows_of(choices: Sequence[Choice], width: int, *, in_columns: bool) -> list[Row]:
    """All choices in rows of at most ``width`` cells.

    Where there is room for a column, what is said of the choices stands in one. ``in_columns`` False: never;
    a console screen reader reads across columns.
    """
    column = _column(choices, width) if in_columns else 0
    return [
        row
        for number, choice in enumerate(choices)
        for row in (
            _beside(number, choice, column, width)
            if column and choice.detail
            else _below(number, choice, width)
        )
    ]


def _column(choices: Sequence[Choice], width: int) -> int:
    """The cell at which the column begins; 0: there is no room for one.

    It begins behind the longest title, where that leaves room to wrap; else short words stand at the right.
    """
    told = [choice for choice in choices if choice.detail]
    if not told:
        return 0
    title = max(cells(line) for choice in told for line in _lines(choice.title, width))
    detail = max(cells(visible(choice.detail)) for choice in told)
    column, right = INDENT + title + _BETWEEN, width - detail
    if column <= width // 2 and width - column >= min(detail, _ROOM_TO_WRAP):
        return column
    return min(column, right) if right >= max(width // 2, _ROOM_TO_WRAP) else 0


def _beside(number: int, choice: Choice, column: int, width: int) -> Iterator[Row]:
    titles = _lines(choice.title, column - INDENT - _BETWEEN)
    details = _lines(choice.detail, width - column, _BESIDE_AT_MOST)
    for title, detail in zip_longest(titles, details, fillvalue=""):
        begins = " " * INDENT + title
        yield Row(number, begins, " " * (column - cells(begins)) + detail)


def _below(number: int, choice: Choice, width: int) -> Iterator[Row]:
    """What is said stands behind the title where both are short, else below it."""
    room = width - INDENT - _HANG
    lines = enumerate(_lines(choice.title, room))
    *first, last = [" " * (INDENT + (_HANG if at else 0)) + line for at, line in lines]
    yield from (Row(number, line) for line in first)
    details = list(_lines(choice.detail, room)) if choice.detail else []
    if len(details) == 1 and cells(last + details[0]) + _BETWEEN <= width:
        yield Row(number, last, " " * _BETWEEN + details[0])
        return
    yield Row(number, last)
    yield from (Row(number, "", " " * (INDENT + _HANG) + line) for line in details)


def _lines(text: str, width: int, at_most: int = _LINES_AT_MOST) -> Iterator[str]:
    """The first lines of a text, on one line each; a sign at the end when there would be more."""
    enough = width * (at_most + 1)  # characters; of a text of mostly spaces fewer lines are shown
    whole = " ".join(visible(text[: 2 * enough]).split())[:enough]
    spans = wrap(whole, width)
    for at, (start, end) in enumerate(spans[:at_most]):
        is_cut = at == at_most - 1 and len(spans) > at_most
        yield _cut(whole[start:end], width) if is_cut else whole[start:end]


def _cut(line: str, width: int) -> str:
    """A line with a sign behind it that more would follow, in place of its last word if need be."""
    whole = f"{line} …"
    return whole if cells(whole) <= width else f"{line.rpartition(' ')[0]} …".lstrip()
