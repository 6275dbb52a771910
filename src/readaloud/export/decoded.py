"""How long a sound file really lasts: what comes out of it when it is decoded."""

from pathlib import Path

from readaloud.audio.ffmpeg import decode
from readaloud.model.speech import SAMPLE_BYTES

TOLERANCE_S = 0.05  # between what a file lasts and what it should
_RATE = 16_000


def seconds_of(path: Path) -> float:
    """Seconds of sound in a file.

    Raises:
        OutputError: it cannot be decoded to its end.
    """
    return sum(len(block) for block in decode(path, _RATE)) / SAMPLE_BYTES / _RATE
