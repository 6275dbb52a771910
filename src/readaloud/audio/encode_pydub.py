"""pydub, where it is good: levels and gain of a block of samples, and a short clip as a tagged MP3.

It holds a sound in memory as a whole, so whole recordings go to ffmpeg in blocks instead (``encode``), and
nothing here joins segments: pydub's ``+=`` is quadratic.
"""

import math
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from readaloud.audio.encode import BITEXACT
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES

FULL_SCALE = 1 << (8 * SAMPLE_BYTES - 1)
CEILING_DBFS = -2.0  # lossy encoders overshoot the samples they are given by up to a decibel


@lru_cache
def _segment_class() -> Any:
    """The AudioSegment of pydub, imported in silence.

    Its import warns of a missing ffmpeg (ours may be in a wheel), of audioop's end and of its own regular
    expressions: nothing that a person could act on.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment


def _segment(samples: bytes, rate: int) -> Any:
    return _segment_class()(data=samples, sample_width=SAMPLE_BYTES, frame_rate=rate, channels=1)


def peak_dbfs(blocks: Iterable[bytes], rate: int) -> float:
    """The loudest sample of a recording in decibels below full scale; minus infinity for silence."""
    loudest = max((_segment(block, rate).max for block in blocks), default=0)
    return 20 * math.log10(loudest / FULL_SCALE) if loudest else -math.inf


def headroom_gain(peak: float) -> float:
    """The gain in decibels, never above 0, that keeps an encoded recording from clipping."""
    return min(0.0, CEILING_DBFS - peak)


def amplified(blocks: Iterable[bytes], rate: int, gain_db: float) -> Iterator[bytes]:
    """The blocks at another volume; samples stop at full scale instead of wrapping round."""
    if gain_db == 0.0:
        yield from blocks
        return
    for block in blocks:
        yield bytes(_segment(block, rate).apply_gain(gain_db).raw_data)


def write_clip(samples: bytes, rate: int, path: Path, tags: Tags) -> None:
    """Write a clip of some minutes, such as the sound of one document of a book, as an MP3 file.

    Raises:
        OutputError: ffmpeg is missing or fails.
    """
    from pydub.exceptions import CouldntEncodeError

    segment = _segment(samples, rate)
    segment.converter = str(find_ffmpeg("libmp3lame"))
    try:
        written = segment.export(
            path,
            format="mp3",
            bitrate="64k",
            tags=dict(tags.pairs()),
            id3v2_version="3",
            parameters=list(BITEXACT),
        )
    except CouldntEncodeError as error:
        raise OutputError(
            "ffmpeg could not write an MP3 clip.", "readaloud doctor says what it lacks."
        ) from error
    written.close()
