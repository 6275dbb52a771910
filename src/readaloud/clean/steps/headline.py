"""The headline of a text without mark-up: the line before the story with the most signs of one."""

from collections.abc import Iterator

from readaloud.clean.dates import is_time, iso_date
from readaloud.clean.draft import Draft
from readaloud.clean.lines import Line
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.rules import Rule
from readaloud.clean.rules.words import word_list
from readaloud.clean.steps.pictures import read_picture
from readaloud.clean.steps.signatures import BYLINE_WORDS, is_dated, is_signature, looks_like_byline
from readaloud.clean.steps.zones import FRAME_LINES, Zones
from readaloud.model.article import Kind, Reason

MIN_WORDS, MAX_WORDS = 3, 35  # of a headline
SURE = 3  # points from which a headline counts as found, not guessed
REACH = 16  # lines below a headline in which its signature is looked for


def find_headline(draft: Draft, zones: Zones, hits: tuple[Rule | None, ...]) -> tuple[int, int]:
    """The line with the most signs of a headline, and how many; of several in a row the first."""
    end = min(zones.start + 2, len(draft.lines))
    found = [i for i in _before_prose(draft, zones, end, hits) if _may_be_headline(draft, i)]
    if not found:
        return -1, 0
    points = {i: _points(draft, i, found, hits) for i in found}
    best = max(found, key=lambda i: (points[i], -i))
    if points[best] <= 0 and sum(hit is not None for hit in hits[:end]) < FRAME_LINES:
        return -1, 0
    top = best
    while (above := _above(top, found, hits)) >= 0 and _is_above(draft.lines[above], draft.lines[top]):
        top = above
    return top, max(points[top], SURE if len(found) == 1 else 1)


def _above(i: int, found: list[int], hits: tuple[Rule | None, ...]) -> int:
    """The candidate right above another, or with nothing but the age of the page between; -1 without one."""
    above = max((j for j in found if j < i), default=-1)
    return above if all((rule := hits[j]) and rule.id == "page-age" for j in range(above + 1, i)) else -1


def _before_prose(draft: Draft, zones: Zones, end: int, hits: tuple[Rule | None, ...]) -> Iterator[int]:
    """The lines that no rule takes, up to the first paragraph; on a page with menus, up to the story."""
    framed = sum(hit is not None for hit in hits[:end]) >= FRAME_LINES
    for i in draft.open(zones.frame, end):
        if not hits[i]:
            yield i
            if draft.lines[i].is_prose and not framed:
                return


def _may_be_headline(draft: Draft, i: int) -> bool:
    line = draft.lines[i]
    if line.piece.media or line.piece.table or line.piece.kind not in (None, Kind.HEADLINE, Kind.HEADING):
        return False
    if not MIN_WORDS <= len(line.words) <= MAX_WORDS or is_signature(line) or is_dated(line):
        return False
    if line.text.endswith((":", ",")) or (line.is_prose and line.text.endswith(".")):
        return False
    if read_picture(line.text) or _is_site(draft, line):
        return False
    return not (line.bullet and _in_list(draft, i))


def _is_site(draft: Draft, line: Line) -> bool:
    """Whether the line is the name of the site: the one that claims the copyright."""
    size = len(line.words)
    return size < 8 and any(
        line.words in (other.words[n : n + size] for n in range(1, 5))
        for other in draft.lines
        if other.words and other.words[0] in ("©", "copyright")
    )


def _in_list(draft: Draft, i: int) -> bool:
    near = (j for j in (i - 1, i + 1) if 0 <= j < len(draft.lines))
    return any(draft.lines[j].bullet for j in near)


def _is_above(upper: Line, lower: Line) -> bool:
    """Whether two title-like lines in a row are a headline and its deck, not a label and a headline."""
    return len(upper.words) >= max(5, len(lower.words) // 3) and not upper.text.endswith(".")


def _points(draft: Draft, i: int, found: list[int], hits: tuple[Rule | None, ...]) -> int:
    line = draft.lines[i]
    points = 2 + (5 <= len(line.words) <= 22)
    points += 6 * (line.piece.kind is Kind.HEADLINE) + 2 * (words_of(draft.meta.title) == line.words)
    points -= 3 * line.text.endswith(".") + 3 * ("[" in line.text or line.text[0] == "#")
    behind = range(i + 1, min(i + REACH, len(draft.lines)))
    below = [j for j in behind if draft.is_open(j) and not _shares(hits, j)]
    near = [*((j, j - i) for j in (i - 2, i - 1)), *((j, n) for n, j in enumerate(below[:5], start=1))]
    signatures = [n for j, n in near if draft.is_open(j) and _signs(draft.lines[j])]
    points += any(0 < j <= 2 for j in signatures) + 3 * any(j > 0 for j in signatures)
    points += any(j < 0 for j in signatures)
    points -= 2 * any(draft.lines[j].is_prose for j in draft.open(0, i) if not hits[j])
    points -= all(word[:1].isupper() for word in line.plain.split()) and len(line.words) <= 4
    later = sum(j > i and draft.lines[j].key != line.key for j in found)
    return points - min(later, 8) // 3


def _shares(hits: tuple[Rule | None, ...], i: int) -> bool:
    """Whether it is of a share bar, which stands below a headline; menus stand above it.

    "X" and "Email" are other things elsewhere: the lines beside them decide.
    """
    beside = hits[max(0, i - 2) : i + 3]
    return hits[i] is not None and any(hit is not None and hit.reason is Reason.SHARE for hit in beside)


def _signs(line: Line) -> bool:
    """Whether the line is what stands below a headline: a name, or a date; "2 h ago" stands below teasers."""
    dated = line.count <= BYLINE_WORDS * 2 and bool(iso_date(line.text))
    updated = line.words[:1] in word_list("update_words") and is_time(line.plain)
    return looks_like_byline(line) or dated or updated
