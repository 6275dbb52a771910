"""Sections: the stops of a listener's navigation over the blocks of an article."""

import re

from msgspec import Struct

from readaloud.model.article import Block, Kind, Section, Table

TITLE_WORDS = 8  # of a section that has no title of its own
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")  # belongs to the text, not to its name
_TOP = frozenset({Kind.HEADLINE, Kind.DECK, Kind.BYLINE})
_OPENERS = {Kind.HEADING: "heading", Kind.VIDEO: "video", Kind.AUDIO: "audio", Kind.TABLE: "table"}
_TEXT = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.NOTE, Kind.CORRECTION})
_ALONE = frozenset({"video", "audio", "table", "gallery"})  # what follows them is a section of its own


class _Open(Struct):
    """A section that is being filled."""

    kind: str
    title: str
    level: int
    blocks: list[str]
    group: str = ""
    untitled: bool = False  # a run of body in which no text has stood yet


def sections_of(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """The blocks in runs: headline and byline, body, each heading with its text, each medium, each gallery.

    Headings, videos, recordings, tables and galleries start a section, a lone image does not. A run of body
    takes the first words of its first text as title, and those of a picture or a post only without one.
    """
    found: list[_Open] = []
    for block in blocks:
        current = found[-1] if found else None
        opened = _opens(block, current)
        if opened:
            found.append(opened)
        elif current:
            current.blocks.append(block.id)
            if current.untitled and block.kind in _TEXT:
                current.title, current.untitled = _title(block, "body"), False
    return tuple(
        Section(f"s{n}", s.title, s.kind, s.level, tuple(s.blocks)) for n, s in enumerate(found, start=1)
    )


def _opens(block: Block, current: _Open | None) -> _Open | None:
    """The section that the block starts; None when it belongs to the current one."""
    kind = _kind(block)
    group = block.group.id if block.group else ""
    if kind == "gallery" and current and current.kind == "gallery" and current.group == group:
        return None
    if kind in ("top", "body") and current and not _ends(current, kind):
        return None
    title = _title(block, kind)
    untitled = kind == "body" and block.kind not in _TEXT
    return _Open(kind, title, block.level if kind == "heading" else 1, [block.id], group, untitled)


def _ends(current: _Open, kind: str) -> bool:
    """Whether running text cannot go on in this section."""
    return current.kind in _ALONE or (current.kind == "top" and kind == "body")


def _kind(block: Block) -> str:
    if block.kind in _TOP:
        return "top"
    if block.group and block.group.kind == "gallery":
        return "gallery"
    return _OPENERS.get(block.kind, "body")


def _title(block: Block, kind: str) -> str:
    text = _NOTE_MARK.sub("", _name_of(block.table) if block.table else block.text)
    if kind in ("heading", "video", "audio", "top") or (block.table and block.table.caption):
        return text
    words = text.split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def _name_of(table: Table) -> str:
    """The caption, or what its columns are: the cells of a table in a row are no title."""
    columns = table.header or (table.rows[0] if table.rows else ())
    return table.caption or ", ".join(filter(None, columns))
