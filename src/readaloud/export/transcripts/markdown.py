"""A Markdown transcript (CommonMark): headings, quotations and lists as such, announcements in italics.

The author's text is escaped, so that nothing in it becomes a heading, a link, HTML or a picture.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readaloud.export.book.attribution import named_beside
from readaloud.export.markup.tables import row_leads, rows_said
from readaloud.export.material.recording import Manuscript
from readaloud.export.transcripts.text import joined, passages, runs, speaker_of
from readaloud.model.article import Block, Group, Kind, Table
from readaloud.model.script import Utterance

_PUNCTUATION = re.compile(r"[\\`*_\[\]<|~]|&(?=[#\w])")
_LIST_LIKE = re.compile(r"^(\d{1,9})([.)])|^([-+=#>])")
_INDENT = "   "  # what lies under a numbered item, CommonMark 5.2
_PLAYERS = (Kind.VIDEO, Kind.AUDIO)
_QUOTED = (Kind.QUOTE, Kind.PULL_QUOTE, Kind.SOCIAL, Kind.TRANSCRIPT)


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the transcript of a manuscript."""
    blocks = {block.id: block for block in manuscript.article.blocks}
    named = named_beside(manuscript)
    text, in_list = "", False
    for block_id, said in passages(manuscript):
        block = blocks.get(block_id)
        is_item = block is not None and block.kind is Kind.LIST_ITEM
        for paragraph in _block(block, said, named.get(block_id, "")):
            text += ("\n" if is_item and in_list else "\n\n" if text else "") + paragraph
            in_list = is_item
    path.write_text(text + "\n", encoding="utf-8")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, also at the beginning of a line."""
    folded = _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))
    return _LIST_LIKE.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", folded)


def _block(block: Block | None, said: tuple[Utterance, ...], named: str) -> Iterator[str]:
    """The author's words in the block's shape, announcements as paragraphs of their own before and after."""
    if block and block.kind is Kind.LIST_ITEM and block.group:
        yield _item(block.group, said)
        return
    if block and block.table:
        yield from _tabular(block, block.table, said)
        return
    for announced, pieces in runs(said):
        text = escaped(joined(pieces))
        if announced and text:
            yield f"*{text}*"
        elif text:
            yield _shaped(block, text, speaker_of(pieces, named)) if block else text


def _shaped(block: Block, text: str, speaker: str) -> str:
    if block.kind is Kind.HEADLINE:
        return f"# {text}"
    if block.kind is Kind.HEADING:
        return f"{'#' * min(6, max(2, block.level))} {text}"
    if block.kind is Kind.CODE:
        return _fenced(block.text)
    if block.kind in _QUOTED:
        return f"> {text}\n> — {escaped(speaker)}" if speaker else f"> {text}"
    return f"{escaped(speaker)}: {text}" if speaker and block.kind in _PLAYERS else text


def _item(group: Group, said: tuple[Utterance, ...]) -> str:
    """A list item on one line; the number that is announced is the mark itself."""
    mark = f"{group.index}." if group.ordered else "-"
    shown = tuple(utterance for utterance in said if utterance.text.strip() != mark)
    pieces = ((announced, escaped(joined(run))) for announced, run in runs(shown))
    text = " ".join(f"*{piece}*" if announced else piece for announced, piece in pieces)
    return f"{_INDENT * (group.level - 1)}{mark} {text}"


def _tabular(block: Block, table: Table, said: tuple[Utterance, ...]) -> Iterator[str]:
    """A table between what we say before and after it; what we say of a row stands in the row."""
    leads = row_leads(said)
    led = {own.id for lead in leads.values() for own in lead}
    begun = next((number for number, utterance in enumerate(said) if not utterance.own_words), len(said))
    before, after = (
        escaped(joined(tuple(own for own in part if own.own_words and own.id not in led)))
        for part in (said[:begun], said[begun:])
    )
    if before:
        yield f"*{before}*"
    if begun < len(said):
        rows = rows_said(block, said).items()
        yield _table(table, {number: joined(tuple(leads.get(name, ()))) for number, name in rows})
    if after:
        yield f"*{after}*"


def _table(table: Table, leads: Mapping[int, str]) -> str:
    """A table in the notation of GitHub's Markdown, whose first row is always a header."""
    width = max(len(table.header), *(len(row) for row in table.rows), 1)
    header = table.header or ("",) * width
    lines = [_line(header, leads.get(0, "") if table.header else ""), _line(("---",) * width, "")]
    first = 1 if table.header else 0
    return "\n".join([*lines, *(_line(row, leads.get(n, "")) for n, row in enumerate(table.rows, first))])


def _line(cells: Sequence[str], lead: str) -> str:
    words = f"*{escaped(lead)}* " if lead else ""
    return f"| {words}{' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text if text == "---" else escaped(text)


def _fenced(code: str) -> str:
    """Code as it is, between fences longer than any in it."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"
