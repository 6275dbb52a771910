"""Furniture around and between paragraphs: the lines that a rule names."""

import re

from readaloud.clean.draft import Draft
from readaloud.clean.lines import Line
from readaloud.clean.steps.zones import Zones
from readaloud.model.article import Kind

_TEXT = frozenset({None, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.DECK, Kind.NOTE})
NUMBERS = 4  # of a count or a clock: "187", "4.8 (312)", "0:00 / 4:12"
_HOUR = re.compile(r"\d{1,2}[:.]\d\d$")  # of a post in a running report


def remove_furniture(draft: Draft, zones: Zones) -> None:
    """Take out every line that a rule names where it stands, and above a story the counts beside it."""
    for i in list(draft.open()):
        line = draft.lines[i]
        numbered = (
            line.piece.kind is Kind.HEADING and line.bullet.isdigit()
        )  # "3. Discussion" is the author's
        if line.piece.kind not in _TEXT or numbered:
            continue
        rule = draft.rules.of_line(line, zones.of(i))
        if rule:
            draft.remove(i, rule)
    for i in reversed(list(draft.open(0, zones.start))):
        beside = draft.is_removed(i - 1) or draft.is_removed(i + 1) or draft.is_kept_as(i - 1, Kind.BYLINE)
        if beside and _is_number(draft.lines[i]):
            draft.remove(i, "bare-number")


def _is_number(line: Line) -> bool:
    """Whether the line is numbers alone, and no time of day."""
    few = 0 < len(line.words) <= NUMBERS and line.piece.kind is None
    return few and all(word[0].isdigit() for word in line.words) and not _HOUR.match(line.text)
