"""The ``tone`` engine: a short sine for each word, exact to the sample; for tests and dry runs.

The pitch comes from the word, the length from its letters and the rate. Each tone is a whole number of
whole periods, so that it begins and ends at zero: no clicks, no fades.
"""

from array import array
from functools import lru_cache
from math import pi, sin
from sys import byteorder
from zlib import crc32

from readaloud.engines.marks.words import words
from readaloud.engines.plain import has_speech, speakable
from readaloud.engines.voices import no_such_voice
from readaloud.model.speech import SAMPLE_BYTES, EngineInfo, Speech, SpeechRequest, Voice, WordMark

RATE = 22_050
_LOUDNESS = 8192  # a quarter of full scale, −12 dBFS
_LETTERS_A_WORD = 5.0  # of the average word; its time is 60 s over the words a minute
_GAP = 0.2  # of a word's time is the silence after it
_OCTAVES = {"low": 0.5, "middle": 1.0, "high": 2.0}
_INFO = EngineInfo(
    name="tone",
    title="Tones (for tests)",
    version="1",
    marks="exact",
    reproducible=True,
    native_rate=True,
    licence="MIT",
    max_words_per_minute=900,
)


class ToneEngine:
    """Speaks every language equally badly, in three voices: low, middle and high."""

    @property
    def info(self) -> EngineInfo:
        """Exact marks, reproducible, any rate."""
        return _INFO

    def voices(self) -> tuple[Voice, ...]:
        """Three voices for every language ("mul", ISO 639-2)."""
        return tuple(Voice(id=name, name=f"Tone, {name}", language="mul", engine="tone") for name in _OCTAVES)

    def synthesise(self, request: SpeechRequest) -> Speech:
        """One tone and one mark for each word."""
        octave = _OCTAVES.get(request.voice or "middle")
        if octave is None:
            raise no_such_voice("tone", request.voice, _OCTAVES)
        text = speakable(request.text)
        if not has_speech(text):
            return Speech(b"", RATE)
        samples, marks = bytearray(), []
        for start, end in words(text):
            marks.append(WordMark(start, end, len(samples) // SAMPLE_BYTES))
            samples += _tone(
                text[start:end], octave * 2 ** ((request.pitch - 50) / 50), request.words_per_minute
            )
        return Speech(bytes(samples), RATE, tuple(marks))

    def close(self) -> None:
        """Nothing is held."""


def _tone(word: str, pitch: float, words_per_minute: int) -> bytes:
    """The samples of one word and of the silence after it."""
    letters_time = (len(word) + 1) / (_LETTERS_A_WORD + 1)
    length = RATE * 60 / words_per_minute * letters_time
    hertz = (220 + crc32(word.casefold().encode()) % 220) * pitch
    period = _period(round(RATE / hertz))
    wave = period * max(1, round(length * (1 - _GAP) * SAMPLE_BYTES / len(period)))
    return wave + bytes(SAMPLE_BYTES * round(length * _GAP))


@lru_cache(maxsize=256)
def _period(samples: int) -> bytes:
    wave = array("h", (round(_LOUDNESS * sin(2 * pi * i / samples)) for i in range(samples)))
    if byteorder == "big":
        wave.byteswap()
    return wave.tobytes()
