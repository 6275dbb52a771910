"""A recording brought to its loudness: one gain for all of it, and a limiter for its highest peaks.

The limiter turns down by straight lines between points 20 ms apart, known before the first sample is
touched, so that the result does not depend on the pieces in which the sound is changed. What it takes from
the loudness is known too, and the gain makes up for it.
"""

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from readaloud.engines.meter import DUAL_MONO_LU, PARTS_A_HOP, Meter, loudness_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

TRUE_PEAK_DBTP = -1.0  # EBU R 128: what no decoded file may exceed
CEILING_DBFS = -4.5  # of our samples: encoders overshoot, Opus at 24 kbit/s by more than two decibels
_MOST_GAIN_DB = 30.0  # above it what is lifted is noise
_MOST_MAKEUP_DB = 6.0  # for what the limiter takes: more would be heard
_EXACT_DB = 0.01  # gains are steps of thousandths, whatever the last bits of a sum are
_SILENCE = 1e-9  # so that it can be divided by


class Mastering(Struct, frozen=True):
    """What is done to a recording; ``edges`` are the limiter's factors at the edges of its parts."""

    gain: float  # a factor
    edges: "NDArray[numpy.float32]"
    part: int  # samples from one edge to the next
    loudness: float | None  # LUFS of one channel that comes of it; None for silence

    def apply(self, samples: bytes, at: int) -> bytes:
        """The samples as they will be heard; ``at`` is the number of the first, a multiple of ``part``."""
        import numpy

        sound = numpy.frombuffer(samples, "<i2")
        first = at // self.part
        edges = self.edges[first : first + len(sound) // self.part + 2]
        if edges.min() == 1.0:
            return numpy.rint(sound * numpy.float32(self.gain)).astype("<i2").tobytes()
        places = numpy.arange(len(sound)) / self.part
        factors = numpy.interp(places, numpy.arange(len(edges)), edges) * self.gain
        changed: bytes = numpy.rint(sound * factors.astype("f4")).astype("<i2").tobytes()
        return changed


def mastering(meter: Meter, target_lufs: float) -> Mastering:
    """What brings a recording to ``target_lufs`` when it is heard from two loudspeakers.

    Silence, and what is too short to have a loudness, is only kept below the ceiling.
    """
    (peaks, squares), energies = meter.parts(), meter.energies()
    loudness = loudness_of(energies)
    gain_db = lowest = 0.0
    if loudness > -math.inf:
        gain_db = lowest = min(round(target_lufs - DUAL_MONO_LU - loudness, 3), _MOST_GAIN_DB)
    edges = _edges(peaks, _factor(gain_db))
    highest, wanted = lowest + _MOST_MAKEUP_DB, target_lufs - DUAL_MONO_LU
    while edges.min() < 1.0 and loudness > -math.inf and highest - lowest > _EXACT_DB:
        gain_db = (lowest + highest) / 2
        edges = _edges(peaks, _factor(gain_db))
        if loudness_of(energies * _left(edges, squares)) + gain_db < wanted:
            lowest = gain_db
        else:
            highest = gain_db
    result = loudness_of(energies * _left(edges, squares)) + gain_db
    known = result if loudness > -math.inf else None
    return Mastering(_factor(gain_db), edges, meter.part, known)


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _left(edges: "NDArray[numpy.float32]", squares: "NDArray[numpy.float32]") -> "NDArray[numpy.float32]":
    """What the limiter leaves of the energy of each hop, as a factor."""
    middles = (edges[:-1] + edges[1:]) / 2
    before = squares.reshape(-1, PARTS_A_HOP).sum(axis=1) + _SILENCE
    after = (squares * middles**2).reshape(-1, PARTS_A_HOP).sum(axis=1) + _SILENCE
    factors: NDArray[numpy.float32] = after / before
    return factors


def _edges(peaks: "NDArray[numpy.float32]", gain: float) -> "NDArray[numpy.float32]":
    """Factors at the edges of parts with these peaks: low enough for both neighbours, and smooth."""
    import numpy

    factors = numpy.ones(len(peaks) + 4, "f4")  # two beyond each end
    with numpy.errstate(divide="ignore"):
        numpy.minimum(_factor(CEILING_DBFS) / gain / peaks, 1.0, out=factors[2:-2])
    edges = numpy.minimum(factors[1:], factors[:-1])  # and one beyond each end of the parts' own
    lowest = numpy.minimum(numpy.minimum(edges[:-2], edges[1:-1]), edges[2:])
    smooth = numpy.ones(len(peaks) + 1, "f4")
    # Each of the three that are averaged is at most the edge between them: so is their mean.
    smooth[1:-1] = (lowest[:-2] + lowest[1:-1] + lowest[2:]) / 3
    smooth[[0, -1]] = lowest[[0, -1]]
    return smooth
