"""A plain text transcript: what is heard, block by block; announcements in brackets, speakers by name."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from readaloud.export.recording import Plan
from readaloud.model.script import Role, Utterance


def write(plan: Plan, path: Path) -> None:
    """Write the transcript of a plan."""
    path.write_text("\n\n".join(_paragraphs(plan)) + "\n", encoding="utf-8")


def _paragraphs(plan: Plan) -> Iterator[str]:
    tables = {block.id for block in plan.article.blocks if block.table}
    for block, run in groupby(plan.script.utterances, lambda utterance: utterance.locator.block):
        said = tuple(run)
        words = "\n".join(_rows(said)) if block in tables else " ".join(_pieces(said))
        if words:
            yield words


def _rows(said: tuple[Utterance, ...]) -> Iterator[str]:
    for utterance in said:
        cells = " | ".join(" ".join(cell.split()) for cell in utterance.text.split("\t"))
        yield f"[{cells}]" if utterance.own_words else cells


def _pieces(said: tuple[Utterance, ...]) -> Iterator[str]:
    speaker = ""
    for announced, run in groupby(said, lambda utterance: utterance.own_words):
        pieces = tuple(run)
        text = joined(pieces)
        if announced:
            yield f"[{text}]"
            continue
        name = quoted_alone(pieces)
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


def quoted_alone(said: tuple[Utterance, ...]) -> str:
    """The one speaker of a passage that is all quotation, or ""; inside a sentence the text names them."""
    names = {utterance.speaker or "" for utterance in said}
    quoted = all(utterance.role is Role.QUOTE for utterance in said)
    return next(iter(names)) if quoted and len(names) == 1 else ""
