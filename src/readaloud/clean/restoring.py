"""Putting back what was taken out, between the neighbours it had in the input."""

from msgspec.structs import replace

from readaloud.clean.assembly import merged
from readaloud.clean.sections import sections_of
from readaloud.model.article import Article, Block, Kind, Removal, Span


def restore(article: Article, removal_id: str) -> Article:
    """The article with that removal as a block, which has the removal's id; the other blocks keep theirs.

    A block that was joined over the removal is parted again. Raises KeyError when nothing of that id is in
    the ledger.
    """
    removal = next((r for r in article.removed if r.id == removal_id), None)
    if removal is None:
        raise KeyError(removal_id)
    back = Block(id=removal.id, kind=Kind.PARAGRAPH, text=removal.text, source=removal.source)
    blocks = _inserted(article, removal, back)
    removed = tuple(r for r in article.removed if r.id != removal_id)
    return replace(article, blocks=blocks, sections=sections_of(blocks), removed=removed)


def _inserted(article: Article, removal: Removal, back: Block) -> tuple[Block, ...]:
    start = removal.source[0].start if removal.source else 0
    for i, block in enumerate(article.blocks):
        if not block.source or block.source[-1].end <= start:
            continue
        before, after = article.blocks[:i], article.blocks[i + 1 :]
        if block.source[0].start >= start:
            return (*before, back, block, *after)
        halves = _parted(block, start, article.reading)
        return (*before, halves[0], back, *halves[1:], *after)
    return (*article.blocks, back)


def _parted(block: Block, at: int, reading: str) -> tuple[Block, ...]:
    """The two halves of a paragraph around a place of the reading text; a medium stays whole."""
    if block.media or block.table or block.kind is not Kind.PARAGRAPH:
        return (block,)
    first = tuple(r for r in block.source if r.start < at)
    second = tuple(r for r in block.source if r.start >= at)
    count = sum(len("".join(reading[r.start : r.end].split())) for r in first)
    split = _offset(block.text, count)
    if split is None or not second:
        return (block,)
    head, tail = block.text[:split], block.text[split:].lstrip()
    return (
        replace(block, text=head, source=merged(first), spans=_before(block, split), quotes=()),
        Block(id=f"{block.id}-2", kind=block.kind, text=tail, language=block.language, source=merged(second)),
    )


def _before(block: Block, split: int) -> tuple[Span, ...]:
    return tuple(span for span in block.spans if span.end <= split)


def _offset(text: str, count: int) -> int | None:
    """The offset behind the n-th character that is no space."""
    seen = 0
    for i, character in enumerate(text):
        seen += not character.isspace()
        if seen == count and not character.isspace():
            return i + 1
    return None
