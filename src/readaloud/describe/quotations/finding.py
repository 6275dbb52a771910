"""Where quotations stand in a text: pairs of marks of every style, outermost only.

Straight, curly and single marks, guillemets either way round, low-high marks; nested ones count as part of
the outer one. An apostrophe is no mark. A mark may lack its partner: news copy opens every paragraph of a
long quotation and closes only the last, and advertisements cut quotations in two.
"""

import re
from typing import NamedTuple

from readaloud.describe.quotations.marks import CLOSERS, MARK, SINGLE, Marks

_ELISION = re.compile(
    r"['‘’](?:\d\ds\b|\d\d\b|(?:em|til|tis|twas|twill|cause|cos|cuz|bout|round|neath|n|nuff|kay|ello)\b)",
    re.I,
)
_NEAR = 80  # characters before a mark that are looked at
_BEFORE_OPENING = "([{—–-/:=>¿¡"


class Found(NamedTuple):
    """A quotation with its marks at ``start:end``; ``opened``, ``closed``: whether it has each mark."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def find_quotations(text: str) -> tuple[Found, ...]:
    """The outermost quotations of one paragraph in order, disjoint; speech or not is not judged here.

    An opening mark without partner reaches to the end of the text, or to the next quotation that opens
    there; a closing one begins the quotation at the start of the text. Where that makes no sense (a stray
    mark inside a sentence) nothing is found.
    """
    found: list[Found] = []
    marks = Marks(text)
    position = 0
    while match := MARK.search(text, position):
        at = match.start()
        quotation = _opened(text, at, marks) if _can_open(text, at) else _lone_closer(text, at, found)
        if quotation:
            found.append(quotation)
        position = quotation.end if quotation else at + 1
    return tuple(found)


def _can_open(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not after or (after.isspace() and mark != "«"):
        return False
    if mark in "“‟„«‹":
        return True
    outside = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in SINGLE:
        elided = mark != "‚" and _ELISION.match(text, at)
        return mark != "’" and (outside or before in '“"„«') and not elided and not after.isspace()
    return outside and not after.isspace()


def _opened(text: str, at: int, marks: Marks) -> Found | None:
    mark = text[at]
    end = marks.single_end(at) if mark in SINGLE else _double_end(text, at, marks)
    if end > 0:
        return Found(at, end)
    if mark in SINGLE or not _may_stay_open(text, at):
        return None
    stop = -end or len(text)
    return Found(at, at + len(text[at:stop].rstrip()), closed=False)


def _double_end(text: str, at: int, marks: Marks) -> int:
    """Where the quotation ends, its mark included; 0 when it never closes, ``-n`` when another opens at n."""
    closers, depth = CLOSERS[text[at]], 1
    for match in MARK.finditer(text, at + 1):
        here, mark = match.start(), match.group()
        if mark in SINGLE:
            continue
        if (mark == text[at] and mark not in closers) or (mark == '"' and _opens_again(text, here)):
            closing = mark == '"' and mark in closers
            if closing or marks.left(closers, here) <= marks.left(text[at], here):
                return -here
            depth += mark == text[at] and mark != '"'
        elif mark in closers:
            depth -= 1
            if depth == 0:
                return here + 1
    return 0


def _opens_again(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    return before.isspace() and bool(after) and not after.isspace()


def _may_stay_open(text: str, at: int) -> bool:
    """Only where speech can begin: at the start, or after a comma, colon or full stop."""
    before = text[max(0, at - _NEAR) : at].rstrip()
    return not before or before[-1] in ',:.!?—–”"»'


def _lone_closer(text: str, at: int, found: list[Found]) -> Found | None:
    """The second half of a quotation whose beginning stands in the paragraph before, or is lost."""
    if found or text[at] not in '”»"' or text[at - 1 : at] not in tuple(".,!?…—"):
        return None
    after = text[at + 1 : at + 2]
    return None if after.isalnum() else Found(0, at + 1, opened=False)
