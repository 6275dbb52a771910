"""Break text into lines by cells, as offsets: the text itself is never copied or changed."""

from array import array
from bisect import bisect_right
from itertools import accumulate

from readaloud.tui.cells import TAB_CELLS, is_narrow, widths

Span = tuple[int, int]  # half-open offsets of one line; the spaces at which it was broken are in no line

_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ーぁぃぅぇぉっゃゅょ々"
)  # never begin a line with these


def wrap(text: str, width: int, *, keep_spaces: bool = False) -> list[Span]:
    """The lines of a text in at most ``width`` cells; a line feed always breaks.

    Breaks at spaces, and beside wide characters (Chinese, Japanese, Korean); a longer word is
    cut. With ``keep_spaces`` (code) lines are cut at the width and no space is left out.
    An empty text is one empty line.
    """
    width = max(width, 2)  # a wide character needs two
    lines: list[Span] = []
    start = 0
    while True:
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        lines.extend(_wrap_paragraph(text, start, stop, width, keep_spaces))
        if end < 0:
            return lines
        start = end + 1


def _wrap_paragraph(text: str, start: int, stop: int, width: int, keep_spaces: bool) -> list[Span]:
    if not keep_spaces:
        while start < stop and text[start] == " ":
            start += 1
        while stop > start and text[stop - 1] == " ":
            stop -= 1
    if stop - start <= width // TAB_CELLS:
        return [(start, stop)]  # nothing is wider than a tab
    piece = text[start:stop]
    if is_narrow(piece):
        return _cut_narrow(start, stop, width) if keep_spaces else _wrap_narrow(text, start, stop, width)
    return _wrap_wide(piece, start, width, keep_spaces)


def _cut_narrow(start: int, stop: int, width: int) -> list[Span]:
    return [(at, min(at + width, stop)) for at in range(start, stop, width)]


def _wrap_narrow(text: str, start: int, stop: int, width: int) -> list[Span]:
    lines: list[Span] = []
    while stop - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut < 0:
            lines.append((start, start + width))
            start += width
            continue
        end = cut
        while text[end - 1] == " ":
            end -= 1
        lines.append((start, end))
        start = cut + 1
        while text[start] == " ":
            start += 1
    lines.append((start, stop))
    return lines


def _wrap_wide(piece: str, base: int, width: int, keep_spaces: bool) -> list[Span]:
    cells = widths(piece)
    reached = array("L", accumulate(map(int, cells), initial=0))
    lines: list[Span] = []
    start, stop = 0, len(piece)
    while reached[stop] - reached[start] > width and stop - start > 1:
        fits = bisect_right(reached, reached[start] + width) - 1  # the most characters whose cells fit
        end, following = _break(piece, cells, start, max(fits, start + 1), keep_spaces)
        lines.append((base + start, base + end))
        start = following
    lines.append((base + start, base + stop))
    return lines


def _break(piece: str, cells: str, start: int, fits: int, keep_spaces: bool) -> Span:
    """The end of a line that can hold ``start:fits``, and where the next one begins."""
    if not keep_spaces:
        for at in range(fits, start, -1):
            if piece[at] == " " or _between_wide(piece, cells, at):
                return _around_spaces(piece, start, at)
    while fits > start + 1 and (cells[fits] == "0" or piece[fits] == "\ufe0f"):
        fits -= 1  # a mark stays with its letter
    return fits, fits


def _around_spaces(piece: str, start: int, at: int) -> Span:
    end = at
    while end > start and piece[end - 1] == " ":
        end -= 1
    while at < len(piece) and piece[at] == " ":
        at += 1
    return end, at


def _between_wide(piece: str, cells: str, at: int) -> bool:
    if cells[at] == "0" or piece[at] in _NOT_FIRST:
        return False
    return cells[at] == "2" or cells[at - 1] == "2"
