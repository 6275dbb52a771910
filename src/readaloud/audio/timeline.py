"""A script and the lengths of its speeches to a timeline: when every utterance, word and chapter is heard."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from readaloud.audio.earcon import earcon
from readaloud.audio.gaps import gap_samples
from readaloud.model.script import Anchor, Earcon, Item, Pause, Script, Utterance
from readaloud.model.speech import SAMPLE_BYTES, Chapter, Entry, Speech, TimedWord, Timeline, WordMark


class Measure(Struct, frozen=True):
    """What a timeline needs of a speech: its number of samples and its marks, not the samples."""

    length: int
    marks: tuple[WordMark, ...] = ()


def measure(speech: Speech) -> Measure:
    """The measure of a speech."""
    return Measure(speech.length, speech.marks)


def lay_out(
    script: Script, speeches: Mapping[str, Speech | Measure], rate: int, speed: float = 1.0
) -> Timeline:
    """The timeline of a script, at ``rate`` samples a second.

    ``speeches`` are by utterance id, all at that rate. Pauses of the script are scaled by ``speed``. A
    section that has no sound is no chapter; what is heard before the first section belongs to it.
    """
    builder = TimelineBuilder(rate, speed)
    for item in script.items:
        builder.add(item, speeches[item.id] if isinstance(item, Utterance) else None)
    return builder.timeline()


class TimelineBuilder:
    """A timeline that grows item by item, for those who do not want to hold all samples."""

    def __init__(self, rate: int, speed: float = 1.0) -> None:
        self.rate = rate
        self.position = 0  # samples
        self._speed = speed
        self._entries: list[Entry] = []
        self._sections: list[tuple[Anchor, int]] = []

    def add(self, item: Item, speech: Speech | Measure | None = None) -> int:
        """Put the next item of the script at the end; the number of samples it takes."""
        length = 0
        match item:
            case Utterance():
                length = self._speak(item, speech or Measure(0))
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

    def _speak(self, utterance: Utterance, speech: Speech | Measure) -> int:
        at, until = self.position, self.position + speech.length
        words = tuple(_words(speech.marks, at, until))
        self._entries.append(Entry(utterance.id, at, until, utterance.locator, words))
        return speech.length


def _words(marks: Sequence[WordMark], at: int, until: int) -> Iterator[TimedWord]:
    """A word lasts until the next one begins."""
    ends = [at + mark.sample for mark in marks[1:]] + [until]
    for mark, end in zip(marks, ends, strict=False):
        yield TimedWord(mark.start, mark.end, at + mark.sample, end)


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
