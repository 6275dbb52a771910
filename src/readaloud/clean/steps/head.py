"""The head of a story: its headline, what stands before it, deck, byline and dates."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from readaloud.clean.dates import is_time, iso_date
from readaloud.clean.draft import Draft, Kept
from readaloud.clean.lines import Line
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.rules import Rule
from readaloud.clean.rules.words import word_list, word_rows
from readaloud.clean.steps.pictures import read_picture
from readaloud.clean.steps.zones import FRAME_LINES, Zones
from readaloud.model.article import Diagnostic, Kind, Reason

MIN_WORDS, MAX_WORDS = 3, 35  # of a headline
HEAD_LINES = 8  # between headline and story that may be byline, date and deck
BYLINE_WORDS = 14
DECK_WORDS = 60
NEAR_NAME = 4  # lines between a name and the date or the "By" that shows what it is
_BARS = re.compile(r"\s[·|•]\s")  # between name, paper and date on one line
ROLE_WORDS = 5  # of a role or an account below a name
SURE = 3  # points from which a headline counts as found, not guessed


def find_head(draft: Draft, zones: Zones, hits: tuple[Rule | None, ...]) -> int:
    """Judge everything up to the first paragraph; the place of the headline, -1 without one."""
    at, points = _headline(draft, zones, hits)
    if at >= 0:
        draft.keep(at, Kept(Kind.HEADLINE, draft.lines[at].unmarked, level=1))
        _repeats(draft, at)
        _before(draft, at, zones, hits)
        if points < SURE:
            line = draft.lines[at].plain
            draft.diagnostics.append(Diagnostic("guessed_headline", f"The headline is a guess: {line}"))
    _bylines(draft, at, zones, hits)
    return at


def below_head(draft: Draft, at: int, zones: Zones) -> Zones:
    """The zones, the story from the first paragraph behind the bylines: buttons and counts stand above it."""
    bylines = [i for i in range(at + 1, at + 1 + 2 * HEAD_LINES) if draft.is_kept_as(i, Kind.BYLINE)]
    if at < 0 or not bylines:
        return zones
    first = next((i for i in draft.open(bylines[-1] + 1) if draft.lines[i].is_prose), zones.start)
    return replace(zones, start=min(max(zones.start, first), zones.end))


def finish_head(draft: Draft, at: int) -> None:
    """Name deck and authors between the headline and the story, once furniture is out of the way."""
    _names(draft, at + 1, _end_of_head(draft, at + 1))
    _deck(draft, at)


def name_head(draft: Draft) -> None:
    """On a page that marks its headline: the byline, the dates and the deck below it."""
    at = next((i for i in draft.open() if draft.lines[i].piece.kind is Kind.HEADLINE), -1)
    if at >= 0:
        first = next((i for i in draft.open(at + 1) if _is_story(draft.lines[i])), at + 1)
        _bylines(draft, at, Zones(first, first), ())
        finish_head(draft, at)


def _is_story(line: Line) -> bool:
    return bool(line.piece.body) and line.is_prose and line.piece.kind is Kind.PARAGRAPH


def looks_like_byline(line: Line) -> bool:
    """Whether the line names who wrote the story: "By Ada Moss", "Von Ute Ehlers"."""
    if line.count > BYLINE_WORDS or line.is_prose:
        return False
    words = words_of(line.plain)
    for row in word_rows("byline_words"):
        size = len(row)
        if words[:size] == row and len(words) > size:
            name = line.plain.split()[size : size + 1]
            return bool(name) and name[0][:1].isupper()
    return False


def name_in_byline(text: str) -> str:
    """The name behind "By", up to a comma, a bar or a slash."""
    words = words_of(text)
    size = max(len(row) for row in word_rows("byline_words") if words[: len(row)] == row)
    return re.split(r"\s*[,|•/·]\s*|\s[–—-]\s", " ".join(text.split()[size:]), maxsplit=1)[0].strip()


def _headline(draft: Draft, zones: Zones, hits: tuple[Rule | None, ...]) -> tuple[int, int]:
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
    if not MIN_WORDS <= len(line.words) <= MAX_WORDS or _is_signature(line) or _dated(line):
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
    behind = range(i + 1, min(i + HEAD_LINES * 2, len(draft.lines)))
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


def _is_signature(line: Line) -> bool:
    return looks_like_byline(line) or is_time(line.plain)


def _repeats(draft: Draft, at: int) -> None:
    """The headline said again as a line of its own."""
    for i in list(draft.open()):
        if draft.lines[i].key == draft.lines[at].key:
            draft.remove(i, "said-already")


def _before(draft: Draft, at: int, zones: Zones, hits: tuple[Rule | None, ...]) -> None:
    """What stands before the headline goes when a menu does, or the frame of a page."""
    framed = sum(hits[i] is not None for i in range(at))
    listed = sum(bool(draft.lines[i].bullet) for i in range(at))
    for i in list(draft.open(0, at)):
        rule = hits[i]
        if rule:
            draft.remove(i, rule)
        elif (
            i < zones.frame
            or framed >= FRAME_LINES
            or ((framed or listed > 2) and not draft.lines[i].is_prose)
        ):
            draft.remove(i, "header-zone")


def _bylines(draft: Draft, at: int, zones: Zones, hits: tuple[Rule | None, ...]) -> None:
    """Names, dates and times between the headline and the story; a deck may stand before them."""
    stop = _end_of_head(draft, at + 1)
    for i in list(draft.open(at + 1, stop)):
        line = draft.lines[i]
        if line.piece.media or line.piece.place not in ("", "header") or line.is_prose:
            continue
        rule = hits[i] if hits else None
        if rule and "middle" in rule.zones and not iso_date(line.text):  # "3 min read", but not "3 hours ago"
            continue
        if _is_signature(line) or (i < zones.start and _dated(line)):
            draft.keep(i, Kept(Kind.BYLINE, line.unmarked))


def _names(draft: Draft, start: int, stop: int) -> None:
    """The names beside a date, and what stands between name and date: a role, an account."""
    signed = [i for i in range(start, min(stop, len(draft.lines))) if draft.is_kept_as(i, Kind.BYLINE)]
    lines = [i for i in draft.open(start, stop) if draft.lines[i].piece.kind is None] if signed else []
    named = [i for i in lines if is_name(draft.lines[i]) and min(abs(i - j) for j in signed) <= NEAR_NAME]
    for i in lines:
        between = bool(named) and named[0] < i < signed[-1] and draft.lines[i].count <= ROLE_WORDS
        if i in named or (between and not draft.lines[i].ends_sentence):
            draft.keep(i, Kept(Kind.BYLINE, draft.lines[i].unmarked))


def _end_of_head(draft: Draft, start: int) -> int:
    """The first paragraph behind a byline, or the second without one: the first may be a deck."""
    prose, signed = 0, False
    for i in range(start, min(start + HEAD_LINES * 2, len(draft.lines))):
        line = draft.lines[i]
        signed = signed or _is_signature(line)
        if not draft.is_open(i):
            continue
        prose += line.is_prose
        if line.is_prose and (signed or prose > 1):
            return i
    return start + HEAD_LINES * 2


def _dated(line: Line) -> bool:
    """Whether a short line has a date, or says how long ago, beside a name or a place."""
    barred = bool(_BARS.search(line.text)) and line.count <= 2 * BYLINE_WORDS
    if (line.count > BYLINE_WORDS and not barred) or line.is_prose:
        return False
    return bool(iso_date(line.text)) or is_time(" ".join(line.text.split()[-3:]))


def is_name(line: Line) -> bool:
    """Whether the line is nothing but two to six words with capitals, as names are."""
    words = line.plain.replace(" and ", " ").split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and not line.ends_sentence


def _deck(draft: Draft, at: int) -> None:
    """The line below the headline, when a byline, a date or furniture parts it from the story."""
    i = at + 1
    while draft.is_removed(i):
        i += 1
    if (
        at < 0
        or not draft.is_open(i)
        or draft.lines[i].piece.place not in ("", "header")
        or draft.lines[i].count > DECK_WORDS
        or draft.lines[i].count < 4
    ):
        return
    if draft.lines[i].piece.kind not in (None, Kind.PARAGRAPH, Kind.HEADING, Kind.DECK):
        return
    if draft.is_kept_as(i + 1, Kind.BYLINE):
        draft.keep(i, Kept(Kind.DECK))
