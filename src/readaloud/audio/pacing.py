"""Where speech can be hurried: vowels that hold still, and silence, more than what changes between them.

After Covell, Withgott and Slaney, "Mach1: nonuniform time-scale modification of speech" (1998): consonants
carry the words and are short already, so a change of the sound is kept slower, and what lies between pays.
"""

from typing import TYPE_CHECKING, Any

from readaloud.engines.sonic import FASTEST
from readaloud.model.speech import Speech

if TYPE_CHECKING:
    import numpy

PIECE_MS = 5
_WINDOW_MS, _BANDS = 23, 32
_NOISE = 100.0  # of a spectrum of 16 bits: changes below are not heard
_STRENGTH = 0.3  # of how much a change is slowed; twice as much, and half, is understood less
_LEAST, _MOST = -1.5, 2.0  # deviations of the change from its mean that count
_ROUNDS = 8  # until the clipped speeds give the length that was asked for, to 0.1 %


def local_speeds(speech: Speech, speed: float) -> "numpy.ndarray[Any, numpy.dtype[numpy.float64]]":
    """A speed for each piece of ``PIECE_MS``, so that the whole is ``speed`` (above 1) times as fast."""
    import numpy

    change = _change(numpy.frombuffer(speech.samples, "<i2"), speech.rate)
    spread = change.std()
    if not spread:
        return numpy.full(len(change), speed)
    speeds: numpy.ndarray[Any, numpy.dtype[numpy.float64]] = numpy.exp(
        -_STRENGTH * numpy.clip((change - change.mean()) / spread, _LEAST, _MOST)
    )
    for _ in range(_ROUNDS):
        speeds = numpy.clip(speeds * (speed * numpy.mean(1 / speeds)), 1.0, FASTEST)
    return speeds


def _change(samples: Any, rate: int) -> Any:
    """How much the spectrum changes around each piece, in logarithms of its bands."""
    import numpy

    piece, window = rate * PIECE_MS // 1000, rate * _WINDOW_MS // 1000
    count = -(-len(samples) // piece)
    around = numpy.pad(samples.astype("f8"), (window // 2, window + piece))
    frames = numpy.lib.stride_tricks.sliding_window_view(around, window)[: count * piece : piece]
    spectrum = numpy.abs(numpy.fft.rfft(frames * numpy.hanning(window), axis=1))
    width = spectrum.shape[1] // _BANDS
    bands = numpy.log(_NOISE + spectrum[:, : width * _BANDS].reshape(count, _BANDS, width).mean(axis=2))
    change = numpy.zeros(count)
    change[1:-1] = numpy.abs(bands[2:] - bands[:-2]).mean(axis=1)
    return numpy.convolve(change, numpy.ones(3) / 3, "same")
