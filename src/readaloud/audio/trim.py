"""The silence that an engine puts around its speech taken off: gaps are ours, and scaled in one place."""

from collections.abc import Sequence
from struct import Struct

from readaloud.model.speech import SAMPLE_BYTES, Speech, WordMark

QUIET = 164  # of 32,767: −46 dBFS, below which speech is not heard
_BEFORE_MS, _AFTER_MS = 5, 8  # kept around what is loud: the breath of an h, the end of an s
_FADE_MS = 3
_WINDOW_MS = 2


def trimmed(speech: Speech) -> Speech:
    """The speech without the silence at its ends, faded in and out over 3 ms; marks move with it.

    Nothing but silence is left as it is: whatever it is, it is not for us to cut.
    """
    with memoryview(speech.samples).cast("h") as view:
        span = _loud(view, max(1, speech.rate * _WINDOW_MS // 1000))
    if span is None:
        return speech
    start = max(0, span[0] - speech.rate * _BEFORE_MS // 1000)
    end = min(speech.length, span[1] + speech.rate * _AFTER_MS // 1000)
    sound = memoryview(speech.samples)[start * SAMPLE_BYTES : end * SAMPLE_BYTES]
    samples = _faded(sound, speech.rate * _FADE_MS // 1000)
    last = end - start - 1
    marks = (WordMark(m.start, m.end, min(max(m.sample - start, 0), last)) for m in speech.marks)
    return Speech(samples, speech.rate, tuple(marks))


def _loud(samples: memoryview, window: int) -> tuple[int, int] | None:
    """First and last window with a sample above the threshold, as a range of samples."""
    count = len(samples)
    first = next((i for i in range(0, count, window) if _peak(samples[i : i + window]) > QUIET), None)
    if first is None:
        return None
    last = next(i for i in range(count, 0, -window) if _peak(samples[max(0, i - window) : i]) > QUIET)
    return first, last


def _peak(samples: memoryview) -> int:
    return max(max(samples), -min(samples))


def _faded(sound: memoryview, length: int) -> bytes:
    """Linear from and to zero over so many samples, so that no edge clicks; the rest is copied once."""
    edge = Struct(f"<{min(length, len(sound) // SAMPLE_BYTES // 2)}h")
    until = len(sound) - edge.size
    rise = _ramp(edge.unpack_from(sound))
    fall = _ramp(edge.unpack_from(sound, until)[::-1])[::-1]
    return b"".join((edge.pack(*rise), sound[edge.size : until], edge.pack(*fall)))


def _ramp(samples: Sequence[int]) -> list[int]:
    return [sample * i // len(samples) for i, sample in enumerate(samples)]
