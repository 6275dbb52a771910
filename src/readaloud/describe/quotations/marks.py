"""The quotation marks of a text, indexed once: a text of nothing but marks costs no more than another."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

MARK = re.compile("[“”„‟\"«»‹›‘’‚']")
SINGLE = "‘’‚'"
CLOSERS = {
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
_LONGEST_SINGLE = 3000  # characters in which a single mark finds its partner
_CLAUSE_END = ".,!?…;—–-"
_CLAUSE_GOES_ON = tuple(".,;:!?)—–")


class Marks:
    """Where each mark of a text stands; looked up when asked for: most texts have apostrophes only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._singles: dict[str, tuple[list[int], list[int], list[int]]] = {}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for match in MARK.finditer(self._text):
            places[match.group()].append(match.start())
        return places

    def left(self, marks: str, at: int) -> int:
        """How many of these marks stand at ``at`` or behind it."""
        return sum(len(self._places[mark]) - bisect_left(self._places[mark], at) for mark in marks)

    def single_end(self, at: int) -> int:
        """Where a quotation in single marks ends; 0 when each candidate is rather an apostrophe.

        The boys' ball: a mark behind an s is rather a possessive when a better one comes later.
        """
        closers = CLOSERS[self._text[at]]
        if closers not in self._singles:
            self._singles[closers] = self._single_candidates(closers)
        sure, weak, breaks = self._singles[closers]
        stop = min(at + _LONGEST_SINGLE, _next(breaks, at + 2) or len(self._text))
        end = _next(sure, at + 2)
        if not end or end >= stop:
            end = _next(weak, at + 2)
        return end + 1 if end and end < stop else 0

    def _single_candidates(self, closers: str) -> tuple[list[int], list[int], list[int]]:
        """Marks that close surely, those that may, and openers behind which it is too late."""
        text, places = self._text, sorted(at for mark in SINGLE for at in self._places[mark])
        closing = [at for at in places if text[at] in closers and _can_close(text, at)]
        sure = [at for at in closing if _ends_clause(text, at)]
        breaks = [at for at in places if at and text[at] in "‘‚" and text[at] not in closers]
        return sure, sorted(set(closing) - set(sure)), [at for at in breaks if text[at - 1].isspace()]


def _next(places: list[int], at: int) -> int:
    """The first place at or behind ``at``; 0 when there is none."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else 0


def _can_close(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _ends_clause(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    return before in _CLAUSE_END or after in _CLAUSE_GOES_ON or before != "s"
