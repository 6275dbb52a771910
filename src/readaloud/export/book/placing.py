"""Where the date stands in a book: where the author has it."""

from itertools import pairwise

from msgspec.structs import replace

from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Block, Locator
from readaloud.model.script import Role, Skipped, Utterance


def utterances_in_place(manuscript: Manuscript) -> tuple[Utterance, ...]:
    """The utterances, the date that we say in our words put where the author has it: it is shown once.

    That place is a line that is not read, right behind the byline with which the date is heard.
    """
    dates = [said for said in manuscript.script.utterances if said.own_words and said.role is Role.BYLINE]
    line = _block_behind(manuscript, dates[0].locator.block) if len(dates) == 1 else None
    if line is None or not _is_unread_date(manuscript, line):
        return manuscript.script.utterances
    place = Locator(line.id, 0, len(line.text))
    moved = replace(dates[0], own_words=False, text=line.text, locator=place)
    return tuple(moved if said is dates[0] else said for said in manuscript.script.utterances)


def _block_behind(manuscript: Manuscript, name: str) -> Block | None:
    pairs = pairwise(manuscript.article.blocks)
    return next((block for before, block in pairs if before.id == name), None)


def _is_unread_date(manuscript: Manuscript, block: Block) -> bool:
    year = manuscript.article.meta.date[:4]
    skipped = (
        item for item in manuscript.script.items if isinstance(item, Skipped) and item.block == block.id
    )
    return bool(year) and year in block.text and any(item.reason == "byline" for item in skipped)
