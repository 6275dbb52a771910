"""The whole article as one column of rows, measured a little at a time.

Only heights are kept for every block (20,000 paragraphs are 160 kB); lines are made for the blocks that are
looked at. A block that is not measured yet counts with an estimate, so that the first screen can be shown
before the rest has been wrapped.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from time import perf_counter
from typing import NamedTuple

from msgspec.structs import replace

from readaloud.model.article import Block
from readaloud.tui.block_text import show
from readaloud.tui.labels import Labels
from readaloud.tui.lines import Line, Slice, height_of, line_of, lines_of, spaced
from readaloud.tui.shown import Shown

_KEPT = 256  # blocks whose lines are kept


class Top(NamedTuple):
    """What stands on a row: a block, a line in it (negative in the gap before it), the characters there."""

    block: int
    line: int
    characters: Slice | None


class Page:
    """Rows of an article at one width, in cells. Row 0 is the first line of the first block's gap."""

    def __init__(self, blocks: Sequence[Block], labels: Labels, width: int, spacing: int = 0) -> None:
        """``spacing``: empty rows between two lines of a block, and so many more between two blocks."""
        self.blocks = blocks
        self.width = width
        self.spacing = spacing
        self.index_of = {block.id: index for index, block in enumerate(blocks)}
        self._labels = labels
        self._heights = array("L", ((len(block.text) // width + 1) * (1 + spacing) + 1 for block in blocks))
        self._measured = bytearray(len(blocks))
        self._next = 0  # every block before it is measured
        self._starts = self._sum()
        self.shown: Callable[[int], Shown] = lru_cache(maxsize=_KEPT)(self._show)
        self.lines: Callable[[int], tuple[Line, ...]] = lru_cache(maxsize=_KEPT)(self._lines)

    @property
    def height(self) -> int:
        """Rows of the whole article and one behind it; in part estimated until everything is measured."""
        return self._starts[-1] + 1

    @property
    def is_measured(self) -> bool:
        """Whether every height is exact."""
        return self._next >= len(self.blocks)

    def row_of(self, index: int) -> int:
        """The row of a block's first line, behind its gap."""
        return self._starts[index] + self.shown(index).gap

    def at(self, row: int) -> tuple[int, int]:
        """The block on a row and the line in it; the line is negative in the gap before the block."""
        index = max(min(bisect_right(self._starts, row) - 1, len(self.blocks) - 1), 0)
        return index, row - self.row_of(index) if self.blocks else 0

    def top_of(self, row: int) -> Top:
        """What stands on a row, in terms that hold at another width too."""
        index, line = self.at(row)
        lines = self.lines(index) if self.blocks else ()
        shown = lines[line] if 0 < line < len(lines) else ()
        return Top(index, line, shown[0] if shown else None)

    def row_of_top(self, top: Top) -> int:
        """The row on which that stands here."""
        if not self.blocks:
            return 0
        self.settle_around(top.block, 0)
        lines = self.lines(top.block)
        line = (
            min(top.line, max(len(lines) - 1, 0))
            if top.characters is None
            else line_of(lines, *top.characters[1:3])
        )
        return max(self.row_of(top.block) + line, 0)

    def settle(self, row: int, count: int) -> None:
        """Measure the blocks shown on ``count`` rows from ``row`` on, so that these rows stay as they are."""
        index = self.at(row)[0] if self.blocks else 0
        last = row + count
        changed = False
        top = self._starts[index]
        while index < len(self.blocks) and top < last:
            changed |= self._measure(index)
            top += self._heights[index]
            index += 1
        if changed:
            self._starts = self._sum()

    def settle_around(self, index: int, rows: int) -> None:
        """Measure a block and as many before it as fill so many rows: their distances stay as they are."""
        changed = self._measure(index)
        while index > 0 and rows > 0:
            index -= 1
            changed |= self._measure(index)
            rows -= self._heights[index]
        if changed:
            self._starts = self._sum()

    def measure(self, seconds: float) -> None:
        """Measure blocks that are still estimated, from the first one on, for about so long."""
        until = perf_counter() + seconds
        changed = False
        while self._next < len(self.blocks) and perf_counter() < until:
            changed |= self._measure(self._next)
            self._next += 1
        if changed:
            self._starts = self._sum()

    def _measure(self, index: int) -> bool:
        if self._measured[index]:
            return False
        shown = self._show(index)
        height = shown.gap + height_of(shown, self.width) * (1 + self.spacing) - self.spacing
        self._measured[index] = 1
        changed = height != self._heights[index]
        self._heights[index] = height
        return changed

    def _sum(self) -> list[int]:
        return list(accumulate(self._heights, initial=0))

    def _show(self, index: int) -> Shown:
        block = self.blocks[index]
        shown = show(block, self.blocks[index - 1] if index else None, self._labels)
        return replace(shown, gap=shown.gap + self.spacing) if self.spacing and index else shown

    def _lines(self, index: int) -> tuple[Line, ...]:
        return spaced(lines_of(self.shown(index), self.width), self.spacing)
