"""Earcons: short sounds of our own, made here, so that they cost no file and no licence."""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp, pi, sin
from sys import byteorder

_LOUDNESS = 5000  # −16 dBFS at the peak: below speech
_NOTE_MS, _STEP_MS = 180, 90
_DECAY_S = 0.05
_RISE_S = 0.004
# Notes in Hz. Rising: something opens; falling: something ends; one note: by the way.
_NOTES: Mapping[str, tuple[int, ...]] = {
    "headline": (523, 659, 784),
    "section": (523, 784),
    "quote": (660,),
    "video": (392, 587, 784),
    "image": (880,),
    "list": (587, 587),
    "table": (523, 523, 523),
    "note": (494, 440),
    "end": (784, 523),
    "paused": (523, 392),
    "edge": (262,),
    "working": (440,),
    "trouble": (392, 277),
}
_ANY = (587,)


@lru_cache(maxsize=16)
def earcon(name: str, rate: int) -> bytes:
    """Int16 mono samples of an earcon at ``rate`` Hz; one note for a name that is not known."""
    notes = _NOTES.get(name, _ANY)
    step = rate * _STEP_MS // 1000
    mixed = [0.0] * (step * (len(notes) - 1) + rate * _NOTE_MS // 1000)
    for number, hertz in enumerate(notes):
        for i, sample in enumerate(_note(hertz, rate), start=number * step):
            mixed[i] += sample
    samples = array("h", (round(max(-1.0, min(1.0, value)) * _LOUDNESS) for value in mixed))
    if byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def _note(hertz: int, rate: int) -> Iterator[float]:
    length = rate * _NOTE_MS // 1000
    for i in range(length):
        at, left = i / rate, (length - i) / rate
        yield sin(2 * pi * hertz * at) * exp(-at / _DECAY_S) * min(1.0, at / _RISE_S, left / _RISE_S)
