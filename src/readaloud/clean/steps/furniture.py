"""Furniture around and between paragraphs: the lines that a rule names."""

from readaloud.clean.draft import Draft
from readaloud.clean.steps.zones import Zones
from readaloud.model.article import Kind

_TEXT = frozenset({None, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.DECK, Kind.NOTE})


def remove_furniture(draft: Draft, zones: Zones) -> None:
    """Take out every line that a rule names where it stands."""
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
