"""The head of a story: what stands before its headline, and deck, byline and dates below it."""

from msgspec.structs import replace

from readaloud.clean.dates import iso_date
from readaloud.clean.draft import Draft, Kept
from readaloud.clean.lines import Line
from readaloud.clean.rules.rules import Rule
from readaloud.clean.steps.headline import SURE, find_headline
from readaloud.clean.steps.signatures import is_dated, is_name, is_signature
from readaloud.clean.steps.zones import FRAME_LINES, Zones
from readaloud.model.article import Diagnostic, Kind

HEAD_LINES = 16  # between headline and story that may be byline, date and deck
DECK_WORDS = 60
NEAR_NAME = 4  # lines between a name and the date or the "By" that shows what it is
ROLE_WORDS = 5  # of a role or an account below a name


def find_head(draft: Draft, zones: Zones, hits: tuple[Rule | None, ...]) -> int:
    """Judge everything up to the first paragraph; the place of the headline, -1 without one."""
    at, points = find_headline(draft, zones, hits)
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
    bylines = [i for i in range(at + 1, at + 1 + HEAD_LINES) if draft.is_kept_as(i, Kind.BYLINE)]
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
        if is_signature(line) or (i < zones.start and is_dated(line)):
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
    for i in range(start, min(start + HEAD_LINES, len(draft.lines))):
        line = draft.lines[i]
        signed = signed or is_signature(line)
        if not draft.is_open(i):
            continue
        prose += line.is_prose
        if line.is_prose and (signed or prose > 1):
            return i
    return start + HEAD_LINES


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
