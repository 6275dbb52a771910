"""One sample clock: speech of several engines brought to one rate."""

from readaloud.audio.tempo import with_length
from readaloud.model.speech import Speech


def resampled(speech: Speech, rate: int) -> Speech:
    """The speech at ``rate`` Hz, marks in step; as it is when it has that rate already."""
    if speech.rate == rate:
        return speech
    if not speech.samples:
        return Speech(b"", rate)
    import numpy
    import soxr

    samples = soxr.resample(numpy.frombuffer(speech.samples, dtype="<i2"), speech.rate, rate)
    return with_length(speech, samples.astype("<i2").tobytes(), rate)
