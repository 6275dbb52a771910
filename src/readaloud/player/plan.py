"""A script as a player needs it: utterances by number, the gaps before them, and where one can move to."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from readaloud.model.article import Article, Kind, Locator
from readaloud.model.script import Earcon, Pause, Script, Utterance
from readaloud.player.stops import stops_of

UNITS = ("sentence", "paragraph", "section")

Gap = tuple[Pause | Earcon, ...]


class Plan(Struct, frozen=True):
    """What is played, in order. ``starts`` gives for each unit the utterances that begin one, rising.

    ``stops`` does the same for what is not everywhere: headings, quotations, videos, the words of a speaker.
    """

    utterances: tuple[Utterance, ...]
    gaps: tuple[Gap, ...]  # what stands before each utterance
    starts: dict[str, tuple[int, ...]]
    stops: dict[str, tuple[int, ...]]
    sections: tuple[str, ...]  # the section that each utterance belongs to, "" before the first
    numbers: dict[str, int]  # of the utterances, by their ids

    def unit_number(self, unit: str, index: int) -> int:
        """Which sentence, paragraph or section (from 0) an utterance belongs to."""
        return max(0, bisect_right(self.starts[unit], index) - 1)

    def landing(self, unit: str, number: int) -> int:
        """The utterance at which one arrives in a unit: at its headline, not at what is said before that."""
        start = self.starts[unit][number]
        if start or unit == "sentence":
            return start
        first = self.stops.get("heading", (0,))[0]
        return first if self.utterances[first].locator.block == self.utterances[0].locator.block else 0

    def find(self, locator: Locator) -> int | None:
        """The utterance that says the text at a locator, else the first of its block, else None."""
        of_block = [i for i, u in enumerate(self.utterances) if u.locator.block == locator.block]
        for index in of_block:
            utterance = self.utterances[index]
            if not utterance.own_words and utterance.locator.start <= locator.start < utterance.locator.end:
                return index
        return of_block[0] if of_block else None

    def place(self, locator: Locator) -> tuple[int, int]:
        """The utterance of a locator and the offset of its spoken text there; else the first."""
        index = self.find(locator)
        if index is None:
            return 0, 0
        utterance = self.utterances[index]
        if utterance.own_words or locator.start <= utterance.locator.start:
            return index, 0
        at = locator.start - utterance.locator.start
        for rewrite in reversed(utterance.alignment):
            if at >= rewrite.text_end:
                return index, at - rewrite.text_end + rewrite.spoken_end
            if at >= rewrite.text_start:
                return index, rewrite.spoken_start
        return index, at


def make_plan(script: Script, article: Article) -> Plan:
    """The plan of a script; a paragraph is a block, a section one of the article's."""
    utterances: list[Utterance] = []
    gaps: list[Gap] = []
    waiting: list[Pause | Earcon] = []
    for item in script.items:
        if isinstance(item, Pause | Earcon):
            waiting.append(item)
        elif isinstance(item, Utterance):
            utterances.append(item)
            gaps.append(tuple(waiting))
            waiting = []
    return plan_of(utterances, gaps, article)


def plan_of(utterances: Sequence[Utterance], gaps: Sequence[Gap], article: Article) -> Plan:
    """The plan of some utterances of an article, in their order."""
    sections = _sections(utterances, article)
    starts = {
        "sentence": _changes([utterance.sentence for utterance in utterances]),
        "paragraph": _changes([utterance.locator.block for utterance in utterances]),
        "section": _changes(sections),
    }
    numbers = {utterance.id: number for number, utterance in enumerate(utterances)}
    stops = stops_of(utterances, article)
    return Plan(tuple(utterances), tuple(gaps), starts, stops, tuple(sections), numbers)


def _sections(utterances: Sequence[Utterance], article: Article) -> list[str]:
    """The section of each utterance; a footnote that is read at its mark belongs to the section there."""
    of_block = {block: section.id for section in article.sections for block in section.blocks}
    notes = {block.id for block in article.blocks if block.kind is Kind.FOOTNOTE}
    last = max((i for i, u in enumerate(utterances) if u.locator.block not in notes), default=-1)
    found: list[str] = []
    for index, utterance in enumerate(utterances):
        before, block = found[-1] if found else "", utterance.locator.block
        is_at_mark = bool(before) and index < last and block in notes
        found.append(before if is_at_mark else of_block.get(block, before))
    return found


def _changes(values: list[int] | list[str]) -> tuple[int, ...]:
    return tuple(i for i, value in enumerate(values) if i == 0 or value != values[i - 1])
