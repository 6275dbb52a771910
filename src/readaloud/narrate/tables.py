"""Tables: how large, and then row by row, every cell with the name of its column."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from readaloud.model.article import Block, Locator, Table
from readaloud.model.script import Rewrite, Role
from readaloud.model.speech import Phonemes
from readaloud.narrate.context import Context
from readaloud.narrate.fragments import LONGEST
from readaloud.narrate.plan import NARRATOR

_NARROW_COLUMNS = 4  # as many names as one keeps in mind (Cowan 2001, doi 10.1017/S0140525X01003922)
_ROWS_A_HEADER = 10  # after so many rows the names are said again

_WORD = re.compile(r"\w")


class Cell(NamedTuple):
    """One cell as it is displayed: its text, its place in the block's text, the name of its column."""

    text: str
    start: int
    column: str


class Heard(NamedTuple):
    """A text as it is said."""

    spoken: str
    phonemes: tuple[Phonemes, ...]


def say_table(context: Context, block: Block) -> None:
    """A table: caption and size, the rows, the end; its header is heard with the cells."""
    level, table = context.level("table"), block.table
    if table is None or level == "off":
        context.plan.account(block, "profile")
        context.plan.skip_texts(block, table.caption if table else "")
        return
    context.plan.earcon("table")
    words, rows = context.wording, _rows(block, table)
    slots = {
        "caption": table.caption,
        "rows": words.count("row", len(rows)),
        "columns": words.count("column", max(map(len, [table.header, *table.rows]), default=0)),
    }
    _announce_start(context, block, level, slots)
    for number, row in enumerate(rows, start=1):
        context.plan.pause("sentence")
        shown = row if _names_columns(level, number, row) else _without_names(row)
        _say_row(context, block, level, table, shown, {"i": str(number), "n": str(len(rows))})
    context.plan.pause("sentence")
    if not context.label_follows(block):
        context.announce("table.end", level, {}, block, skippable="table")
    context.plan.account(block, "header")


def _names_columns(level: str, number: int, row: list[Cell]) -> bool:
    """Whether a row is said with the names of its columns.

    At the standard level a narrow table is heard as one is seen: the names with the first row, and again now
    and then. A wide one needs them in every row.
    """
    return level != "standard" or len(row) > _NARROW_COLUMNS or number % _ROWS_A_HEADER == 1


def _without_names(row: list[Cell]) -> list[Cell]:
    """A row that is followed by counting its cells: from the first empty one on it needs the names."""
    whole = next((at for at, cell in enumerate(row) if not _WORD.search(cell.text)), len(row))
    return [cell._replace(column="") for cell in row[:whole]] + row[whole:]


def _announce_start(context: Context, block: Block, level: str, slots: dict[str, str]) -> None:
    said: list[str] = []

    def say_caption(number: int) -> None:
        said.append(slots["caption"])
        context.say_own(slots["caption"], block, number, role=Role.CAPTION, skippable="table",
                        language=context.language_of(block))  # fmt: skip

    context.announce("table.start", level, slots, block, speak={"caption": say_caption}, skippable="table")


def _rows(block: Block, table: Table) -> list[list[Cell]]:
    """The rows below the header, each cell with its place in the displayed text."""
    rows: list[list[Cell]] = []
    at = 0
    for line in block.text.split("\n"):
        cells: list[Cell] = []
        for column, text in enumerate(line.split("\t")):
            name = table.header[column] if column < len(table.header) else ""
            cells.append(Cell(text, at, name))
            at += len(text) + 1
        rows.append(cells)
    has_header = bool(table.header) and [cell.text for cell in rows[0]] == list(table.header)
    return [row for row in rows[1 if has_header else 0 :] if any(_WORD.search(cell.text) for cell in row)]


def _say_row(
    context: Context, block: Block, level: str, table: Table, row: list[Cell], slots: dict[str, str]
) -> None:
    """One row as one sentence; cell by cell when it would be too long for one breath."""
    row = [cell for cell in row if _WORD.search(cell.text)]
    sentence = context.plan.next_sentence()
    lead = " ".join(part.words for part in context.wording.parts("table.row", level, slots))
    if context.wording.language != context.language_of(block).partition("-")[0] and lead:
        context.say_own(lead, block, sentence, skippable="table")
        lead = ""

    def say(text: str) -> Heard:
        spoken, alignment = context.plan.spoken(text.strip(), context.language_of(block))
        return Heard(spoken, tuple(one for rewrite in alignment for one in rewrite.phonemes))

    groups = [row] if sum(len(cell.text) + len(cell.column) for cell in row) < LONGEST else [[c] for c in row]
    for cells in groups:
        spoken, alignment = _row_spoken(cells, lead, level, table, say, cells[0] is row[0])
        start, end = cells[0].start, cells[-1].start + len(cells[-1].text)
        context.plan.say_ready(
            block.text[start:end],
            spoken,
            alignment,
            sentence=sentence,
            role=Role.TABLE,
            voice=NARRATOR,
            language=context.language_of(block),
            locator=Locator(block.id, start, end),
            skippable="table",
        )
        lead = ""


def _row_spoken(
    cells: list[Cell], lead: str, level: str, table: Table, say: Callable[[str], Heard], begins: bool
) -> tuple[str, tuple[Rewrite, ...]]:
    """The row as it is said, "Row 1. Month: May. Weir: 12.1.", and where each piece stands in the row.

    The name of a column is a part of the rewrite of its cell, so that the cell is lit while both are heard.
    """
    terse, row_start = level == "terse", cells[0].start
    starts = [cell.start - row_start for cell in cells]
    ends = [
        *starts[1:],
        starts[-1] + len(cells[-1].text),
    ]  # what stands between two cells goes with the first
    spoken, rewrites = "", list[Rewrite]()
    for at, cell in enumerate(cells):
        is_last = at == len(cells) - 1
        heads = at == 0 and begins and terse and table.row_headers
        column, content = say("" if heads else cell.column), say(cell.text)
        before = f"{lead} " if lead and at == 0 else ""
        name = f"{column.spoken}{' ' if terse else ': '}" if column.spoken else ""
        piece = f"{before}{name}{content.spoken}"
        between = ": " if heads else ", " if terse else ". "
        closed = piece.rstrip(". ") + "." if is_last else piece + between
        named = len(spoken) + len(before)
        phonemes = (*_moved(column.phonemes, named), *_moved(content.phonemes, named + len(name)))
        rewrites.append(Rewrite(starts[at], ends[at], len(spoken), len(spoken) + len(closed), phonemes))
        spoken += closed
    return spoken, tuple(rewrites)


def _moved(phonemes: Iterable[Phonemes], by: int) -> Iterator[Phonemes]:
    """Phonemes of a piece in the text that it becomes a part of."""
    return (Phonemes(one.start + by, one.end + by, one.ipa) for one in phonemes)
