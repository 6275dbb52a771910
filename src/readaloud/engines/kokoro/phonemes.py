"""Text to the phonemes that Kokoro was trained on: eSpeak NG's, in Kokoro's own spelling.

Kokoro's voices were trained on the output of misaki, which writes a diphthong as one letter and leaves out
the length of American vowels; ``_COMMON`` and its two dialects are the table by which misaki spells what
eSpeak NG says (``misaki/espeak.py``, class EspeakFallback). Without it, words sound stretched. Languages
other than English are spelt as eSpeak NG does, with the diphthongs joined (class EspeakG2P).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from readaloud.engines.espeak.ipa import Sounds, sounds_of, written
from readaloud.engines.espeak.library import EspeakLibrary
from readaloud.engines.voices import primary
from readaloud.model.speech import Phonemes

_TIE = "^"  # put by eSpeak NG between the letters of one sound
_COMMON = {
    "ʔˌn\u0329": "tᵊn", "ʔn\u0329": "tᵊn", "ʔn": "tᵊn", "ʔ": "t",
    "a^ɪ": "I", "a^ʊ": "W", "d^ʒ": "ʤ", "e^ɪ": "A", "t^ʃ": "ʧ", "ɔ^ɪ": "Y", "ə^l": "ᵊl",
    "ʲo": "jo", "ʲə": "jə", "ʲ": "", "ɚ": "əɹ", "r": "ɹ", "x": "k", "ç": "k", "ɐ": "ə", "ɬ": "l",
    "\u0303": "",
}  # fmt: skip
_AMERICAN = {"o^ʊ": "O", "ɜː^ɹ": "ɜɹ", "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɪ^ə": "iə", "ɪə": "iə", "ː": ""}
_BRITISH = {"e^ə": "ɛː", "i^ə": "ɪə", "iə": "ɪə", "ə^ʊ": "Q"}
_OTHER = {"a^ɪ": "I", "a^ʊ": "W", "d^z": "ʣ", "d^ʒ": "ʤ", "e^ɪ": "A", "o^ʊ": "O", "ə^ʊ": "Q", "s^s": "S",
          "t^s": "ʦ", "t^ʃ": "ʧ", "ɔ^ɪ": "Y"}  # fmt: skip
_FLAG = re.compile(r"\([a-z-]+\)")  # around words of another language
_SYLLABIC = re.compile("(\\S)\u0329")
# "I", "I'm", "I've", "I'd", "I'll", which eSpeak NG does not stress. At the beginning of a sentence a voice
# then swallows them, or makes "you" or "they" of them; misaki writes a secondary stress (``misaki/en.py``).
_MYSELF = re.compile(r"(?<!\S)I(?=[mvdl]?(?!\S))")
# What a voice is shown of the punctuation at the end of a clause; eSpeak NG has read on by one character.
_STOP = re.compile(r"([.!?…,;:—])[^\w.!?…,;:—]*\S?$")
_TITLES = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "prof", "gen", "sen", "rep", "gov", "lt", "sgt", "jr", "sr")
)


class KokoroPhonemes:
    """The phonemes of texts in one language at a time."""

    def __init__(self) -> None:
        self._library = EspeakLibrary()
        self._voices = {voice.language: voice.identifier for voice in self._library.voices()}
        self._now = ""
        self._sounds: dict[str, Sounds] = {}  # of each language
        self.alone = lru_cache(maxsize=4096)(self._alone)

    def of(self, text: str, language: str) -> str:
        """Phonemes and the stops between clauses; ``language`` is one that eSpeak NG names so."""
        return self.asked(text, language)[0]

    def asked(self, text: str, language: str, asked: tuple[Phonemes, ...] = ()) -> tuple[str, str]:
        """The same with the phonemes that are asked for, and the sign that the language has no sound for."""
        self._choose(language)
        if not asked:
            return " ".join(self._clauses(text, language)).strip(), ""
        with_names = written(text, asked, self._sounds_of(language))
        return " ".join(self._clauses(with_names.text, language, named=True)).strip(), with_names.unknown

    def _alone(self, word: str, language: str, asked: tuple[Phonemes, ...] = ()) -> str:
        self._choose(language)
        said = written(word, asked, self._sounds_of(language)).text if asked else word
        clauses = self._library.phonemes(said, _TIE, named=bool(asked))
        return " ".join(_spelt(phonemes, language) for _, phonemes in clauses)

    def _sounds_of(self, language: str) -> Sounds:
        if language not in self._sounds:
            self._sounds[language] = sounds_of(self._library)
        return self._sounds[language]

    def _choose(self, language: str) -> None:
        if self._now != language:
            self._library.set_voice(self._voices[language])
            self._now = language

    def _clauses(self, text: str, language: str, *, named: bool = False) -> Iterator[str]:
        for clause, phonemes in self._library.phonemes(text, _TIE, named=named):
            spelt = _spelt(phonemes, language)
            if spelt:
                yield spelt + _stop(clause)


def _stop(clause: str) -> str:
    """The sign that a clause ends with; none after a title ("Dr.") or where eSpeak NG parts long clauses."""
    found = _STOP.search(clause)
    if not found:
        return ""
    before = clause[: found.start()].split()
    return "" if found[1] == "." and before and before[-1].casefold() in _TITLES else found[1]


def _spelt(phonemes: str, language: str) -> str:
    """What eSpeak NG says, in Kokoro's spelling."""
    own = _OTHER
    if primary(language) == "en":
        own = _COMMON | (_BRITISH if language.startswith("en-gb") else _AMERICAN)
    phonemes = unicodedata.normalize("NFD", _FLAG.sub("", phonemes)).replace("c\u0327", "ç")
    phonemes = phonemes.replace("-", "").strip()
    for there in sorted(own, key=len, reverse=True):
        phonemes = phonemes.replace(there, own[there])
    phonemes = _SYLLABIC.sub("ᵊ\\1", phonemes).replace("\u0329", "").replace(_TIE, "")
    if own is _OTHER:
        return phonemes
    phonemes = _MYSELF.sub("ˌI", phonemes)
    return phonemes if language.startswith("en-gb") else phonemes.replace("ː", "")
