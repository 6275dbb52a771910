"""Words in capitals that are no initials: emphasis ("Do NOT go") and whole lines that shout.

Engines spell words of up to three letters when they stand in capitals among others: "YES", "END" and "NEW"
are heard as letters (eSpeak NG 1.52, and the neural engines that take its phonemes). Longer ones are read,
and of a line that shouts they are made small with the short ones, so that it is given as one piece.
"""

import re
from collections.abc import Iterator

from readaloud.text.spoken import name_tables as tables
from readaloud.text.spoken.rules import Change

_WORD = re.compile(r"(?<![\w&.$€£@#-])(?<!\d\s)[A-Z]{2,3}(?![\w&@]|\.\w|-\d|['’]\w)")
_RUN = re.compile(
    r"[A-Z]{2,}(?:['’][A-Z]{1,2})?(?:[^\w.!?\n]{1,3}(?:[A-Z]{2,}(?:['’][A-Z]{1,2})?|[AI]\b|\d[\d,.]*))+"
)
# A word of a line that shouts, or its article. Left to the cache of ``re``: few texts have such a line.
_OF_RUN = (
    r"(?<![\w&.$€£@#])(?:(?P<word>(?:(?<!\d\s)(?<!\d-)[A-Z]{2,3}|[A-Z]{4,}))(?:['’][A-Z]{1,2})?(?![\w&@]|\.\w|-\d)"
    r"|A(?=\s[A-Z]{2}))"
)
_INITIALS = re.compile(r"[AEIOU][BCDFGHJKLMNPQRSTVWXZ]{2}\Z")  # as in "IBM"
_VOWEL = re.compile(r"[AEIOUY]")
_NUMERAL = re.compile(r"[IVXL]+\Z")
_LEAST_SHOUTED = 2  # words that are no initials, in a run of capitals


def shouted(text: str) -> Iterator[Change]:
    """The words in capitals that are meant to be read as words, in small letters; one change a word."""
    runs = [match.span() for match in _RUN.finditer(text) if _is_shouted(match[0])]
    for start, end in runs:
        for match in re.compile(_OF_RUN).finditer(text, start, end):
            if not match["word"] or _is_word(match["word"]):
                yield Change(*match.span(), match[0].lower())
    for match in _WORD.finditer(text):
        inside = any(start <= match.start() < end for start, end in runs)
        if match[0] in tables.EMPHASISED and not inside:
            yield Change(*match.span(), match[0].lower())


def _is_shouted(run: str) -> bool:
    """Whether a run of capitals is words, not initials side by side: "FBI, CIA and NSA" is not."""
    words = [word for word in re.findall("[A-Z]{2,}", run) if _is_word(word)]
    return len(words) >= _LEAST_SHOUTED and any(len(word) > 3 for word in words)


def _is_word(word: str) -> bool:
    if word in tables.SHOUTED:
        return True
    if len(word) == 2:
        return False  # of a line's short words the common ones are known; others may be states: "PERTH, WA"
    if _INITIALS.match(word) and word not in tables.CAPITAL_WORDS:
        return False
    known = word in tables.SPELT or word in tables.FINE
    return not known and bool(_VOWEL.search(word)) and not _NUMERAL.match(word)
