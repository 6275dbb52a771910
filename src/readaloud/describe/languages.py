"""Passages in another language than the article: what the page declares, quotations that surely are, scripts.

A voice of the wrong language makes a sentence unintelligible, and so does a change that is not needed: short
words such as “Mami” are never judged by their looks, only by a ``lang`` attribute or another script.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from readaloud.describe.quotations.finding import find_quotations
from readaloud.model.article import Block, Kind, Span
from readaloud.text.language import foreign, goes_with
from readaloud.text.scripts import in_other_scripts

_QUOTED = frozenset((Kind.QUOTE, Kind.PULL_QUOTE, Kind.SOCIAL))  # somebody else's words as a whole
_PROSE = frozenset((Kind.PARAGRAPH, Kind.DECK, Kind.LIST_ITEM, Kind.NOTE, Kind.CORRECTION, Kind.FOOTNOTE))
_UNJUDGED = frozenset((Kind.CODE, Kind.TABLE, Kind.EMBED))
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def with_passages(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks with spans of kind ``language`` where the language is not that of the text around."""
    return tuple(_told(block, language) for block in blocks)


def _told(block: Block, article_language: str) -> Block:
    declared = _declared(block, article_language) or _undeclared(block, article_language)
    own = declared or article_language
    kept = tuple(span for span in block.spans if span.kind != "language" or _tells(span, own))
    found: tuple[Span, ...] = ()
    if block.kind not in _UNJUDGED:
        found = tuple(_passages(block, kept, own))
        found += tuple(_in_other_scripts(block, (*kept, *found), own))
    if declared == block.language and not found and len(kept) == len(block.spans):
        return block
    return replace(block, language=declared, spans=(*kept, *found))


def _declared(block: Block, article_language: str) -> str:
    """The language that the page declares for a block; "" when it is the article's, or surely not so."""
    tag = block.language
    if not _TAG.fullmatch(tag) or _primary(tag) == _primary(article_language):
        return ""  # "en-US" in an article in English is no other language, and no reason for another voice
    really = foreign(block.text, tag)
    return tag if not really else "" if really == _primary(article_language) else really


def _undeclared(block: Block, article_language: str) -> str:
    """The language of a block of running text that says nothing of it and surely is in another.

    What it quotes is no part of the judgement.
    """
    if block.kind not in _PROSE or any(span.kind == "language" for span in block.spans):
        return ""
    text = block.text
    for quoted in reversed(find_quotations(text)):
        text = text[: quoted.start] + text[quoted.end :]
    return foreign(text, article_language, by_model=False)


def _tells(span: Span, own: str) -> bool:
    """Whether a declared language is one, and another than that of the text around."""
    return bool(_TAG.fullmatch(span.value)) and _primary(span.value) != _primary(own)


def _passages(block: Block, declared: Sequence[Span], own: str) -> Iterator[Span]:
    """The quotations of the block in another language; short ones only beside a long one that surely is."""
    known = [(span.start, span.end) for span in declared if span.kind == "language"]
    ranges = [place for place in _quoted(block) if not any(_overlap(place, other) for other in known)]
    tags = {place: foreign(block.text[place[0] : place[1]], own) for place in ranges}
    sure = next(filter(None, tags.values()), "")
    for start, end in ranges:
        tag = tags[start, end]
        if not tag and sure and goes_with(block.text[start:end], sure, own):
            tag = sure
        if tag:
            yield Span(start, end, "language", tag)


def _in_other_scripts(block: Block, told: Sequence[Span], own: str) -> Iterator[Span]:
    """Words that a voice of this language could only spell; those in a passage are told with it."""
    known = [(span.start, span.end) for span in told if span.kind == "language"]
    for start, end, tag in in_other_scripts(block.text, own):
        if not any(_overlap((start, end), other) for other in known):
            yield Span(start, end, "language", tag)


def _quoted(block: Block) -> list[tuple[int, int]]:
    if block.kind in _QUOTED and block.text:
        return [(0, len(block.text))]
    return [(found.start, found.end) for found in find_quotations(block.text)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
