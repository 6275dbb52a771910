"""What a rule of spoken forms is, and what several families of rules share."""

import re
from collections.abc import Callable
from typing import NamedTuple

# A number as news writes it: 7, 1,200, 3.5 (thousands by comma, decimals by point).
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d+)(?:\.\d+)?"
# Nothing that belongs to a number or a word stands directly before.
ALONE = r"(?<![\w$£€¥.,:/@#])(?<!\w[-–'’])"
DASHES = "-–—‑−"
DASH = r"(?:[-–—‑−]|\s[-–—−]\s)"
SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mm": "million",
    "million": "million",
    "b": "billion",
    "bn": "billion",
    "billion": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
    "trillion": "trillion",
    "thousand": "thousand",
    "hundred": "hundred",
    "crore": "crore",
    "lakh": "lakh",
}

_DETERMINER = re.compile(
    r"(?:^|[\s(“\"‘—])(?:an?|the|this|that|each|every|another|his|her|its|their|our|my|your|one|first|second"
    r"|new|[\w’']+[’']s)\s$|\bmulti-$",
    re.IGNORECASE,
)
# A noun follows, and not one of the small words that follow a measure: "5 km of", "a $5 or".
_NOUN = re.compile(
    r"[\s-](?!(?:of|and|or|in|on|at|to|for|from|by|with|than|a|an|the|this|last|next|per|is|was|are|were|will|would"
    r"|has|had|have|as|but|so|if|it|he|she|they|we|while|when|which|that|who|more|less|after|before|over|under|each"
    r"|because|into|away|ago|during|between|through|across|since|until|against|about|around|above|below|up|down|out"
    r"|off)\b)[a-z]"
)


class Change(NamedTuple):
    """A piece of the text and what is said instead."""

    start: int
    end: int
    said: str
    ipa: str = ""  # phonemes of what is said


class Place(NamedTuple):
    """Where a rule matched, and in which language: "en", "en-GB", "de" …."""

    match: re.Match[str]
    language: str

    @property
    def region(self) -> str:
        """The variety of the language: "US", "GB", "CA" …, "" when it is not known."""
        return self.language.partition("-")[2].upper()

    def group(self, name: str) -> str:
        """The words of a named group, "" when it took no part or there is none."""
        return self.match.groupdict().get(name) or ""

    @property
    def before(self) -> str:
        """The last characters before the match."""
        return self.match.string[max(0, self.match.start() - 40) : self.match.start()]

    @property
    def after(self) -> str:
        """The first characters after the match."""
        return self.match.string[self.match.end() : self.match.end() + 40]

    @property
    def is_adjective(self) -> bool:
        """Whether a measure describes the noun after it: "a $5 bill", "the 5 km run"."""
        return bool(_DETERMINER.search(self.before) and _NOUN.match(self.after))


Say = Callable[[Place], str | None]


class Rule:
    """One way of writing and how it is said. ``say`` returns None when it is not what it looked like.

    The pattern is compiled when it is first tried: all of them together would cost a fifth of the time that
    a listener waits for the first sound. ``follows`` names signs: a rule that begins with a number is tried
    when one of them comes after it (a space between does not matter), a rule for the whole text when the text
    has one of them; empty: always.
    """

    __slots__ = ("_compiled", "_flags", "_text", "follows", "say", "signs")

    def __init__(self, text: str, say: Say, follows: str = "", flags: int = 0) -> None:
        self._text, self._flags = text, flags
        self._compiled: re.Pattern[str] | None = None
        self.say, self.follows, self.signs = say, follows, frozenset(follows)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self._text, self._flags)
        return self._compiled


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


def plain(number: str) -> float:
    """The value of a number as written."""
    return float(number.replace(",", ""))


def joined(place: Place) -> str:
    """What stands for the dash of a range: "between 5-7 days" is "between 5 and 7 days"."""
    return "and" if place.before.endswith("between ") else "to"


def ends_text(place: Place) -> bool:
    """Whether only closing marks follow: a full stop that was part of the match then ends the sentence."""
    return not place.after.strip(" \u00a0\n\t\"'”’»)]")
