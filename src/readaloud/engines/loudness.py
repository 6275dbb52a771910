"""One gain for each voice, so that all are equally loud at equal volume settings.

The reference is that of broadcasters, −23 LUFS (EBU R 128): it leaves room above for the loudest syllables of
every voice. ``loudness.json`` holds what voices were measured at (``python -m benchmarks.loudness`` writes
it); a voice that is not in it is measured once, when it is first loaded, and the figure kept in the cache.
"""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from readaloud.model.errors import OutputError
from readaloud.model.speech import Speech

REFERENCE_LUFS = -23.0
# What a voice is measured by: numbers, which every language reads in words of its own. Within 0.5 LU of what
# sentences of an article give.
CALIBRATION = ("128, 1974 and 36.", "4, 507, 93.", "2, 18, 660.", "1, 3, 5, 7, 9.")
_SILENCE_LUFS = -70.0


def gain(lufs: float) -> float:
    """The factor that brings a voice of this loudness to the reference."""
    return float(10 ** ((REFERENCE_LUFS - lufs) / 20))


def known_lufs(engine: str, voice: str) -> float | None:
    """What a voice was measured at when readaloud was made; for a variant ("+f3") the difference it makes."""
    return _table().get(engine, {}).get(voice)


def of_calibration(speak: Callable[[str], Speech], texts: Sequence[str] = CALIBRATION) -> float:
    """The loudness of a voice, measured now; ``speak`` must not apply a gain."""
    speeches = [speak(text) for text in texts]
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
    """Integrated loudness of int16 mono samples; −70 for silence."""
    from readaloud.engines.meter import Meter

    meter = Meter(rate)
    meter.add(samples)
    return max(meter.loudness(), _SILENCE_LUFS)


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
