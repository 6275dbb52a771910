"""Finding a reading of a page (plain lines, from trafilatura or JSON-LD) again among its drafts.

Letters and digits alone are compared, so that spaces, quotation marks and bullets do not matter. Lines that
are equal to one draft only are anchors; the others are looked for between them. So a headline that also
stands in the menu is found where the story is.
"""

from bisect import bisect_right
from typing import NamedTuple

from readaloud.extract.html.comparing import key_of
from readaloud.extract.html.draft import Context, Draft
from readaloud.extract.html.walk.inline import BACK_LINK

_APART = ("hidden", "nav")  # places of what is not shown, and of links back from a note
MAX_WINDOW = 400  # units that are searched for a line that equals none of them
MIN_FRAGMENT = 20  # letters of a line that may be a part of a draft


class Unit(NamedTuple):
    """A text of a draft by its letters."""

    key: str
    draft: int


def units_of(drafts: list[Draft]) -> list[Unit]:
    """The texts of all drafts that came from text nodes, in their order."""
    keyed = (
        Unit(key_of(chunk.text), place)
        for place, draft in enumerate(drafts)
        if draft.context.place not in _APART or not _is_set_apart(draft.context)
        for chunk in draft.chunks
        if not chunk.borrowed
    )
    return [unit for unit in keyed if unit.key]


def _is_set_apart(context: Context) -> bool:
    return context.place == "hidden" or BACK_LINK in context.labels[:1]


def match(lines: list[str], units: list[Unit]) -> set[int]:
    """Which drafts a reading consists of: their places in the list of drafts."""
    keys = [key for key in map(key_of, lines) if key]
    where: dict[str, list[int]] = {}
    for at, unit in enumerate(units):
        where.setdefault(unit.key, []).append(at)
    anchors = sorted(where[key][0] for key in keys if len(where.get(key, ())) == 1)
    found: set[int] = set()
    last = -1
    for key in keys:
        places = where.get(key)
        if places is None:
            hits = _inside(key, units, last, _after(anchors, last, len(units)))
        else:
            hits = [_nearest(places, last, _after(anchors, last, len(units)))]
        if hits:
            found.update(units[at].draft for at in hits)
            last = hits[-1]
    return found


def _after(anchors: list[int], last: int, end: int) -> int:
    at = bisect_right(anchors, last)
    return anchors[at] if at < len(anchors) else end


def _nearest(places: list[int], last: int, until: int) -> int:
    """Of several places the first after the last hit and before the next anchor, else the closest."""
    if len(places) == 1:
        return places[0]
    between = [at for at in places if last < at < until]
    return between[0] if between else min(places, key=lambda at: abs(at - last))


def _inside(key: str, units: list[Unit], last: int, until: int) -> list[int]:
    """Units that make up a line together, or the one that the line is a part of."""
    window = range(max(0, last), min(until + 1, len(units), last + MAX_WINDOW))
    parts, at, covered = [], 0, 0
    for place in window:
        unit = units[place].key
        if len(key) >= MIN_FRAGMENT and key in unit:
            return [place]
        found = key.find(unit, at, at + len(unit) + 200)
        if found >= 0 and (len(unit) > 3 or found == at):
            parts.append(place)
            at, covered = found + len(unit), covered + len(unit)
    return parts if covered >= 0.6 * len(key) else []
