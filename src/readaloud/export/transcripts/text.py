"""A plain text transcript: what is heard, block by block; announcements in brackets, speakers by name."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from readaloud.export.book.attribution import named_beside
from readaloud.export.markup.note_marks import note_marks
from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Block
from readaloud.model.script import Role, Utterance

_OF_AUTHORS = frozenset({Role.BODY, Role.CAPTION, Role.DESCRIPTION})


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the transcript of a manuscript."""
    path.write_text("\n\n".join(_paragraphs(manuscript)) + "\n", encoding="utf-8")


def _paragraphs(manuscript: Manuscript) -> Iterator[str]:
    tables = {block.id: block for block in manuscript.article.blocks if block.table}
    named = named_beside(manuscript)
    for block, said in passages(manuscript):
        if block in tables:
            words = "\n".join(_lines(tables[block], said))
        else:
            words = " ".join(_pieces(said, named.get(block, "")))
        if words:
            yield words


def passages(manuscript: Manuscript) -> Iterator[tuple[str, tuple[Utterance, ...]]]:
    """What is said of each block, marks of notes in brackets; "" is the block of the closing words."""

    def place(utterance: Utterance) -> str:
        return "" if utterance.id in manuscript.closing else utterance.locator.block

    for block, run in groupby(_bracketed(manuscript), place):
        yield block, tuple(run)


def is_announced(utterance: Utterance) -> bool:
    """Whether the words are ours; a caption or a transcript is the author's, though no text shows it."""
    return utterance.own_words and utterance.role not in _OF_AUTHORS


def _bracketed(manuscript: Manuscript) -> Iterator[Utterance]:
    """The utterances, marks of notes in brackets."""
    marks = note_marks(manuscript)
    for said in manuscript.script.utterances:
        text = said.text
        for start, end in reversed(marks.get(said.id, ())):
            if not text[start:end].startswith(("[", "(")):
                text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        yield replace(said, text=text)


def _lines(block: Block, said: tuple[Utterance, ...]) -> Iterator[str]:
    """A table between what we say of it: the names of its columns, then each row that is heard, whole."""

    def row_of(utterance: Utterance) -> int | None:
        return None if utterance.own_words else block.text.count("\n", 0, utterance.locator.start)

    is_named = False
    for row, run in groupby(said, row_of):
        if row is None:
            pieces = ((is_announced(utterance), " ".join(utterance.text.split())) for utterance in run)
            yield from (f"[{words}]" if announced else words for announced, words in pieces)
            continue
        if block.table and block.table.header and not is_named:
            is_named = True
            yield _line(block.table.header)
        yield _line(_cells(block, row, tuple(run)))


def _cells(block: Block, row: int, said: tuple[Utterance, ...]) -> list[str]:
    """A row with its empty cells, which nobody says, and with the marks of notes as they are in ``said``."""
    lines = block.text.split("\n")
    start, cells = sum(len(line) + 1 for line in lines[:row]), lines[row].split("\t")
    for utterance in said:
        first = block.text.count("\t", start, utterance.locator.start)
        heard = utterance.text.split("\t")
        cells[first : first + len(heard)] = heard
    return cells


def _line(cells: Sequence[str]) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells).rstrip()


def _pieces(said: tuple[Utterance, ...], named: str) -> Iterator[str]:
    speaker = ""
    for announced, pieces in runs(said):
        text = joined(pieces)
        if announced:
            yield f"[{text}]"
            continue
        name = speaker_of(pieces, named)
        yield f"{name}: {text}" if name and name != speaker else text
        speaker = name


def runs(said: tuple[Utterance, ...]) -> Iterator[tuple[bool, tuple[Utterance, ...]]]:
    """What is said of a block in pieces: whether they are announced, and of a transcript by one speaker."""

    def kind(utterance: Utterance) -> tuple[bool, str]:
        return is_announced(utterance), (utterance.speaker or "") if utterance.own_words else ""

    for (announced, _), run in groupby(said, kind):
        yield announced, tuple(run)


def joined(said: tuple[Utterance, ...]) -> str:
    """The displayed text of utterances on one line, with the spaces that the block has between them."""
    text, last = "", None
    for utterance in said:
        touches = last is not None and last.locator.end == utterance.locator.start and not utterance.own_words
        text += ("" if touches or not text else " ") + " ".join(utterance.text.split())
        last = utterance
    return text


def speaker_of(said: tuple[Utterance, ...], named: str) -> str:
    """The one speaker of a passage that is all quotation, or "": the text, or ``named``, tells it already."""
    names = {utterance.speaker or "" for utterance in said}
    quoted = all(utterance.role is Role.QUOTE or utterance.own_words for utterance in said)
    name = next(iter(names)) if quoted and len(names) == 1 else ""
    return "" if name in named else name
