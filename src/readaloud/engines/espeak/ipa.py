"""Phonemes of a lexicon, in IPA, as eSpeak NG takes them: ``[[k|'a|m|@|r|@|n]]``, in names of its own.

Which sounds a voice has, and what their names stand for, only the library knows. So each name is asked for
its IPA, between other sounds, since a sound alone is often said otherwise ("b" at the end of a German word).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from readaloud.engines.espeak.library import EspeakLibrary
from readaloud.model.speech import Phonemes

Sounds = Mapping[str, str]  # IPA -> eSpeak's name of the sound, in one voice

_BETWEEN = (("b", "b|a"), ("a", "a"), ("", ""))
_NAME = re.compile(r"[^\s|'%,=\[\]_]{1,3}")
_NO_IPA = re.compile(r"[\d\s-]")  # what is heard of a name that the voice does not have
_LONGEST = 4  # signs of one sound: "ɔːɹ", "aɪɚ"
_STRESS = {"ˈ": "'", "ˌ": ","}
# Of no consequence to a voice: syllables, ties and links, and the finer shades of a narrow transcription.
_UNHEARD = re.compile("[.‿ʰʷʲˑ()\u0361\u035c\u031a\u031e-\u0320\u0324\u0325\u032a-\u032d\u032f\u0339-\u033d]")
_OWN_R = "rɹ"  # as dictionaries write the r of a language, whatever it is: "r" is its name in every voice
# Other signs for a sound, as dictionaries write them, in the order in which a voice is asked for them.
_ALIKE = {
    "'": ("ˈ",), ":": ("ː",), "g": ("ɡ",), "ʧ": ("tʃ",), "ʤ": ("dʒ",), "ʦ": ("ts",), "ʣ": ("dz",),
    "ɝ": ("ɜː",), "ɜ": ("ɜː",), "ɚ": ("əɹ", "ə"), "ɫ": ("l",), "ʍ": ("w",), "ɱ": ("m",),
    "ʁ": ("r",), "ʀ": ("ʁ", "r"), "ɻ": ("r",),
    "oʊ": ("əʊ", "oː"), "əʊ": ("oʊ", "oː"), "eɪ": ("eː",), "ɒ": ("ɑː", "ɔ", "o"), "ɑ": ("ɑː", "a"),
    "ɐ": ("ʌ", "a"), "a": ("æ", "ɑː"), "æ": ("a",), "e": ("ɛ", "eː"), "ɛ": ("e",), "ʌ": ("ɐ", "a"),
    "o": ("oː", "ɔ"), "ɔ": ("ɔː", "o"),
    "i": ("iː", "ɪ"), "ɪ": ("i",), "u": ("uː", "ʊ"), "ʊ": ("u",), "ɘ": ("ə",), "ᵻ": ("ɪ",), "ɨ": ("ᵻ", "ɪ"),
}  # fmt: skip


class UnknownSign(ValueError):
    """A sign of the IPA for which a voice has no sound."""


class Written(NamedTuple):
    """A text with its phonemes as the library takes them."""

    text: str
    origins: Sequence[int]  # for each of its characters its place in the text as it was; none: the same
    unknown: str = ""  # a sign for which the voice has no sound: what has it is said as it is spelt

    def place(self, at: int) -> int:
        """The place in the text as it was, of an offset of this one."""
        return self.origins[min(at, len(self.origins) - 1)] if self.origins else at


def written(text: str, phonemes: Sequence[Phonemes], sounds: Sounds) -> Written:
    """The text with each of the phonemes in its place; brackets of its own are never taken for some."""
    pieces, unknown = list[tuple[str, int]](), ""
    at = 0
    for one in phonemes:
        try:
            blocks = within_brackets(one.ipa, sounds)
        except UnknownSign as sign:
            unknown = unknown or str(sign)
            continue
        space = "" if not one.start or text[one.start - 1].isspace() else " "  # after a quote it is not seen
        behind = " " if text[one.end : one.end + 1].isalnum() else ""
        pieces += [(_plain(text[at : one.start]), at), (f"{space}{blocks}{behind}", -one.start - 1)]
        at = one.end
    pieces.append((_plain(text[at:]), at))
    origins = [place for piece, start in pieces for place in _origins(piece, start)]
    return Written("".join(piece for piece, _ in pieces), (*origins, len(text)), unknown)


def within_brackets(ipa: str, sounds: Sounds) -> str:
    """Phonemes of one or several words as the library takes them.

    Raises:
        UnknownSign: the voice has no sound for one of the signs.
    """
    return " ".join(f"[[{'|'.join(_named(word, sounds))}]]" for word in ipa.split())


def _named(ipa: str, sounds: Sounds) -> Iterator[str]:
    """The sounds of a word by their names, the stress as a name of its own."""
    signs, at = _UNHEARD.sub("", unicodedata.normalize("NFD", ipa)), 0
    while at < len(signs):
        length, names = _sound_at(signs, at, sounds)
        yield from names
        at += length


def within(phonemes: Sequence[Phonemes], start: int, end: int) -> tuple[Phonemes, ...]:
    """Those that lie in a piece of the text, in offsets of the piece."""
    return tuple(
        Phonemes(one.start - start, one.end - start, one.ipa)
        for one in phonemes
        if start <= one.start and one.end <= end
    )


def sounds_of(library: EspeakLibrary) -> Sounds:
    """Every sound of the voice that the library is set to. Takes 8 ms, and leaves traces in its state."""
    found: dict[str, str] = {}
    names = sorted(filter(_NAME.fullmatch, library.sound_names()), key=_rareness)
    for before, after in _BETWEEN:
        head, tail = _heard(library, before), _heard(library, after)
        for name in names:
            heard = _heard(library, f"{before}|{name}|{after}")
            ipa = heard.removeprefix(head).removesuffix(tail)
            if ipa and heard == f"{head}{ipa}{tail}" and not _NO_IPA.search(ipa):
                found.setdefault(ipa, name)
    return found | dict.fromkeys(_OWN_R, "r")


def _rareness(name: str) -> tuple[int, bool, str]:
    """Of several names for a sound the usual one is the shortest, and has no digit: "@" rather than "3"."""
    return len(name), any(map(str.isdigit, name)), name


def _heard(library: EspeakLibrary, names: str) -> str:
    ipa = "".join(clause for _, clause in library.phonemes(f"[[{names}]]", "\0", named=True))
    return "".join(sign for sign in unicodedata.normalize("NFD", ipa) if sign not in _STRESS).strip()


def _sound_at(signs: str, at: int, sounds: Sounds) -> tuple[int, list[str]]:
    """How many signs the longest sound takes that begins here and that the voice has, and its names."""
    if signs[at] in _STRESS:
        return 1, [_STRESS[signs[at]]]
    for length in range(min(_LONGEST, len(signs) - at), 0, -1):
        name = _alike(signs[at : at + length], sounds)
        if name:
            return length, name
    raise UnknownSign(signs[at])


def _alike(sign: str, sounds: Sounds) -> list[str]:
    """The sound, or the first of those that are written alike which the voice has; none: an empty list."""
    for wanted in (sign, *_ALIKE.get(sign, ())):
        if wanted in _STRESS:
            return [_STRESS[wanted]]
        if wanted in sounds:
            return [sounds[wanted]]
        if all(one in sounds for one in wanted) and len(wanted) > 1 and wanted != sign:
            return [sounds[one] for one in wanted]
    return _alike(sign[:-1], sounds) if len(sign) == 2 and sign[1] in "ː:" else []


def _plain(text: str) -> str:
    return text.replace("[[", "[ ")


def _origins(piece: str, start: int) -> Iterator[int]:
    """Of the author's words each its place, of phonemes (negative) all the place where they begin."""
    return iter(range(start, start + len(piece))) if start >= 0 else iter([-start - 1] * len(piece))
