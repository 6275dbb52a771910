"""What one can move to by its kind, as with the single letters of screen readers: headings, videos."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from readaloud.model.article import Article, Block, Kind, Quote
from readaloud.model.script import Utterance

STOPS = ("heading", "quotation", "video", "image", "list", "table")
SPEAKER = "speaker:"  # and the name of one

_BLOCKS = {
    Kind.HEADLINE: "heading",
    Kind.HEADING: "heading",
    Kind.VIDEO: "video",
    Kind.AUDIO: "video",
    Kind.IMAGE: "image",
    Kind.TABLE: "table",
    Kind.QUOTE: "quotation",
}


def stops_of(utterances: Sequence[Utterance], article: Article) -> dict[str, tuple[int, ...]]:
    """For each kind, and each speaker, the utterances at which one begins, rising."""
    blocks = {block.id: block for block in article.blocks}
    found: defaultdict[str, set[int]] = defaultdict(set)
    before: Block | None = None
    first = 0
    for index, utterance in enumerate(utterances):
        block = blocks[utterance.locator.block]
        if block is not before:
            first = index
            if kind := _kind_at(block, before):
                found[kind].add(_title(utterances, index) if kind == "heading" else index)
        for quote in _begun(block, utterance):
            is_whole = block.kind is Kind.QUOTE
            found["quotation"].add(first if is_whole else index)
            if quote.speaker:
                found[SPEAKER + quote.speaker.name].add(first if is_whole else index)
        before = block
    return {kind: tuple(sorted(indices)) for kind, indices in found.items()}


def _title(utterances: Sequence[Utterance], first: int) -> int:
    """Where a heading begins, with its label; site and length are said before the headline."""
    block = utterances[first].locator.block
    said = takewhile(lambda utterance: utterance.locator.block == block, utterances[first:])
    sentence = next((each.sentence for each in said if not each.own_words), utterances[first].sentence)
    return next(index for index in count(first) if utterances[index].sentence == sentence)


def is_listed(block: Block) -> bool:
    """Whether a block is an item of a list."""
    return block.group is not None and block.group.kind == "list"


def _kind_at(block: Block, before: Block | None) -> str:
    if is_listed(block):
        return "" if before is not None and is_listed(before) else "list"
    return _BLOCKS.get(block.kind, "")


def _begun(block: Block, utterance: Utterance) -> Iterator[Quote]:
    """The quotations that begin in an utterance; those that go on with another are no new ones."""
    if utterance.own_words:
        return
    start, end = utterance.locator.start, utterance.locator.end
    for quote in block.quotes:
        if quote.kind == "direct" and not quote.continues and start <= quote.start < end:
            yield quote
