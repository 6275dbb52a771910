"""Tempo and loudness of speech that has been made: pure functions of samples, marks in step."""

from collections.abc import Callable

from readaloud.audio.pacing import PIECE_MS, local_speeds
from readaloud.engines.sonic import sonic, sonic_unevenly
from readaloud.model.speech import Speech, WordMark


def stretch(speech: Speech, speed: float, volume: float = 1.0, *, evenly: bool = True) -> Speech:
    """The speech ``speed`` times as fast at the same pitch, and ``volume`` times as loud.

    What is made faster unevenly is hurried most where it holds still (``audio/pacing.py``).
    """
    if not speech.samples or (speed == 1.0 and volume == 1.0):
        return speech
    if speed > 1.0 and not evenly:
        return _hurried(speech, speed, volume)
    samples = sonic(speech.samples, speech.rate, speed=speed, volume=volume)
    return with_length(speech, samples, speech.rate)


def with_length(speech: Speech, samples: bytes, rate: int) -> Speech:
    """The same words in other samples: each mark at the same part of the whole."""
    return _moved(speech, samples, rate, lambda sample: sample / speech.length)


def _hurried(speech: Speech, speed: float, volume: float) -> Speech:
    import numpy

    piece = speech.rate * PIECE_MS // 1000
    speeds = local_speeds(speech, speed)
    samples = sonic_unevenly(speech.samples, speech.rate, speeds, piece, volume=volume)
    times = numpy.concatenate(([0.0], numpy.cumsum(1 / speeds)))
    starts = numpy.arange(len(times)) * piece
    return _moved(speech, samples, speech.rate, lambda at: float(numpy.interp(at, starts, times) / times[-1]))


def _moved(speech: Speech, samples: bytes, rate: int, part: Callable[[int], float]) -> Speech:
    """The speech in other samples; ``part`` of the whole lies before a sample of the old ones."""
    length = Speech(samples, rate).length
    marks = speech.marks if length else ()
    moved = (WordMark(m.start, m.end, min(round(part(m.sample) * length), length - 1)) for m in marks)
    return Speech(samples, rate, tuple(moved))
