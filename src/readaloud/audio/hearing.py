"""A sound file as a player hears it: decoded to the end, its length, loudness and true peak measured."""

import math
import wave
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from readaloud.audio.ffmpeg import Readable, Unplayable, decoded
from readaloud.engines.meter import FULL_SCALE, Meter
from readaloud.model.speech import SAMPLE_BYTES

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

USUAL_RATE = 22_050
TOLERANCE_S = 0.05  # between what a file lasts and what it should
_WAV_SAMPLES = 1 << 16  # at a time
_OVERSAMPLED = 4  # BS.1770-4, annex 2
_TAPS = 12  # on each side of a point between two samples
_HIGH = 0.6  # of full scale: below it nothing between two samples reaches the limit that we hold


class Heard(Struct, frozen=True):
    """What a decoder gives of a file."""

    seconds: float
    loudness: float  # LUFS of one channel; minus infinity for silence
    true_peak: float  # dBTP; exact from about −3 up, below it that of the samples


Hearing = Callable[[Path | IO[bytes]], Heard]
Through = Callable[[Iterator[bytes]], Iterator[bytes]]


def hear(sound: Path | Readable, rate: int = USUAL_RATE, through: Through = iter) -> Heard:
    """Decode a file, by name or as it is read, at ``rate`` Hz and measure it, holding one block.

    A WAV file is measured at its own rate and needs no ffmpeg: it is what is left to a machine without one.
    The blocks come ``through`` what may stop them.

    Raises:
        Unplayable: it cannot be decoded to the end.
        OutputError: ffmpeg is missing.
    """
    if not isinstance(sound, Path) or sound.suffix != ".wav":
        with decoded(sound, rate) as blocks:
            return measured(through(blocks), rate)
    try:
        with wave.open(str(sound), "rb") as file:
            read = iter(partial(file.readframes, _WAV_SAMPLES), b"")
            frames = (block[: len(block) // SAMPLE_BYTES * SAMPLE_BYTES] for block in read)
            found = measured(through(frames), file.getframerate())
            is_whole = file.tell() >= file.getnframes()
    except (wave.Error, EOFError) as error:
        raise Unplayable("It is no WAV file.") from error
    if not is_whole:
        raise Unplayable("The WAV file is cut off.")
    return found


def measured(blocks: Iterable[bytes], rate: int) -> Heard:
    """The same for samples that are there; peaks across the edge of two blocks count too."""
    meter, length, peak = Meter(rate), 0, 0.0
    before = b""
    for block in blocks:
        meter.add(block)
        length += len(block) // SAMPLE_BYTES
        peak = max(peak, _true_peak(before + block))
        before = block[-2 * _TAPS * SAMPLE_BYTES :]
    decibels = 20 * math.log10(peak) if peak else -math.inf
    return Heard(length / rate, meter.loudness(), decibels)


def _true_peak(block: bytes) -> float:
    """The highest value of the curve through the samples, 1.0 being full scale."""
    import numpy

    samples = numpy.frombuffer(block, "<i2")
    if not len(samples):
        return 0.0
    highest = max(int(samples.max()), -int(samples.min())) / FULL_SCALE
    if highest < _HIGH:
        return highest
    inside = numpy.abs(samples[_TAPS:-_TAPS].astype("i4"))
    places = numpy.flatnonzero(inside > _HIGH * FULL_SCALE)[:, None] + numpy.arange(2 * _TAPS)
    between = samples[places] / FULL_SCALE @ _between()
    return max(highest, float(numpy.abs(between).max(initial=0.0)))


@lru_cache
def _between() -> "NDArray[numpy.float64]":
    """A windowed sinc for each of the points that lie between one sample and the next."""
    import numpy

    points = numpy.arange(1, _OVERSAMPLED) / _OVERSAMPLED
    distances = numpy.arange(2 * _TAPS)[:, None] - _TAPS - points
    window: NDArray[numpy.float64] = numpy.cos(numpy.pi * distances / (2 * _TAPS + 2)) ** 2
    return numpy.sinc(distances) * window
