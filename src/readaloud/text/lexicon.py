"""How a person wants words said: entries of a lexicon, found in a text.

An entry names a word, a piece of one or a pattern, and what is said instead, or nothing. Where entries meet,
the earlier one has it: lexicons are given with the closest first (article, site, everything, profile).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct

_WORD = re.compile(r"\w+")

Matching = Literal["word", "anywhere", "regex"]


class Entry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way of saying a word. ``spoken`` of a pattern may name its groups, as templates of ``re`` do."""

    word: str
    spoken: str = ""
    skip: bool = False  # shown, and not said
    match: Matching = "word"
    case: bool = False  # whether only this use of capitals is meant

    @property
    def problem(self) -> str:
        """What is wrong with the entry, as the end of a sentence; empty when nothing is."""
        if not self.word.strip():
            return "an entry has no word"
        if self.skip == bool(self.spoken.strip()):
            return f"{self.word!r} needs either a spoken form or skip: true"
        if self.match == "regex":
            return _problem_of(self.word, self.spoken)
        return ""


class Said(NamedTuple):
    """A piece of a text and what is said instead."""

    start: int
    end: int
    spoken: str


class Lexicon:
    """Entries in the order in which they win; immutable."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def find(self, text: str) -> list[Said]:
        """What is said otherwise than written, rising and disjoint."""
        found: list[Said] = []
        there = {word.lower() for word in _WORD.findall(text)} if self.entries else set()
        for pattern, entry in self._patterns:
            if entry.match == "word" and not there.issuperset(_WORD.findall(entry.word.lower())):
                continue  # most entries are not about this text
            for said in _said(pattern, entry, text):
                if all(said.end <= other.start or said.start >= other.end for other in found):
                    found.append(said)
        return sorted(found)

    def entry_for(self, word: str) -> Entry | None:
        """The entry that decides how the whole of a word is said."""
        return next((entry for pattern, entry in self._patterns if pattern.fullmatch(word)), None)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Entry], ...]:
        return tuple((_pattern(entry), entry) for entry in self.entries)


def longest_first(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of one lexicon in the order in which they win: "New York Times" before "York"."""
    return sorted(entries, key=lambda entry: -len(entry.word))


def _pattern(entry: Entry) -> re.Pattern[str]:
    flags = re.NOFLAG if entry.case else re.IGNORECASE
    if entry.match == "regex":
        return re.compile(entry.word, flags)
    plain = re.escape(entry.word.strip()).replace(r"\ ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<!\w){plain}(?!\w)" if entry.match == "word" else plain, flags)


def _said(pattern: re.Pattern[str], entry: Entry, text: str) -> Iterator[Said]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            spoken = match.expand(entry.spoken) if entry.match == "regex" else entry.spoken
            yield Said(match.start(), match.end(), spoken)


def _problem_of(pattern: str, spoken: str) -> str:
    """What is wrong with a regular expression or with the groups that its spoken form names."""
    try:
        re.compile(f"{pattern}|").sub(spoken, "", count=1)  # the empty alternative fills the template once
    except (re.error, IndexError) as error:
        return f"{pattern!r} is not a regular expression that can be used ({error})"
    return ""
