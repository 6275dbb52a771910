"""A Markdown transcript (CommonMark): headings, quotations and lists as such, announcements in italics.

The author's text is escaped, so that nothing in it becomes a heading, a link, HTML or a picture.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from readaloud.export.recording import Plan
from readaloud.export.transcript_text import joined, quoted_alone
from readaloud.model.article import Block, Kind
from readaloud.model.script import Utterance

_PUNCTUATION = re.compile(r"[\\`*_\[\]<|~]|&(?=[#\w])")
_LIST_LIKE = re.compile(r"^(\d{1,9})([.)])|^([-+=#>])")
_INDENT = "   "  # what lies under a numbered item, CommonMark 5.2
_QUOTED = (Kind.QUOTE, Kind.PULL_QUOTE, Kind.SOCIAL, Kind.TRANSCRIPT)


def write(plan: Plan, path: Path) -> None:
    """Write the transcript of a plan."""
    path.write_text("\n\n".join(_paragraphs(plan)) + "\n", encoding="utf-8")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, also at the beginning of a line."""
    folded = _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))
    return _LIST_LIKE.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", folded)


def _paragraphs(plan: Plan) -> Iterator[str]:
    blocks = {block.id: block for block in plan.article.blocks}
    for block_id, said in groupby(plan.script.utterances, lambda utterance: utterance.locator.block):
        yield from _block(blocks.get(block_id), tuple(said))


def _block(block: Block | None, said: tuple[Utterance, ...]) -> Iterator[str]:
    """Announcements as paragraphs of their own before and after, the author's words in the block's shape."""
    for announced, run in groupby(said, lambda utterance: utterance.own_words):
        pieces = tuple(run)
        text = escaped(joined(pieces))
        if not text:
            continue
        yield f"*{text}*" if announced else _shaped(block, text, quoted_alone(pieces))


def _shaped(block: Block | None, text: str, speaker: str) -> str:
    if block is None:
        return text
    if block.kind is Kind.HEADLINE:
        return f"# {text}"
    if block.kind is Kind.HEADING:
        return f"{'#' * min(6, max(2, block.level))} {text}"
    if block.kind in _QUOTED:
        return f"> {text}\n> — {escaped(speaker)}" if speaker else f"> {text}"
    if block.kind is Kind.CODE:
        return _fenced(block.text)
    if block.kind is Kind.LIST_ITEM and block.group:
        mark = f"{block.group.index}." if block.group.ordered else "-"
        return f"{_INDENT * (block.group.level - 1)}{mark} {text}"
    return text


def _fenced(code: str) -> str:
    """Code as it is, between fences longer than any in it."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"
