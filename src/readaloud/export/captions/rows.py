"""Rows of a table in captions: a line has no columns, so their names stand where they are heard."""

from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.model.article import Block
from readaloud.model.script import Rewrite, Utterance

_BETWEEN = "; "


def row_in_words(said: Utterance, block: Block) -> Utterance:
    """A row, or a part of one, as a text to be read: "Town: Ebble; Dusk: 31".

    Each cell is one rewrite of the plan, together with the name of its column when that is said.
    """
    header: Sequence[str] = block.table.header if block.table else ()
    start = block.text.rfind("\n", 0, said.locator.start) + 1
    first = block.text.count("\t", start, said.locator.start)
    text, cells = "", list[Rewrite]()
    for cell in said.alignment:
        written = [part.strip() for part in said.text[cell.text_start : cell.text_end].split("\t")]
        column = first + said.text.count("\t", 0, cell.text_start)
        name = " ".join(header[column].split()) if column < len(header) else ""
        if name and _is_named(said.spoken[cell.spoken_start : cell.spoken_end], written[0], name):
            written[0] = f"{name}: {written[0]}"
        shown = _BETWEEN.join(filter(None, written))
        text += _BETWEEN if text else ""
        cells.append(replace(cell, text_start=len(text), text_end=len(text) + len(shown)))
        text += shown
    return replace(said, text=text, alignment=tuple(cells)) if cells else said


def _is_named(spoken: str, written: str, name: str) -> bool:
    """Whether a cell is said with the name of its column: behind a colon, or, tersely, just behind it."""
    heard, name = spoken.strip(" .,:"), f"{name} ".casefold()
    is_tersely = heard.casefold().startswith(name) and not written.casefold().startswith(name)
    return heard.count(": ") > written.count(": ") or is_tersely
