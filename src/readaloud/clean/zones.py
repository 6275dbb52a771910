"""Where the story begins and ends among menus, lists of other stories and footers."""

from msgspec import Struct

from readaloud.clean.lines import Line
from readaloud.clean.rules import Rule, Rules

PROSE_WORTH = 40  # words of a paragraph that count, so that one long one is not a story
SHORT_COST, FURNITURE_COST = 4, 12  # of a line that is no prose, and of one that a rule takes
SENTENCE_WORTH = 4


class Zones(Struct, frozen=True):
    """The run of lines that holds the story: ``start`` to ``end``, from its first prose to its last."""

    start: int
    end: int

    def of(self, index: int) -> str:
        """Header | middle | tail."""
        if index < self.start:
            return "header"
        return "tail" if index >= self.end else "middle"


def find_zones(lines: tuple[Line, ...], hits: tuple[Rule | None, ...]) -> Zones:
    """The stretch whose prose most outweighs its short lines and furniture (maximum subarray, linear)."""
    best, best_at = 0, (0, 0)
    total, start = 0, 0
    for i, line in enumerate(lines):
        if total <= 0:
            total, start = 0, i
        total += _worth(line, hits[i])
        if total > best:
            best, best_at = total, (start, i + 1)
    return Zones(*best_at) if best else Zones(0, len(lines))


def possible_hits(lines: tuple[Line, ...], rules: Rules) -> tuple[Rule | None, ...]:
    """For each line the rule that would take it at the edges of a page."""
    return tuple(rules.of_line(line, "tail") or rules.of_line(line, "header") for line in lines)


def _worth(line: Line, hit: Rule | None) -> int:
    if hit:
        return -FURNITURE_COST
    if line.piece.media or line.piece.table:
        return 0
    if line.is_prose:
        return min(line.count, PROSE_WORTH)
    if line.ends_sentence and line.count > 2 and not line.bullet:
        return SENTENCE_WORTH
    return -SHORT_COST
