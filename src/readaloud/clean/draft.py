"""The draft of an article: its lines, and what has been decided about each of them so far.

Each step looks only at lines that nobody has judged, so the order of the steps is the order of certainty.
"""

from collections.abc import Callable, Iterator
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from readaloud.clean.lines import Line
from readaloud.clean.rules.rules import Rule, Rules
from readaloud.model.article import Diagnostic, Group, Kind, Media, Meta


class Removed(Struct, frozen=True):
    """The line is no part of the article, says this rule."""

    rule: Rule


class Kept(Struct, frozen=True):
    """The line is, or begins, a block of this kind; ``text`` when it is not the line's own."""

    kind: Kind
    text: str | None = None
    media: Media | None = None
    level: int = 0
    group: Group | None = None
    glue: str | None = None  # put between the line and the part before it, when it is joined again


class Part(Struct, frozen=True):
    """The line says something of the block that another line begins."""

    lead: int
    glue: str | None = None  # not None: its text is joined to the block's, with this between


P = ParamSpec("P")
R = TypeVar("R")
Verdict = Removed | Kept | Part


class Draft:
    """Lines and verdicts; the one value in cleaning that changes while steps work on it."""

    def __init__(self, lines: tuple[Line, ...], rules: Rules, meta: Meta, kept: frozenset[str]) -> None:
        self.lines = lines
        self.rules = rules
        self.meta = meta
        self.kept = kept  # names of rules that the person does not want
        self.verdicts: list[Verdict | None] = [None] * len(lines)
        self.spared: dict[int, Rule] = {}  # lines that one of these would have taken
        self.diagnostics: list[Diagnostic] = []
        self.story: range | None = None  # the lines from the first prose of a text to its last
        self.step = "lines_of"
        self.decided: dict[int, str] = {}  # which step judged a line, for who asks why
        self.spaced = sum(line.gap for line in lines) > len(lines) / 4  # blank lines between paragraphs

    def run(self, step: Callable[Concatenate["Draft", P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Let a step judge; what it decides is noted under its name."""
        self.step = step.__name__
        return step(self, *args, **kwargs)

    def open(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """The lines between two places that nobody has judged."""
        stop = len(self.lines) if end is None else end
        return (i for i in range(start, min(stop, len(self.lines))) if self.verdicts[i] is None)

    def is_open(self, index: int) -> bool:
        """Whether there is such a line, and nobody has judged it."""
        return 0 <= index < len(self.lines) and self.verdicts[index] is None

    def is_removed(self, index: int) -> bool:
        """Whether the line has been taken out."""
        return 0 <= index < len(self.lines) and isinstance(self.verdicts[index], Removed)

    def is_kept_as(self, index: int, kind: Kind) -> bool:
        """Whether the line begins a block of this kind."""
        verdict = self.verdicts[index] if 0 <= index < len(self.lines) else None
        return isinstance(verdict, Kept) and verdict.kind is kind

    def rule_at(self, index: int) -> Rule | None:
        """The rule that has taken the line out; None when none has."""
        verdict = self.verdicts[index]
        return verdict.rule if isinstance(verdict, Removed) else None

    def remove(self, index: int, rule: Rule | str) -> None:
        """Take the line out, unless the person keeps what this rule takes."""
        rule = self.rules.named(rule) if isinstance(rule, str) else rule
        if rule.id in self.kept:
            self.spared[index] = rule
        else:
            self._judge(index, Removed(rule))

    def keep(self, index: int, kept: Kept) -> None:
        """Make the line a block."""
        self._judge(index, kept)

    def join(self, index: int, lead: int, glue: str | None = None) -> None:
        """Make the line a part of the block that ``lead`` begins."""
        self._judge(index, Part(lead, glue))

    def _judge(self, index: int, verdict: Verdict) -> None:
        self.verdicts[index] = verdict
        self.decided[index] = self.step


def parts_of(draft: Draft) -> dict[int, list[int]]:
    """The lines that belong to a block which another line begins, under the place of that line."""
    parts: dict[int, list[int]] = {}
    for i, verdict in enumerate(draft.verdicts):
        if isinstance(verdict, Part):
            parts.setdefault(verdict.lead, []).append(i)
    return parts
