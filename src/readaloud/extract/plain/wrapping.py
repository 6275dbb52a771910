"""Hard-wrapped lines: finding out that a text has them, and which lines belong together.

A program that wraps at a width breaks a line only where the next word would not have fitted. So a text is
wrapped when nearly every line that goes on in lower case is so full that the first word of the next line
would have passed the longest line; and then two lines belong together when the first is that full.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

MIN_WIDTH, MAX_WIDTH = 34, 110  # columns of a wrapped text: magazines' columns to wide terminals
NARROW = 18  # columns of the narrowest text that counts as wrapped, when many lines go on
MIN_JOINS, MIN_NARROW_JOINS = 2, 6  # lines that go on in lower case before a text counts as wrapped
MIN_FULL = 0.9  # share of them that must be full
RAGGED = 0.85  # of the width: how full lines are at least whose letters have widths of their own
MAX_LONG = 0.1  # share of lines beyond the width (addresses, tables) that a wrapped text may have

CENTRED = 9  # columns further in than the next line: a headline, and no first line of a paragraph
MIN_BROKEN_LINE = 16  # columns of a line that is full enough to break a word
MIN_BROKEN = 2  # words broken at the end of a line before a text counts as typeset

_BROKEN = re.compile(r" ?([^\W\d_]+)-\n(?:[ \t]*\n){0,2}([ \t]*)([^\W\d_A-Z]\S*)")  # also over a new column
_OPENERS = "-*+•·–—>|#([0123456789"  # a line that begins so starts something of its own, if it looks so


class Line(Struct, frozen=True):
    """A line that holds something: folded words, number from 1, offsets in the reading text, indent."""

    text: str
    number: int
    start: int
    end: int
    indent: int
    gap: bool  # a blank line stands before it


def without_hyphenation(text: str) -> str:
    """The text with words whole that a typesetting program broke at the ends of lines.

    A text counts as typeset when several full lines end so. Where the text has the same word with its hyphen
    inside a line, the hyphen is the author's.
    """
    if text.count("-\n") < MIN_BROKEN:
        return text
    lines = (match.end(1) - text.rfind("\n", 0, match.start()) for match in _BROKEN.finditer(text))
    if sum(columns >= MIN_BROKEN_LINE for columns in lines) < MIN_BROKEN:
        return text
    return _BROKEN.sub(lambda match: _whole(match, text), text)


def _whole(match: re.Match[str], text: str) -> str:
    first, indent, rest = match.groups()
    hyphened = f"{first}-{rest}".casefold() in text.casefold()
    return f"\n{indent}{first}{'-' * hyphened}{rest}"  # where the program would have put it


def paragraphs(lines: tuple[Line, ...], *, typeset: bool = False) -> Iterator[tuple[Line, ...]]:
    """The lines, grouped where they were one paragraph before somebody wrapped it.

    ``typeset``: broken words were made whole, so that no line has the length that it had.
    """
    width = _width(lines, typeset)
    group: list[Line] = []
    for line in lines:
        if group and not (width and _goes_on(group[-1], line, width, _hanging(group))):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def joined_text(lines: tuple[Line, ...]) -> str:
    """The words of the lines; no space after a hyphen at which a compound was broken ("well-" "known")."""
    text = lines[0].text
    for before, line in pairwise(lines):
        broken = before.text[-1:] == "-" and before.text[-2:-1].isalpha() and line.text[0].isalpha()
        text += line.text if broken else " " + line.text
    return text


def _width(lines: tuple[Line, ...], typeset: bool) -> int:
    """The column at which the text was wrapped; 0 when it was not."""
    runs = [(a, b) for a, b in pairwise(lines) if not b.gap and b.text[0].islower()]
    if len(runs) < MIN_JOINS:
        return 0
    lengths = sorted(_columns(before) for before, _ in runs)
    width = lengths[-1 - len(lengths) // (6 if typeset else 50)]  # beyond what is longer by accident
    long = sum(_columns(line) > width + 2 for line in lines)
    narrowest = NARROW if len(runs) >= MIN_NARROW_JOINS else MIN_WIDTH
    if not narrowest <= width <= MAX_WIDTH or long > MAX_LONG * len(lines):
        return 0
    ragged = int(RAGGED * width)  # letters that have widths of their own make ragged ends
    for least in (ragged,) if typeset else (width, ragged):
        if sum(_is_full(before, after, least) for before, after in runs) >= MIN_FULL * len(runs):
            return least
    return 0


def _goes_on(before: Line, after: Line, width: int, hanging: int) -> bool:
    if after.gap or not _is_full(before, after, width) or _columns(before) > MAX_WIDTH:
        return False
    if after.text[0] in _OPENERS and _opens(after.text):
        return False
    return before.indent - CENTRED < after.indent <= max(before.indent, hanging)


def _hanging(group: list[Line]) -> int:
    """How far the lines after the first of a list item may be indented: to where its words begin."""
    first = group[0]
    marker = first.text.partition(" ")[0] if first.text[0] in _OPENERS else ""
    return first.indent + len(marker) + 1 if marker and len(group) == 1 else group[-1].indent


def _opens(text: str) -> bool:
    """Whether a line begins a list item or the like: a bullet or a number with its mark."""
    marker, space, _ = text.partition(" ")
    if not space:
        return False
    numbered = marker[:-1].isdigit() and marker[-1] in ".)"
    return numbered or (marker[0] in "-*+•·>|#" and len(set(marker)) == 1)


def _is_full(before: Line, after: Line, width: int) -> bool:
    return _columns(before) + 1 + len(after.text.partition(" ")[0]) > width


def _columns(line: Line) -> int:
    return line.indent + line.end - line.start
