"""Tempo and loudness of speech that has been made: pure functions of samples, marks in step."""

from readaloud.engines.espeak.sonic import sonic
from readaloud.model.speech import Speech, WordMark


def stretch(speech: Speech, speed: float, volume: float = 1.0) -> Speech:
    """The speech ``speed`` times as fast at the same pitch, and ``volume`` times as loud."""
    if not speech.samples or (speed == 1.0 and volume == 1.0):
        return speech
    samples = sonic(speech.samples, speech.rate, speed=speed, volume=volume)
    return with_length(speech, samples, speech.rate)


def with_length(speech: Speech, samples: bytes, rate: int) -> Speech:
    """The same words in other samples: each mark at the same part of the whole."""
    changed = Speech(samples, rate)
    if not changed.length:
        return changed
    last, ratio = changed.length - 1, changed.length / speech.length
    marks = (WordMark(m.start, m.end, min(round(m.sample * ratio), last)) for m in speech.marks)
    return Speech(samples, rate, tuple(marks))
