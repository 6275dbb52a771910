"""A whole article as samples, in order and lazily, while its timeline is written down."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readaloud.audio.earcon import earcon
from readaloud.audio.resample import resampled
from readaloud.audio.timeline import TimelineBuilder
from readaloud.model.script import Earcon, Item, Pause, Script, Utterance
from readaloud.model.speech import SAMPLE_BYTES, Speech, Timeline

USUAL_RATE = 22_050


class Segment(Struct, frozen=True):
    """One item of the script as sound: int16 mono samples that begin at ``at`` (samples) of the whole."""

    item: Item
    at: int
    samples: bytes


class ArticleStream:
    """Iterate once for the sound; memory holds one segment, and the times of all.

    ``speeches`` gives one speech for each utterance of the script, in order (``map(synthesiser.speech,
    script.utterances)``, or ``speak_ahead`` for several processes). Everything is brought to ``rate`` Hz;
    0 means that of the first speech.
    """

    def __init__(self, script: Script, speeches: Iterable[Speech], rate: int = 0, speed: float = 1.0) -> None:
        self._script = script
        self._speeches = iter(speeches)
        self._rate = rate
        self._speed = speed
        self._builder: TimelineBuilder | None = None

    def __iter__(self) -> Iterator[Segment]:
        """Every item that is heard, speech and silence, in order."""
        waiting: list[Item] = []
        for item in self._script.items:
            speech = next(self._speeches) if isinstance(item, Utterance) else None
            if self._builder is None and speech is None and not self._rate:
                waiting.append(item)  # the rate is known with the first speech
                continue
            builder = self._begun(speech)
            for early in waiting:
                yield from _segments(builder, early, None)
            waiting.clear()
            yield from _segments(builder, item, speech)
        for late in waiting:
            yield from _segments(self._begun(None), late, None)

    def samples(self) -> Iterator[bytes]:
        """The samples alone."""
        return (segment.samples for segment in self)

    @property
    def rate(self) -> int:
        """Samples a second; sure once the first segment has come."""
        return self._begun(None).rate

    def timeline(self) -> Timeline:
        """The times of everything that has come so far; of all of it, when the iteration is over."""
        return self._begun(None).timeline()

    def _begun(self, speech: Speech | None) -> TimelineBuilder:
        if self._builder is None:
            rate = self._rate or (speech.rate if speech else USUAL_RATE)
            self._builder = TimelineBuilder(rate, self._speed)
        return self._builder


def _segments(builder: TimelineBuilder, item: Item, speech: Speech | None) -> Iterator[Segment]:
    at = builder.position
    if speech is not None:
        speech = resampled(speech, builder.rate)
    length = builder.add(item, speech)
    if speech is not None and speech.samples:
        yield Segment(item, at, speech.samples)
    elif isinstance(item, Earcon):
        yield Segment(item, at, earcon(item.name, builder.rate))
    elif isinstance(item, Pause) and length:
        yield Segment(item, at, bytes(length * SAMPLE_BYTES))
