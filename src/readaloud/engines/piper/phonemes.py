"""A text to Piper's phonemes, which are eSpeak NG's, those included that a lexicon asks for.

Piper's own way of taking phonemes (double brackets) loses the full stops behind them and joins sentences. So
a made-up word stands for them in the text, and they take its place where it is heard.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property

from piper import PiperVoice

from readaloud.engines.espeak.ipa import Sounds, UnknownSign, sounds_of, within_brackets
from readaloud.engines.espeak.library import EspeakLibrary
from readaloud.engines.neural.speaking import Ipa

_MADE_UP = "vumbavum"  # a name to every language, and no word of any
_SOUNDS = (
    "L",
    "M",
)  # Unicode categories of phonemes: letters, stress and length among them, and marks on them

Sentences = list[list[str]]


class PiperPhonemes:
    """The phonemes of texts for one voice."""

    def __init__(self, voice: PiperVoice) -> None:
        self._voice = voice

    def sentences(self, text: str, asked: Ipa) -> tuple[Sentences, str]:
        """The phonemes of each sentence, and the sign of those asked for that the voice has no sound for."""
        said, at, unknown, instead = "", 0, "", list[str]()
        for one in asked:
            try:
                instead.append(self._heard(within_brackets(one.ipa, self._sounds)))
            except UnknownSign as sign:
                unknown = unknown or str(sign)
                continue
            space = " " if text[one.end : one.end + 1].isalnum() else ""
            said, at = f"{said}{text[at : one.start]} {_MADE_UP}{space}", one.end
        sentences = self._phonemised(said + text[at:])
        if not instead:
            return sentences, unknown
        wanted = iter(instead)
        changed = [list(_with(sentence, self._made_up, wanted))[:-1] for sentence in sentences]
        return (self._phonemised(text) if next(wanted, "") else changed), unknown

    def _phonemised(self, text: str) -> Sentences:
        """As Piper does it; double brackets, which would be phonemes to it, are text to us."""
        sentences: Sentences = self._voice.phonemize(text.replace("[[", "[ "))
        return [sentence for sentence in sentences if sentence]

    def _heard(self, names: str) -> str:
        """Sounds by their names in the phonemes that the voice was trained on."""
        ipa = " ".join(phonemes for _, phonemes in self._library.phonemes(names, "\0", named=True))
        return unicodedata.normalize("NFD", ipa.strip())

    @cached_property
    def _made_up(self) -> str:
        return _letters(self._phonemised(_MADE_UP)[0])

    @cached_property
    def _library(self) -> EspeakLibrary:
        library = EspeakLibrary()
        library.set_voice(self._voice.config.espeak_voice)
        return library

    @cached_property
    def _sounds(self) -> Sounds:
        return sounds_of(self._library)


def _with(sentence: Sequence[str], made_up: str, instead: Iterator[str]) -> Iterator[str]:
    """A sentence, and a space, with other phonemes for the made-up word; the stop behind that stays."""
    group: list[str] = []
    for symbol in (*sentence, " "):
        if symbol != " ":
            group.append(symbol)
            continue
        if _letters(group) == made_up:
            yield from next(instead, "")
            group = [sign for sign in group if not unicodedata.category(sign[0]).startswith(_SOUNDS)]
        yield from (*group, " ")
        group = []


def _letters(symbols: Sequence[str]) -> str:
    """The sounds alone, whatever is stressed."""
    return "".join(sign for sign in symbols if unicodedata.category(sign[0]) in ("Ll", "Lo"))
