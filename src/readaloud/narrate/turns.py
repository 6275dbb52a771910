"""Who speaks which block of a transcript: "NAME: words" begins a turn, which lasts until the next name."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from readaloud.describe.transcripts.plain import turn_begins
from readaloud.model.article import Article, Block, Kind

_LEAST_NAMED = 2  # blocks of a transcript; one line "Note: …" makes no speaker


class Turn(Struct, frozen=True):
    """The speaker of a block, and where in its text their words begin, behind the name."""

    speaker: str
    start: int


def turns(article: Article) -> Mapping[str, Turn]:
    """The turns of all transcripts of an article, by block; whoever the article quotes has the same name."""
    known = {
        quote.speaker.name.casefold(): quote.speaker.name
        for block in article.blocks
        for quote in block.quotes
        if quote.speaker
    }
    found: dict[str, Turn] = {}
    for _, run in groupby(article.blocks, key=_transcript_of):
        blocks = list(run)
        if blocks[0].kind is Kind.TRANSCRIPT:
            found |= _turns_of(blocks, known)
    return found


def _transcript_of(block: Block) -> tuple[Kind, str]:
    """Equal for blocks in a row that are one transcript."""
    group = block.group.id if block.group else ""
    return block.kind, group if block.kind is Kind.TRANSCRIPT else ""


def _turns_of(blocks: Sequence[Block], known: Mapping[str, str]) -> dict[str, Turn]:
    named = {block.id: turn_begins(block.text) for block in blocks}
    if sum(bool(name) for name, _ in named.values()) < _LEAST_NAMED:
        return {}
    found, now = dict[str, Turn](), ""
    for block in blocks:
        name, start = named[block.id]
        now = known.get(name.casefold(), name) or now
        if now:
            found[block.id] = Turn(now, start)
    return found
