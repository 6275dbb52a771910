"""Reading the short sound files that system voices write: WAV, and on macOS AIFF whatever its name says.

Python's own ``aifc`` is gone from 3.13. AIFF and AIFF-C after Apple's specifications of 1989 and 1991.
"""

import wave
from array import array
from pathlib import Path
from typing import NamedTuple

_SIXTEEN_BITS = 16
_AIFF_SAMPLES_OFFSET = 8  # of the chunk "SSND": offset and block size stand before the samples


class Sound(NamedTuple):
    """Int16 little-endian mono samples and their rate in Hz."""

    samples: bytes
    rate: int


class NotASound(ValueError):
    """The file is no sound of 16 bits and one channel."""


def read_sound(path: Path) -> Sound:
    """The sound of a WAV or AIFF file.

    Raises:
        NotASound: it is something else, or torn.
        OSError: it cannot be read.
    """
    raw = path.read_bytes()
    if raw[:4] == b"FORM" and raw[8:12] in (b"AIFF", b"AIFC"):
        return _aiff(raw)
    return _wav(path)


def _wav(path: Path) -> Sound:
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise NotASound(f"{file.getnchannels()} channels of {file.getsampwidth()} bytes")
            return Sound(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise NotASound(str(error)) from error


def _aiff(raw: bytes) -> Sound:
    chunks = _chunks(raw)
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    channels, bits = int.from_bytes(common[:2], "big"), int.from_bytes(common[6:8], "big")
    compression = common[18:22] or b"NONE"
    if (channels, bits) != (1, _SIXTEEN_BITS) or compression not in (b"NONE", b"twos", b"sowt"):
        raise NotASound(f"{channels} channels of {bits} bits, {compression!r}")
    skipped = _AIFF_SAMPLES_OFFSET + int.from_bytes(sound[:4], "big")
    samples = sound[skipped : skipped + (len(sound) - skipped) // 2 * 2]
    return Sound(samples if compression == b"sowt" else _swapped(samples), round(_extended(common[8:18])))


def _chunks(raw: bytes) -> dict[bytes, bytes]:
    found, at = {}, 12
    while at + 8 <= len(raw):
        size = int.from_bytes(raw[at + 4 : at + 8], "big")
        found[raw[at : at + 4]] = raw[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found


def _extended(raw: bytes) -> float:
    """An IEEE 754 number of 80 bits, as AIFF gives its rate."""
    exponent = int.from_bytes(raw[:2], "big") & 0x7FFF
    return int.from_bytes(raw[2:10], "big") * 2.0 ** (exponent - 16_383 - 63)


def _swapped(samples: bytes) -> bytes:
    values = array("h", samples)
    values.byteswap()
    return values.tobytes()
