"""The bare engines as references: the library of each and nothing of ours, on one text in one process."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

from benchmarks import bare_espeak
from readaloud.config.folders import voice_folder

Spoken = tuple["np.ndarray[Any, np.dtype[np.int16]]", int]  # samples, and their rate


def espeak(text: str) -> Spoken:
    """What eSpeak NG says in its usual American voice."""
    return np.frombuffer(bare_espeak.speak(_espeak(), text), "<i2"), 22_050


def piper(text: str) -> Spoken:
    """What Piper says in the first voice that is installed."""
    voice = _piper()
    pieces = [chunk.audio_int16_array for chunk in voice.synthesize(text)]
    return np.concatenate(pieces or [np.zeros(0, np.int16)]), voice.config.sample_rate


def kokoro(text: str) -> Spoken:
    """What Kokoro says as Heart."""
    samples, rate = _kokoro().create(text, "af_heart", lang="en-us")
    return (samples * 32_767).astype(np.int16), rate


BARE: Mapping[str, Callable[[str], Spoken]] = {"espeak": espeak, "piper": piper, "kokoro": kokoro}
_espeak = cache(bare_espeak.synthesiser)


@cache
def _piper() -> Any:
    from piper import PiperVoice

    return PiperVoice.load(next((voice_folder() / "piper").glob("en_US*.onnx")))


@cache
def _kokoro() -> Any:
    from kokoro_onnx import Kokoro

    folder = voice_folder() / "kokoro"
    return Kokoro(str(next(folder.glob("kokoro*.onnx"))), str(next(folder.glob("voices*.bin"))))
