"""A script and its speeches to a timeline: when every utterance, word and chapter is heard."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from readaloud.audio.earcon import earcon
from readaloud.audio.gaps import gap_samples
from readaloud.model.script import Anchor, Earcon, Item, Pause, Utterance
from readaloud.model.speech import SAMPLE_BYTES, Chapter, Entry, Speech, TimedWord, Timeline, WordMark


class TimelineBuilder:
    """A timeline that grows item by item, for those who do not want to hold all samples."""

    def __init__(self, rate: int, speed: float = 1.0) -> None:
        self.rate = rate
        self.position = 0  # samples
        self._speed = speed
        self._entries: list[Entry] = []
        self._sections: list[tuple[Anchor, int]] = []

    def add(self, item: Item, speech: Speech | None = None) -> int:
        """Put the next item of the script at the end; the number of samples it takes."""
        length = 0
        match item:
            case Utterance():
                length = self._speak(item, speech) if speech else 0
            case Pause():
                length = gap_samples(item, self._speed, self.rate)
            case Earcon():
                length = len(earcon(item.name, self.rate)) // SAMPLE_BYTES
            case Anchor(kind="section"):
                self._sections.append((item, self.position))
        self.position += length
        return length

    def timeline(self) -> Timeline:
        """Everything so far."""
        chapters = tuple(_chapters(self._sections, self.position))
        return Timeline(self.rate, tuple(self._entries), chapters, self.position)

    def _speak(self, utterance: Utterance, speech: Speech) -> int:
        at, until = self.position, self.position + speech.length
        words = tuple(_words(speech.marks, at, until))
        self._entries.append(Entry(utterance.id, at, until, utterance.locator, words))
        return speech.length


def _words(marks: Sequence[WordMark], at: int, until: int) -> Iterator[TimedWord]:
    """A word lasts until the next one begins: of a long article, that number is kept once."""
    times = [*(at + mark.sample for mark in marks), until]
    for mark, (begin, end) in zip(marks, pairwise(times), strict=True):
        yield TimedWord(mark.start, mark.end, begin, end)


def _chapters(sections: Sequence[tuple[Anchor, int]], length: int) -> Iterator[Chapter]:
    ends = [at for _, at in sections[1:]] + [length]
    chapters = [
        Chapter(anchor.title or anchor.target, anchor.target, at, until)
        for (anchor, at), until in zip(sections, ends, strict=False)
        if until > at
    ]
    if chapters:
        chapters[0] = structs.replace(chapters[0], at=0)
    yield from chapters
