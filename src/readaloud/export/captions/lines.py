"""Cutting a sentence into caption cues of one or two short lines, never inside a word.

The limits are those of broadcasters: at most two lines of about 42 columns (BBC subtitle guidelines; wide
East Asian characters count two). As few cues as possible, alike in length, ending where a clause ends.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, pairwise, repeat

WIDTH = 42
_WIDE_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CLOSING = "、。，．！？；：」』）】〉》”’"
_TOKEN = re.compile(f"[{_WIDE_SCRIPTS}]\\w?[{_CLOSING}]*|[^\\s{_WIDE_SCRIPTS}]+")
_CLAUSE_END = re.compile(r"[,.;:!?…–—、。，．！？；：][”’»\"')\]]*$")
_CUE_COST = 1_000.0
_INSIDE_CLAUSE_COST = 12.0

Span = tuple[int, int]


def cut(text: str, width: int = WIDTH) -> tuple[tuple[Span, ...], ...]:
    """The cues of a text, each one or two lines as ranges of it; what lies between them is white space.

    Only a single word longer than a line makes a line longer than ``width``.
    """
    words = _Words(text, width)
    return tuple(words.lines(first, last) for first, last in pairwise(_starts(words)))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class _Words:
    """The words of a text and how wide any run of them is; runs are half-open ranges of word numbers."""

    def __init__(self, text: str, width: int) -> None:
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        self.clause_ends = [bool(_CLAUSE_END.search(text, start, end)) for start, end in self.spans]
        self._limit = width
        widths = repeat(1, len(text)) if text.isascii() else map(_columns, text)
        self._before = list(accumulate(widths, initial=0))

    def width(self, first: int, last: int) -> int:
        return self._before[self.spans[last - 1][1]] - self._before[self.spans[first][0]]

    def on_a_line(self, first: int, last: int) -> bool:
        return last - first == 1 or self.width(first, last) <= self._limit

    def on_two_lines(self, first: int, last: int) -> bool:
        """Whether the run fits once the first line is filled."""
        middle = first + 1
        while middle < last and self.on_a_line(first, middle + 1):
            middle += 1
        return middle == last or self.on_a_line(middle, last)

    def lines(self, first: int, last: int) -> tuple[Span, ...]:
        """The run as one line, or as the two that are most alike and part at a clause if they can."""
        if self.on_a_line(first, last):
            return (self._span(first, last),)
        fitting = [m for m in range(first + 1, last) if self.on_a_line(first, m) and self.on_a_line(m, last)]
        middle = min(fitting, key=lambda m: self._unlikeness(first, m, last))
        return (self._span(first, middle), self._span(middle, last))

    def cost(self, first: int, last: int) -> float:
        """What a cue costs: its being there most, then its empty space, then an end inside a clause."""
        spare = max(0, 2 * self._limit - self.width(first, last)) / self._limit
        inside = 0.0 if last == len(self.spans) or self.clause_ends[last - 1] else _INSIDE_CLAUSE_COST
        return _CUE_COST + 10 * spare * spare + inside

    def _unlikeness(self, first: int, middle: int, last: int) -> float:
        inside = 0.0 if self.clause_ends[middle - 1] else _INSIDE_CLAUSE_COST
        return abs(self.width(first, middle) - self.width(middle, last)) + inside

    def _span(self, first: int, last: int) -> Span:
        return self.spans[first][0], self.spans[last - 1][1]


def _starts(words: _Words) -> list[int]:
    """The word that begins each cue, and the end, at the least cost (dynamic programming from the front)."""
    best = [(0.0, 0)]
    for last in range(1, len(words.spans) + 1):
        first = last - 1
        ways = [(best[first][0] + words.cost(first, last), first)]
        while first and words.on_two_lines(first - 1, last):
            first -= 1
            ways.append((best[first][0] + words.cost(first, last), first))
        best.append(min(ways))
    starts = [len(words.spans)]
    while starts[-1]:
        starts.append(best[starts[-1]][1])
    return starts[::-1]
