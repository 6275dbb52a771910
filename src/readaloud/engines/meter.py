"""How loud a recording is, measured as it passes: ITU-R BS.1770-4 for one channel, and its peaks.

The K-weighting is applied to the spectrum of each hop of 100 ms, which by Parseval's theorem gives the same
energy as filtering; on speech the result is within 0.05 LU of a filter's. A few bytes are kept for each hop,
so ten hours need ten megabytes and no sound.

A mono file is heard from two loudspeakers: −16 LUFS there ("dual mono") reads −19 on a meter of one channel.
"""

import math
from typing import TYPE_CHECKING

from readaloud.model.speech import SAMPLE_BYTES

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

DUAL_MONO_LU = 10 * math.log10(2)
FULL_SCALE = 1 << (8 * SAMPLE_BYTES - 1)
PARTS_A_SECOND = 50  # peaks are kept for each 20 ms
PARTS_A_HOP = 5
_HOPS_A_BLOCK = 4  # 400 ms, 75 % overlap
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
_OFFSET = -0.691  # of the standard: a 997 Hz sine at full scale reads −3.01
# The two filters of the standard as they are made for any rate (libebur128): Hz, decibels, Q.
_SHELF = (1681.974450955533, 3.999843853973347, 0.7071752369554196)
_HIGH_PASS = (38.13547087602444, 0.5003270373238773)


class Meter:
    """Takes int16 mono samples at ``rate`` Hz in pieces of any length."""

    def __init__(self, rate: int) -> None:
        self.part = max(1, rate // PARTS_A_SECOND)  # samples
        self._hop = self.part * PARTS_A_HOP
        self._weights = _weights(rate, self._hop)
        self._rest = b""
        self._energies, self._peaks, self._squares = bytearray(), bytearray(), bytearray()

    def add(self, samples: bytes) -> None:
        """Measure the next samples."""
        data = self._rest + samples
        whole = len(data) // (self._hop * SAMPLE_BYTES) * self._hop * SAMPLE_BYTES
        self._rest = data[whole:]
        if whole:
            self._measure(data[:whole])

    def loudness(self) -> float:
        """LUFS of one channel, gated; minus infinity for silence and for less than 400 ms."""
        return loudness_of(self.energies())

    def energies(self) -> "NDArray[numpy.float64]":
        """The weighted mean square of each hop of 100 ms."""
        import numpy

        return numpy.frombuffer(bytes(self._energies), numpy.float64)

    def parts(self) -> "tuple[NDArray[numpy.float32], NDArray[numpy.float32]]":
        """Loudest sample (1.0 is full scale) and mean square of each ``part`` samples, the end filled up."""
        import numpy

        if self._rest:
            self._measure(self._rest.ljust(self._hop * SAMPLE_BYTES, b"\0"))
            self._rest = b""
        return numpy.frombuffer(self._peaks, numpy.float32), numpy.frombuffer(self._squares, numpy.float32)

    def _measure(self, data: bytes) -> None:
        import numpy

        hops = numpy.frombuffer(data, "<i2").astype("f4").reshape(-1, self._hop) / FULL_SCALE
        spectrum = numpy.fft.rfft(hops)
        self._energies += ((spectrum.real**2 + spectrum.imag**2) @ self._weights).tobytes()
        parts = hops.reshape(-1, self.part)
        self._peaks += numpy.abs(parts).max(axis=1).tobytes()
        self._squares += (parts**2).mean(axis=1).tobytes()


def loudness_of(energies: "NDArray[numpy.float64]") -> float:
    """LUFS of one channel from the energies of its hops; minus infinity when nothing is heard."""
    import numpy

    if len(energies) < _HOPS_A_BLOCK:
        return -math.inf
    blocks = numpy.convolve(energies, numpy.full(_HOPS_A_BLOCK, 1 / _HOPS_A_BLOCK), "valid")
    heard = blocks[blocks > _energy(_ABSOLUTE_GATE_LUFS)]
    if not len(heard):
        return -math.inf
    gate = float(heard.mean()) * 10 ** (_RELATIVE_GATE_LU / 10)
    return _OFFSET + 10 * math.log10(float(heard[heard > gate].mean()))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def _weights(rate: int, length: int) -> "NDArray[numpy.float64]":
    """What each line of a spectrum of ``length`` samples counts in the mean square of the weighted hop."""
    import numpy

    z = numpy.exp(-2j * numpy.pi * numpy.arange(length // 2 + 1) / length)
    power = numpy.ones(len(z))
    for upper, lower in (_shelf(rate), _high_pass(rate)):
        power *= numpy.abs(numpy.polyval(upper[::-1], z) / numpy.polyval(lower[::-1], z)) ** 2
    power[1 : (length + 1) // 2] *= 2  # the mirrored half
    return power / length**2


def _shelf(rate: int) -> tuple[list[float], list[float]]:
    hertz, decibels, q = _SHELF
    k, high = math.tan(math.pi * hertz / rate), 10 ** (decibels / 20)
    band = high**0.4996667741545416
    norm = 1 + k / q + k * k
    upper = [(high + band * k / q + k * k), 2 * (k * k - high), (high - band * k / q + k * k)]
    return [value / norm for value in upper], [1.0, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm]


def _high_pass(rate: int) -> tuple[list[float], list[float]]:
    hertz, q = _HIGH_PASS
    k = math.tan(math.pi * hertz / rate)
    norm = 1 + k / q + k * k
    return [1.0, -2.0, 1.0], [1.0, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm]
