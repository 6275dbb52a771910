"""Lists of other stories: under their labels between paragraphs, and all that is below the story."""

from itertools import pairwise

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.zones import Zones

MAX_LIST = 14  # headlines under one label between paragraphs
MIN_HEADLINE = 7  # words from which a lone line under a label is no sub-heading
OVER = 3  # short lines from the first furniture below the story, after which sentences are no part of it
MIN_TEASERS = 2  # headlines with a sentence below, from which these sentences are teasers and not the story


def remove_lists(draft: Draft, zones: Zones) -> None:
    """Take out the headlines that stand under a label for other stories, between paragraphs."""
    for i in range(zones.end):
        rule = draft.rule_at(i)
        if rule and rule.id == "related-label":
            for j in _headlines(draft, i + 1, min(i + 1 + MAX_LIST, len(draft.lines))):
                draft.remove(j, "related-headline")


def remove_tail(draft: Draft, zones: Zones, framed: bool) -> None:
    """Take out what follows the story: all of it on a page with menus, else what its labels announce."""
    over = 0
    for i in range(zones.end, len(draft.lines)):
        rule = draft.rule_at(i)
        anchored = rule is not None and rule.anchor
        if anchored and not framed:
            _below_label(draft, i + 1)
        over += OVER if anchored else rule is not None or (over and not _is_sentence(draft, i))
        if framed and draft.is_open(i) and (over >= OVER or (over and not _is_sentence(draft, i))):
            draft.remove(i, "tail-zone")


def _below_label(draft: Draft, start: int) -> None:
    """In a capture: the headlines below a label, and their teasers where there are several."""
    run = _run(draft, start)
    teasers = [j for i, j in pairwise(run) if not _is_sentence(draft, i) and _is_sentence(draft, j)]
    for n, i in enumerate(run):
        if _is_sentence(draft, i) and (len(teasers) < MIN_TEASERS or i not in teasers):
            return
        follows = run[n + 1] if n + 1 < len(run) else -1
        if (
            len(teasers) < MIN_TEASERS
            and follows >= 0
            and _is_subheading(draft, i)
            and _is_sentence(draft, follows)
        ):
            return
        draft.remove(i, "related-headline")


def _run(draft: Draft, start: int) -> list[int]:
    """The lines from there on that nobody has judged, up to a block."""
    found = []
    for i in range(start, len(draft.lines)):
        if isinstance(draft.verdicts[i], Kept):
            break
        if draft.is_open(i):
            found.append(i)
    return found


def _headlines(draft: Draft, start: int, stop: int) -> list[int]:
    found = []
    for i in range(start, stop):
        if draft.is_removed(i):
            continue
        if not draft.is_open(i) or _is_sentence(draft, i):
            break
        found.append(i)
    if found and _is_subheading(draft, found[-1]):
        found.pop()
    return found


def _is_sentence(draft: Draft, i: int) -> bool:
    line = draft.lines[i]
    return line.is_prose or (line.ends_sentence and line.count > 2 and not line.bullet)


def _is_subheading(draft: Draft, i: int) -> bool:
    """Whether a line before the story goes on is more like a sub-heading than another headline."""
    line = draft.lines[i]
    return not line.bullet and line.count < MIN_HEADLINE
