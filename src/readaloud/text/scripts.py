"""Words in another script than the text around them: a voice of this language can only spell them.

Where several languages share a script and no letter tells which it is, the most read of them is meant: its
voice says such a word nearly right.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from readaloud.text.function_words import SCRIPTS

Passage = tuple[int, int, str]  # offsets, and the language by its BCP 47 tag


class _Shared(NamedTuple):
    """A script of several languages."""

    letters: str  # ranges of a character class
    others: frozenset[str]  # that write it, beside the most read one
    telling: Mapping[str, frozenset[str]]  # letters that one of them has alone


_KANA = frozenset(map(chr, range(0x3040, 0x3100)))
_SHARED = {
    "ru": _Shared(
        "\u0400-\u04ff",
        frozenset(["ba", "be", "bg", "cv", "kk", "ky", "mk", "mn", "sr", "tg", "tt", "uk"]),
        {"uk": frozenset("іїєґІЇЄҐ"), "be": frozenset("ўЎ"), "sr": frozenset("ђћљњџЂЋЉЊЏ")},
    ),
    "ar": _Shared(
        "\u0600-\u06ff\u0750-\u077f",
        frozenset(["fa", "ku", "ps", "sd", "ug", "ur"]),
        {"ur": frozenset("ٹڈڑںے"), "fa": frozenset("پچژگ")},
    ),
    "hi": _Shared("\u0900-\u097f", frozenset(["kok", "mr", "ne", "sa"]), {}),
    "zh": _Shared(SCRIPTS["zh"] + SCRIPTS["ja"], frozenset(("cmn", "ja", "yue")), {"ja": _KANA}),
}
_ANY = re.compile("[\u0370-\u1fff\u3040-\ud7af]")  # a letter of any of them: most texts have none
_SIGNS_FOR_WORDS = frozenset(("zh", "ko"))  # one sign is a word; a single Greek letter is a formula's


def in_other_scripts(text: str, language: str) -> Iterator[Passage]:
    """The passages that no reader of ``language`` could spell out, in order."""
    if not _ANY.search(text):
        return
    own = language.partition("-")[0].lower()
    for found in _pattern().finditer(text):
        tag = found.lastgroup or ""
        shared = _SHARED.get(tag)
        if own != tag and not (shared and own in shared.others):
            yield found.start(), found.end(), _told(tag, found[0])


def _told(tag: str, passage: str) -> str:
    """Which of the languages of a script it is."""
    telling = _SHARED[tag].telling if tag in _SHARED else {}
    return next((other for other, letters in telling.items() if not letters.isdisjoint(passage)), tag)


@cache
def _pattern() -> re.Pattern[str]:
    """Letters of one script, with the spaces and signs between them."""
    letters = {tag: ranges for tag, ranges in SCRIPTS.items() if tag not in ("zh", "ja")}
    letters |= {tag: shared.letters for tag, shared in _SHARED.items()}
    groups = (
        f"(?P<{tag}>[{ranges}](?:[{ranges}\\W\\d_]*[{ranges}]){'?' if tag in _SIGNS_FOR_WORDS else ''})"
        for tag, ranges in letters.items()
    )
    return re.compile("|".join(groups))
