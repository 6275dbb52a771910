"""How a person wants words said: entries of a lexicon, found in a text.

An entry names a word, a piece of one or a pattern, and what is said instead, or nothing. Where entries meet,
the earlier one has it: lexicons are given with the closest first (article, site, everything, profile).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from readaloud.model.script import Rewrite
from readaloud.model.speech import Phonemes

_WORD = re.compile(r"\w+")
_IN_SLASHES = re.compile(r"(?<!\S)/(?P<ipa>[^/]+)/")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_HISSING, _VOICELESS = ("s", "z", "ʃ", "ʒ"), ("p", "t", "k", "f", "θ")
_SCRIPTS = ("LATIN SMALL", "GREEK SMALL", "LATIN LETTER", "MODIFIER LETTER")
_ONLY_IPA = re.compile("[ˈˌːɐ-ʯ]")  # stress, length, and letters of no spelling: U+0250 to U+02AF
_BESIDE_LETTERS = frozenset(" .:'-ˈˌːˑ‿\u0361\u035c")  # stress, length, syllables and links

Matching = Literal["word", "anywhere", "regex"]


class Entry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way of saying a word. ``spoken`` of a pattern may name its groups, as templates of ``re`` do.

    Of a word with ``ipa`` the spelling, ``spoken`` or the word itself, is for voices that take no phonemes.
    """

    word: str
    spoken: str = ""
    skip: bool = False  # shown, and not said
    match: Matching = "word"
    case: bool = False  # whether only this use of capitals is meant
    ipa: str = ""  # phonemes in the International Phonetic Alphabet

    @property
    def said(self) -> str:
        """What is said, for a person to read: the spelling, or phonemes between slashes."""
        return f"/{bare_ipa(self.ipa)}/" if self.ipa else self.spoken

    @property
    def problem(self) -> str:
        """What is wrong with the entry, as the end of a sentence; empty when nothing is."""
        if not self.word.strip():
            return "an entry has no word"
        if self.skip == bool(self.spoken.strip() or self.ipa.strip()):
            return f"{self.word!r} needs either a spoken form, phonemes or skip: true"
        if self.ipa and (sign := no_ipa(self.ipa)):
            return f"{sign!r} is no sign of the International Phonetic Alphabet"
        if self.match == "regex":
            return _problem_of(self.word, self.spoken)
        return ""


class Said(NamedTuple):
    """A piece of a text and what is said instead."""

    start: int
    end: int
    spoken: str
    ipa: str = ""


def bare_ipa(ipa: str) -> str:
    """Phonemes without the slashes or brackets that dictionaries put around them."""
    return ipa.strip().strip("/[]").strip()


def no_ipa(ipa: str) -> str:
    """The first sign that cannot be one of phonemes; empty when all can, a word for none at all."""
    bare = bare_ipa(ipa)
    if not any(unicodedata.category(sign) in ("Ll", "Lo") for sign in bare):
        return ipa
    return next((sign for sign in bare if not _is_ipa(sign)), "")


def are_phonemes(said: str) -> bool:
    """Whether what a person writes is phonemes: between slashes, or in letters that no spelling has."""
    if len(said) > 2 and said[0] == said[-1] == "/":
        return True
    return bool(_ONLY_IPA.search(said))


def entry_for(word: str, said: str, **options: Any) -> Entry:
    """An entry as a person writes it, by phonemes or by a spelling."""
    said = said.strip()
    return Entry(word, ipa=bare_ipa(said), **options) if are_phonemes(said) else Entry(word, said, **options)


def phonemes_in(sentence: str) -> tuple[Rewrite, ...]:
    """Phonemes between slashes in a sentence of ours, which are heard as what they say."""
    return tuple(
        Rewrite(*found.span(), *found.span(), (Phonemes(*found.span(), found["ipa"]),))
        for found in _IN_SLASHES.finditer(sentence)
        if are_phonemes(found["ipa"])
    )


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


def _is_ipa(sign: str) -> bool:
    if sign in _BESIDE_LETTERS or unicodedata.combining(sign):
        return True
    return not sign.isupper() and unicodedata.name(sign, "").startswith(_SCRIPTS)


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
            if entry.ipa:
                ending = _POSSESSIVE.match(text, match.end())
                yield _phonemes(match, spoken or match[0], bare_ipa(entry.ipa), ending[0] if ending else "")
            else:
                yield Said(match.start(), match.end(), spoken)


def _phonemes(match: re.Match[str], spoken: str, ipa: str, ending: str) -> Said:
    """Phonemes of a word, and of the "'s" behind it, which nobody can say alone."""
    if not ending:
        return Said(match.start(), match.end(), spoken, ipa)
    sound = "ɪz" if ipa.endswith(_HISSING) else "s" if ipa.endswith(_VOICELESS) else "z"
    return Said(match.start(), match.end() + len(ending), spoken + ending, ipa + sound)


def _problem_of(pattern: str, spoken: str) -> str:
    """What is wrong with a regular expression or with the groups that its spoken form names."""
    try:
        re.compile(f"{pattern}|").sub(spoken, "", count=1)  # the empty alternative fills the template once
    except (re.error, IndexError) as error:
        return f"{pattern!r} is not a regular expression that can be used ({error})"
    return ""
