"""A plain text transcript: what is heard, block by block; announcements in brackets, speakers by name."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from readaloud.export.book.attribution import named_beside
from readaloud.export.markup.note_marks import note_marks
from readaloud.export.material.recording import Manuscript
from readaloud.model.script import Role, Utterance


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the transcript of a manuscript."""
    path.write_text("\n\n".join(_paragraphs(manuscript)) + "\n", encoding="utf-8")


def _paragraphs(manuscript: Manuscript) -> Iterator[str]:
    tables = {block.id for block in manuscript.article.blocks if block.table}
    named = named_beside(manuscript)
    for block, run in groupby(bracketed(manuscript), lambda utterance: utterance.locator.block):
        said = tuple(run)
        words = "\n".join(_rows(said)) if block in tables else " ".join(_pieces(said, named.get(block, "")))
        if words:
            yield words


def bracketed(manuscript: Manuscript) -> Iterator[Utterance]:
    """The utterances, marks of notes in brackets."""
    marks = note_marks(manuscript)
    for said in manuscript.script.utterances:
        text = said.text
        for start, end in reversed(marks.get(said.id, ())):
            if not text[start:end].startswith(("[", "(")):
                text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        yield replace(said, text=text)


def _rows(said: tuple[Utterance, ...]) -> Iterator[str]:
    for utterance in said:
        cells = " | ".join(" ".join(cell.split()) for cell in utterance.text.split("\t"))
        yield f"[{cells}]" if utterance.own_words else cells


def _pieces(said: tuple[Utterance, ...], named: str) -> Iterator[str]:
    speaker = ""
    for announced, run in groupby(said, lambda utterance: utterance.own_words):
        pieces = tuple(run)
        text = joined(pieces)
        if announced:
            yield f"[{text}]"
            continue
        name = speaker_of(pieces, named)
        yield f"{name}: {text}" if name and name != speaker else text
        speaker = name


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
    quoted = all(utterance.role is Role.QUOTE for utterance in said)
    name = next(iter(names)) if quoted and len(names) == 1 else ""
    return "" if name in named else name
