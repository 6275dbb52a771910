"""Furniture around and between paragraphs: what rules name, and lists of other stories under labels."""

from readaloud.clean.draft import Draft
from readaloud.clean.rules import Rule
from readaloud.clean.zones import Zones
from readaloud.model.article import Kind

MAX_LIST = 12  # headlines under one label between paragraphs
MIN_HEADLINE = 7  # words from which a lone line under a label is no sub-heading
_TEXT = frozenset({None, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.DECK, Kind.NOTE})


def remove_furniture(draft: Draft, zones: Zones) -> None:
    """Take out every line that a rule names where it stands."""
    for i in list(draft.open()):
        line = draft.lines[i]
        if line.piece.kind not in _TEXT:
            continue
        rule = draft.rules.of_line(line, zones.of(i))
        if rule:
            draft.remove(i, rule)


def remove_related(draft: Draft, zones: Zones) -> None:
    """Take out the headlines that stand under a label for other stories, between paragraphs."""
    for i in range(zones.start, zones.end):
        verdict = draft.verdicts[i]
        rule = getattr(verdict, "rule", None)
        if isinstance(rule, Rule) and rule.id == "related-label":
            _headlines(draft, i + 1)


def remove_tail(draft: Draft, zones: Zones) -> None:
    """Take out what follows the story once a label says that it is over."""
    over = False
    for i in range(zones.end, len(draft.lines)):
        rule = getattr(draft.verdicts[i], "rule", None)
        if isinstance(rule, Rule) and rule.anchor:
            over = True
        if over and draft.is_open(i) and not draft.lines[i].piece.media:
            draft.remove(i, "tail-zone")


def _headlines(draft: Draft, start: int) -> None:
    run = []
    for i in range(start, min(start + MAX_LIST, len(draft.lines))):
        if draft.is_removed(i):
            continue
        line = draft.lines[i]
        if not draft.is_open(i) or line.is_prose or (line.ends_sentence and not line.bullet):
            break
        run.append(i)
    if run and _is_subheading(draft, run[-1]):
        run.pop()
    for i in run:
        draft.remove(i, "related-headline")


def _is_subheading(draft: Draft, i: int) -> bool:
    """Whether the last line before the story goes on is more like a sub-heading than another headline."""
    line = draft.lines[i]
    return not line.bullet and line.count < MIN_HEADLINE
