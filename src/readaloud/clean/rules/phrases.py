"""The notation in which furniture is written down, and its matching against the words of a line.

A phrase is words; case, punctuation and line furniture around them do not matter. Beside plain words:

    a|b      one of these words
    [word]   this word or nothing; also [a|b] and [#]
    #        a number ("12", "4:05", "2024")
    *        up to eight words of any kind
    ...      any number of words, at least one
    [...]    any number of words, or none

There is no regular expression: people who cannot program can add a phrase, nothing is compiled when the
program starts, and the cost of a line is that of the few phrases that begin with its first word.
"""

import functools
import re

from msgspec import Struct

GAP_WORDS = 8  # what "*" may stand for
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|©")
_ANY = 400  # what "..." may stand for


class Token(Struct, frozen=True):
    """One place of a phrase: these words, or any when empty, between ``low`` and ``high`` times."""

    words: frozenset[str]
    low: int = 1
    high: int = 1
    number: bool = False

    @property
    def open_end(self) -> bool:
        """Whether it takes what is left, however much."""
        return self.high == _ANY

    def fits(self, word: str) -> bool:
        """Whether this word may stand here."""
        if self.number:
            return word[0].isdigit()
        return not self.words or word in self.words


@functools.lru_cache(maxsize=1024)  # every step asks it of the same lines
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as phrases see them: folded, without punctuation, straight apostrophes."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def word_places(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a text with their offsets in it; for texts whose length case folding leaves alone."""
    folded = text.lower().replace("’", "'")
    if len(folded) != len(text):
        return ()
    return tuple((m.group(), m.start(), m.end()) for m in _WORD.finditer(folded))


@functools.cache
def parse_phrase(phrase: str) -> tuple[Token, ...]:
    """The phrase as tokens."""
    return tuple(token for part in phrase.split() for token in _tokens(part))


def first_words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The words that a line may begin with to fit; none when it may begin with anything."""
    found: list[str] = []
    for token in tokens:
        if not token.words:
            return ()
        found += token.words
        if token.low:
            return tuple(found)
    return ()


def needed_words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """One of these is in every text that fits: the last place that cannot be left out; none when all can."""
    for token in reversed(tokens):
        if token.words and token.low:
            return tuple(token.words)
    return ()


def match(tokens: tuple[Token, ...], words: tuple[str, ...], at: int = 0) -> int:
    """Where the words end that the phrase takes from ``at`` on; -1 when it does not fit.

    ``[word]`` takes its word when it can, ``*`` and ``...`` take as few as they can.
    """
    return _match(tokens, 0, words, at)


def fits(tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    """Whether the phrase takes all the words."""
    return _match(tokens, 0, words, 0, whole=True) >= 0


def _match(
    tokens: tuple[Token, ...], place: int, words: tuple[str, ...], at: int, whole: bool = False
) -> int:
    if place == len(tokens):
        return at if not whole or at == len(words) else -1
    token = tokens[place]
    taken = 0
    while taken < token.low:
        if at >= len(words) or not token.fits(words[at]):
            return -1
        taken, at = taken + 1, at + 1
    if not token.low and token.high == 1 and at < len(words) and token.fits(words[at]):
        end = _match(tokens, place + 1, words, at + 1, whole)
        if end >= 0:
            return end
        return _match(tokens, place + 1, words, at, whole)
    if whole and token.high == _ANY and place == len(tokens) - 1:
        return len(words)
    while True:
        end = _match(tokens, place + 1, words, at, whole)
        if end >= 0 or taken >= token.high or at >= len(words) or not token.fits(words[at]):
            return end
        taken, at = taken + 1, at + 1


def _tokens(part: str) -> tuple[Token, ...]:
    if part == "*":
        return (Token(frozenset(), 0, GAP_WORDS),)
    if part in ("...", "[...]"):
        return (Token(frozenset(), int(part == "..."), _ANY),)
    if part in ("#", "[#]"):
        return (Token(frozenset(), int(part == "#"), number=True),)
    optional = part.startswith("[") and part.endswith("]")
    if "|" in part:
        return (Token(frozenset(words_of(part)), 0 if optional else 1),)
    return tuple(Token(frozenset((word,)), 0 if optional else 1) for word in words_of(part))
