"""A recording as several: one for each chapter, whose times begin at nought and whose samples are its own."""

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from readaloud.export.material.recording import Part, Recording
from readaloud.export.material.spool import Spool
from readaloud.model.script import Anchor, Item, Script, Utterance
from readaloud.model.speech import SAMPLE_BYTES, Chapter, Entry, TimedWord, Timeline

T = TypeVar("T")


class SpoolPart(Spool):
    """A run of the samples of a spool, which stays the owner of what is on the disk."""

    def __init__(self, whole: Spool, at: int, until: int) -> None:
        self._whole = whole
        self._at = at
        self._size = (until - at) * SAMPLE_BYTES

    def samples(self, at: int = 0, until: int | None = None) -> Iterator[bytes]:
        """Samples by their numbers in the part."""
        return self._whole.samples(self._at + at, self._at + (self.length if until is None else until))

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """As in the whole, under a name of the part's own."""
        return self._whole.once((self._at, name), make)

    def folder(self) -> Path:
        """A folder in that of the whole."""
        path = self._whole.folder() / str(self._at)
        path.mkdir(exist_ok=True)
        return path

    def while_open(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """As in the whole."""
        return self._whole.while_open(blocks)

    def close(self) -> None:
        """Nothing: the whole is closed by who made it."""


def parts(recording: Recording) -> tuple[Recording, ...]:
    """The recording of each chapter, in order."""
    chapters = recording.timeline.chapters
    return tuple(_part(recording, chapter, n, len(chapters)) for n, chapter in enumerate(chapters, 1))


def _part(whole: Recording, chapter: Chapter, number: int, count: int) -> Recording:
    timeline = whole.timeline
    entries = tuple(_moved(e, -chapter.at) for e in timeline.entries if chapter.at <= e.at < chapter.until)
    length = chapter.until - chapter.at
    meta = replace(whole.article.meta, title=chapter.title)
    return replace(
        whole,
        article=replace(whole.article, meta=meta),
        script=_script(whole.script, {entry.utterance for entry in entries}),
        timeline=Timeline(timeline.rate, entries, (), length),
        spool=SpoolPart(whole.spool, chapter.at, chapter.until),
        part=Part(number, count, whole.title),
        loudness=None,  # that of the whole: a quiet section stays quieter than the others
    )


def _script(script: Script, kept: set[str]) -> Script:
    """The items up to the last utterance of the part, from its first."""
    places = [n for n, item in enumerate(script.items) if isinstance(item, Utterance) and item.id in kept]
    items: tuple[Item, ...] = script.items[places[0] : places[-1] + 1] if places else ()
    before = places[0] if places else 0
    anchors = [item for item in script.items[:before] if isinstance(item, Anchor) and item.kind == "section"]
    return replace(script, items=(*anchors[-1:], *items))


def _moved(entry: Entry, by: int) -> Entry:
    words = (TimedWord(w.start, w.end, w.at + by, w.until + by) for w in entry.words)
    return replace(entry, at=entry.at + by, until=entry.until + by, words=tuple(words))
