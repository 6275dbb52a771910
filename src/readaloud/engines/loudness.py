"""One gain for each voice, so that all are equally loud at equal volume settings.

The reference is that of broadcasters, −23 LUFS (EBU R 128): it leaves room above for the loudest syllables of
every voice. ``loudness.json`` holds what voices were measured at (``python -m benchmarks.loudness`` writes
it); a voice that is not in it is measured once, when it is first loaded, and the figure kept in the cache.
"""

import contextlib
import math
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from readaloud.model.errors import OutputError
from readaloud.model.speech import Speech

REFERENCE_LUFS = -23.0
# What a voice is measured by: numbers, which every language reads in words of its own. Within 0.5 LU of what
# sentences of an article give.
CALIBRATION = ("128, 1974 and 36.", "4, 507, 93.", "2, 18, 660.", "1, 3, 5, 7, 9.")
_OFFSET = -0.691  # of BS.1770: a sine of 997 Hz at full scale reads −3.01
_BLOCK_S, _STEP_S = 0.4, 0.1
_SILENCE_LUFS, _RELATIVE_LU = -70.0, -10.0


def gain(lufs: float) -> float:
    """The factor that brings a voice of this loudness to the reference."""
    return float(10 ** ((REFERENCE_LUFS - lufs) / 20))


def known_lufs(engine: str, voice: str) -> float | None:
    """What a voice was measured at when readaloud was made; for a variant ("+f3") the difference it makes."""
    return _table().get(engine, {}).get(voice)


def of_calibration(speak: Callable[[str], Speech]) -> float:
    """The loudness of a voice, measured now; ``speak`` must not apply a gain."""
    speeches = [speak(text) for text in CALIBRATION]
    return measured_lufs(b"".join(speech.samples for speech in speeches), speeches[0].rate)


def kept_lufs(engine: str, voice: str, made_of: str, measure: Callable[[], float]) -> float:
    """The known loudness of a voice, else what was measured before for a voice ``made_of`` this, else now."""
    known = known_lufs(engine, voice)
    if known is not None:
        return known
    note = _note(f"{engine}-{made_of}")
    try:
        return float(note.read_text())
    except (OSError, ValueError):
        measured = round(measure(), 2)  # as it is written: the next process must give the same bytes
    with contextlib.suppress(OSError):
        note.write_text(f"{measured}\n")
    return measured


def measured_lufs(samples: bytes, rate: int) -> float:
    """Integrated loudness of int16 mono samples by ITU-R BS.1770-4; −70 for silence."""
    import numpy as np

    signal = np.frombuffer(samples, "<i2") / 32_768
    size = 1 << (len(signal) + rate).bit_length()  # a second more: no end rings into the start
    z = np.exp(-1j * np.linspace(0, np.pi, size // 2 + 1))
    weight = np.prod([(b0 + b1 * z + b2 * z**2) / (1 + a1 * z + a2 * z**2)
                      for b0, b1, b2, a1, a2 in _k_weighting(rate)], axis=0)  # fmt: skip
    weighted = np.fft.irfft(np.fft.rfft(signal, size) * weight, size)[: len(signal)]
    block, step = round(_BLOCK_S * rate), round(_STEP_S * rate)
    sums = np.concatenate(([0.0], np.cumsum(weighted**2)))
    starts = np.arange(0, max(1, len(signal) - block + 1), step)
    powers = (sums[np.minimum(starts + block, len(signal))] - sums[starts]) / block
    for threshold in (_SILENCE_LUFS, None):
        limit = _lufs(powers.mean()) + _RELATIVE_LU if threshold is None else threshold
        powers = powers[powers > 10 ** ((limit - _OFFSET) / 10)]
        if not len(powers):
            return _SILENCE_LUFS
    return _lufs(powers.mean())


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)


def _k_weighting(rate: int) -> tuple[tuple[float, float, float, float, float], ...]:
    """The two filters of BS.1770 as (b0, b1, b2, a1, a2): its analogue prototypes, for any sample rate."""
    k, q = math.tan(math.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band, norm = high**0.4996667741545416, 1 + k / q + k * k
    shelf = (
        (high + band * k / q + k * k) / norm,
        2 * (k * k - high) / norm,
        (high - band * k / q + k * k) / norm,
        2 * (k * k - 1) / norm,
        (1 - k / q + k * k) / norm,
    )
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    norm = 1 + k / q + k * k
    return shelf, (1.0, -2.0, 1.0, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm)


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    raw = Path(__file__).with_name("loudness.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, dict[str, float]])


def _note(name: str) -> Path:
    from readaloud.config.folders import cache_folder

    try:
        folder = cache_folder() / "loudness"
        folder.mkdir(exist_ok=True)
    except (OutputError, OSError):
        return Path(os.devnull)
    return folder / f"{name}.txt"
