"""A text in the voice of a neural model: pieces it can swallow, phonemes to word marks, pitch."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from readaloud.engines.espeak.ipa import within
from readaloud.engines.marks.onsets import marks_from_onsets
from readaloud.engines.marks.words import words
from readaloud.engines.neural.phoneme_words import first_phonemes
from readaloud.engines.plain import chunks, has_speech, speakable
from readaloud.engines.sonic import sonic
from readaloud.model.speech import SAMPLE_BYTES, Phonemes, Speech, WordMark

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ipa = tuple[Phonemes, ...]

_CHUNK = 600  # characters: far above any sentence; beyond a minute of sound attention gets slow and large
_USUAL_PITCH = 50
_FULL_SCALE = 32_767
_ENDS = ".!?…:;,—"


class Sound(NamedTuple):
    """What a model made: mono samples in −1 to 1, the phonemes they say, and where each begins."""

    samples: "NDArray[np.float32]"
    phonemes: Sequence[str]
    starts: Sequence[int]  # in samples
    unknown: str = ""  # a sign of the phonemes asked for that the voice has no sound for


class Model(NamedTuple):
    """A loaded voice as ``spoken`` needs it: a text, and the phonemes that are asked for in it."""

    speak: Callable[[str, Ipa], Sound]
    alone: Callable[[str, Ipa], Sequence[str]]  # the phonemes of a word by itself
    rate: int


def spoken(text: str, model: Model, gain: float, phonemes: Ipa = ()) -> Speech:
    """The text in the voice of a model, ``gain`` times as loud, with a mark for each word."""
    text = speakable(text)
    if not has_speech(text):
        return Speech(b"", model.rate)
    samples, marks, unknown = bytearray(), list[WordMark](), ""
    for start, end in chunks(text, _CHUNK):
        asked = within(phonemes, start, end)
        sound = model.speak(ended(text[start:end]), asked)
        base = len(samples) // SAMPLE_BYTES
        for mark in _marks(text[start:end], asked, sound, model.alone):
            marks.append(WordMark(start + mark.start, start + mark.end, base + mark.sample))
        samples += _sixteen_bits(sound.samples * gain)
        unknown = unknown or sound.unknown
    return Speech(bytes(samples), model.rate, tuple(marks), unknown)


def pitched(speech: Speech, pitch: int) -> Speech:
    """The speech higher or lower, by half an octave at most: 50 of 100 is the voice as it is."""
    if pitch == _USUAL_PITCH:
        return speech
    higher = 2 ** ((pitch - _USUAL_PITCH) / 100)
    samples = sonic(speech.samples, speech.rate, pitch=higher)
    length = len(samples) // SAMPLE_BYTES
    ratio = length / max(1, speech.length)
    marks = (WordMark(m.start, m.end, min(round(m.sample * ratio), length - 1)) for m in speech.marks)
    return Speech(samples, speech.rate, tuple(marks), speech.unknown)


def ended(text: str) -> str:
    """The text with a full stop where it has none: without one a heading is cut short, sounds unfinished."""
    bare = text.rstrip().rstrip("\"'”’»)]")
    return text if not bare or bare[-1] in _ENDS else f"{text.rstrip()}."


def _marks(
    text: str, asked: Ipa, sound: Sound, alone: Callable[[str, Ipa], Sequence[str]]
) -> Iterable[WordMark]:
    """Signs between words take part in the pairing, since a voice may read them ("*"), but get no mark."""
    found = words(text)
    pieces: list[Sequence[str]] = []
    places: dict[int, int] = {}
    at = 0
    for index, (start, end) in enumerate(found):
        if between := text[at:start].strip():
            pieces.append(alone(between, ()))
        places[len(pieces)] = index
        pieces.append(alone(text[start:end], within(asked, start, end)))
        at = end
    first = first_phonemes(pieces, sound.phonemes)
    onsets = {places[piece]: sound.starts[phoneme] for piece, phoneme in first.items() if piece in places}
    return marks_from_onsets(found, onsets, len(sound.samples))


def _sixteen_bits(samples: "NDArray[np.float32]") -> bytes:
    return np.clip(samples * _FULL_SCALE, -_FULL_SCALE, _FULL_SCALE).astype("<i2").tobytes()
