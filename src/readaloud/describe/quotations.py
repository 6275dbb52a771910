"""Where quotations stand in a text: pairs of marks of every style, outermost only.

Straight, curly and single marks, guillemets either way round, low-high marks; nested ones count as part of
the outer one. An apostrophe is no mark. A mark may lack its partner: news copy opens every paragraph of a
long quotation and closes only the last, and advertisements cut quotations in two.
"""

import re
from typing import NamedTuple

_MARK = re.compile("[“”„‟\"«»‹›‘’‚']")
_CLOSERS = {
    "“": '”"',
    "‟": '”"',
    "„": '“”"‟',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"”',
    "”": '”"',
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
}
_SINGLE = "‘’‚'"
_ELISION = re.compile(
    r"['‘’](?:\d\ds\b|\d\d\b|(?:em|til|tis|twas|twill|cause|cos|cuz|bout|round|neath|n|nuff|kay|ello)\b)",
    re.I,
)
_LONGEST_SINGLE = 3000  # characters in which a single mark finds its partner
_CLAUSE_END = ".,!?…;—–-"
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
    position = 0
    while match := _MARK.search(text, position):
        at = match.start()
        quotation = _opened(text, at) if _can_open(text, at) else _lone_closer(text, at, found)
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
    if mark in _SINGLE:
        elided = mark != "‚" and _ELISION.match(text, at)
        return mark != "’" and (outside or before in '“"„«') and not elided and not after.isspace()
    return outside and not after.isspace()


def _opened(text: str, at: int) -> Found | None:
    mark = text[at]
    end = _single_end(text, at) if mark in _SINGLE else _double_end(text, at)
    if end > 0:
        return Found(at, end)
    if mark in _SINGLE or not _may_stay_open(text, at):
        return None
    stop = -end or len(text.rstrip())
    return Found(at, len(text[:stop].rstrip()), closed=False)


def _double_end(text: str, at: int) -> int:
    """Where the quotation ends, its mark included; 0 when it never closes, ``-n`` when another opens at n."""
    closers, depth = _CLOSERS[text[at]], 1
    for match in _MARK.finditer(text, at + 1):
        here, mark = match.start(), match.group()
        if mark in _SINGLE:
            continue
        if (mark == text[at] and mark not in closers) or (mark == '"' and _opens_again(text, here)):
            if _closers_left(text, here, closers) <= _openers_left(text, here, text[at]):
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


def _closers_left(text: str, at: int, closers: str) -> int:
    if '"' in closers and text[at] == '"':
        return 0
    return sum(text.count(closer, at) for closer in closers)


def _openers_left(text: str, at: int, opener: str) -> int:
    return text.count(opener, at)


def _single_end(text: str, at: int) -> int:
    """Where a quotation in single marks ends; 0 when each candidate is rather an apostrophe."""
    closers, weak = _CLOSERS[text[at]], 0
    for here in range(at + 2, min(len(text), at + _LONGEST_SINGLE)):
        if text[here] in "‘‚" and text[here] not in closers and text[here - 1].isspace():
            break
        if text[here] not in closers or not _can_close_single(text, here):
            continue
        if (
            text[here - 1] in _CLAUSE_END
            or text[here + 1 : here + 2] in tuple(".,;:!?)—–")
            or text[here - 1] != "s"
        ):
            return here + 1
        weak = weak or here + 1  # the boys' ball: rather a possessive when a better mark comes later
    return weak


def _can_close_single(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not text[at - 1].isspace() and not after.isalnum()


def _may_stay_open(text: str, at: int) -> bool:
    """Only where speech can begin: at the start, or after a comma, colon or full stop."""
    before = text[:at].rstrip()
    return not before or before[-1] in ',:.!?—–”"»'


def _lone_closer(text: str, at: int, found: list[Found]) -> Found | None:
    """The second half of a quotation whose beginning stands in the paragraph before, or is lost."""
    if found or text[at] not in '”»"' or text[at - 1 : at] not in tuple(".,!?…—"):
        return None
    after = text[at + 1 : at + 2]
    return None if after.isalnum() else Found(0, at + 1, opened=False)
