"""Where the story begins and ends among menus, lists of other stories and footers."""

from msgspec import Struct

from readaloud.clean.dates import iso_date
from readaloud.clean.draft import Draft
from readaloud.clean.lines import Line
from readaloud.clean.rules.rules import Rule, Rules
from readaloud.model.article import Reason

PROSE_WORTH = 40  # words of a paragraph that count, so that one long one is not a story
EMPTY_COST = 2  # of a line without a word: a rule between parts, or an empty item of a list
SHORT_COST = 4  # of a line that is no prose
COSTS = {  # of what stands in stories too
    **dict.fromkeys((Reason.AD, Reason.NEWSLETTER, Reason.LEGAL), 2),
    **dict.fromkeys((Reason.RELATED, Reason.LABEL, Reason.SHARE), 4),
}
FURNITURE_COST = 12  # of a line that a rule takes for another reason
ANCHOR_COST = 40  # of a label behind which the story is mostly over: what follows must outweigh it
SENTENCE_WORTH = 4
DATE_WORDS = 14  # of a line of date and author
MAX_SHORT = 8  # lines in a row that may interrupt a story without ending it
FRAME_LINES = 6  # lines of furniture and links after the story that make a capture a whole page


class Zones(Struct, frozen=True):
    """The run of lines that holds the story: ``start`` to ``end``, from its first prose to its last."""

    start: int
    end: int
    frame: int = 0  # the lines before this one stand in groups at the top that are mostly furniture

    def of(self, index: int) -> str:
        """Header | middle | tail."""
        if index < self.start:
            return "header"
        return "tail" if index >= self.end else "middle"


def find_zones(draft: Draft, hits: tuple[Rule | None, ...]) -> Zones:
    """The stretch whose prose most outweighs its short lines and furniture (maximum subarray, linear)."""
    best, best_at = 0, (0, 0)
    total, start = 0, 0
    for i, line in enumerate(draft.lines):
        if total <= 0:
            total, start = 0, i
        total += _worth(line, hits[i]) if draft.verdicts[i] is None else 0
        if total > best:
            best, best_at = total, (start, i + 1)
    start, end = best_at if best else (0, len(draft.lines))
    end = _goes_on(draft, hits, end)
    frame = _frame(draft, hits, end)
    return Zones(max(start, frame), max(end, frame), frame)


def _goes_on(draft: Draft, hits: tuple[Rule | None, ...], end: int) -> int:
    """Where the story ends that buttons and links interrupt: somebody speaks in it again before its anchor.

    Teasers and footers have sentences too, but hardly a paragraph in which somebody is quoted.
    """
    short, spoken = 0, end > 0 and draft.lines[end - 1].is_speech
    for i in range(end, len(draft.lines)):
        line, rule = draft.lines[i], hits[i]
        if (rule and rule.anchor) or short > MAX_SHORT:
            break
        if draft.verdicts[i] is None and not rule and line.is_prose:
            spoken = spoken or line.is_speech
            end, short = (i + 1 if spoken else end), 0
        else:
            short += not line.is_empty
    return end


def _frame(draft: Draft, hits: tuple[Rule | None, ...], end: int) -> int:
    """The first line behind the groups of lines at the top that are mostly furniture."""
    at = frame = 0
    while draft.spaced and at < end:
        group = _group(draft, at)
        taken = sum(hits[i] is not None for i in group)
        if taken * 2 <= len(group):
            break
        at = group.stop
        dated = next((i for i in group if hits[i] is None and _is_dated(draft.lines[i])), group.stop)
        if taken > 1:  # a headline may stand right below the menu, without a blank line
            frame = max((i + 1 for i in range(group.start, dated) if hits[i] is not None), default=frame)
        if dated < group.stop:
            break
    return frame


def _is_dated(line: Line) -> bool:
    """Whether it is a line of date and author, which stands below a headline: the head has begun."""
    return line.count <= DATE_WORDS and not line.is_prose and bool(iso_date(line.text))


def _group(draft: Draft, at: int) -> range:
    """The lines from there on without a blank line between them."""
    end = at + 1
    while end < len(draft.lines) and not draft.lines[end].gap:
        end += 1
    return range(at, end)


def is_framed(lines: tuple[Line, ...], hits: tuple[Rule | None, ...], zones: Zones) -> bool:
    """Whether the input is a whole page, with lists of links and a footer after the story.

    What can stand inside a story (advertisements, prompts, "Read more:") does not count, nor what repeats.
    """
    around = range(zones.end, len(lines))
    return len({lines[i].key for i in around if lines[i].bullet or is_frame(hits[i])}) >= FRAME_LINES


def is_frame(hit: Rule | None) -> bool:
    """Whether such a line stands around stories and not inside them."""
    return hit is not None and (hit.anchor or hit.reason not in COSTS)


def possible_hits(lines: tuple[Line, ...], rules: Rules) -> tuple[Rule | None, ...]:
    """For each line the rule that would take it at the edges of a page."""
    return tuple(rules.of_line(line, "edges") for line in lines)


def _worth(line: Line, hit: Rule | None) -> int:
    if line.is_empty:
        return -EMPTY_COST
    if hit:
        return -ANCHOR_COST if hit.anchor else -COSTS.get(hit.reason, FURNITURE_COST)
    if line.piece.media or line.piece.table:
        return 0
    if line.is_prose:
        return min(line.count, PROSE_WORTH)
    if line.ends_sentence and line.count > 2 and not line.bullet:
        return SENTENCE_WORTH
    return -SHORT_COST
