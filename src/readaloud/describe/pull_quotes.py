"""Pull quotes that repeat the body: a listener, who cannot see that they do, would hear them twice."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.model.article import Block, Kind
from readaloud.text.sentences import sentences

_BODY = frozenset((Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM))
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SOURCE = re.compile(r"\s+[—–―]\s*[^—–―.!?]{1,80}\Z|\n[^\n]{1,80}\Z")  # whose words they are, behind them


def with_repeats(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks; each pull quote tells whether the body says all of its sentences as well.

    What stands between two sentences of the body ("she said") may be left out of the pull quote.
    """
    if not any(block.kind is Kind.PULL_QUOTE for block in blocks):
        return tuple(blocks)
    body = " ".join(_words(block.text) for block in blocks if block.kind in _BODY)
    return tuple(
        replace(block, repeats=block.repeats or _is_said(block.text, f" {body} ", language))
        if block.kind is Kind.PULL_QUOTE
        else block
        for block in blocks
    )


def _is_said(text: str, body: str, language: str) -> bool:
    quoted = _SOURCE.sub("", text)
    said = [_words(quoted[start:end]) for start, end in sentences(quoted, language)]
    return any(said) and all(f" {words} " in body for words in said if words)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))
