"""What an export is made from: the article, its narration plan, and the plan as sound with times."""

import contextlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from readaloud.audio.encode import CONTAINERS, Label, encode
from readaloud.audio.ffmpeg import Readable
from readaloud.audio.hearing import Heard, hear
from readaloud.audio.mastering import TRUE_PEAK_DBTP
from readaloud.export.material.closing import closing_words
from readaloud.export.material.growing import Growing, digest_of
from readaloud.export.material.spool import NO_ROOM, Spool
from readaloud.model.article import Article
from readaloud.model.errors import OutputError
from readaloud.model.script import Script, Utterance
from readaloud.model.speech import Entry, Timeline
from readaloud.narrate.documents import untitled

if TYPE_CHECKING:
    from readaloud.export.pictures.embedded import Picture

_TRIES = 3
_SPARE_DB = 0.1


class Manuscript(Struct, frozen=True, dict=True):
    """An article with its narration plan: enough for transcripts and data."""

    article: Article
    script: Script
    pictures: "Mapping[str, Picture]" = {}  # those that could be had, by block

    @cached_property
    def utterances(self) -> dict[str, Utterance]:
        """The utterances by their ids."""
        return {utterance.id: utterance for utterance in self.script.utterances}

    @cached_property
    def closing(self) -> dict[str, Utterance]:
        """The words behind the article, by their ids; they are about none of its blocks."""
        return {utterance.id: utterance for utterance in closing_words(self.script)}

    @property
    def title(self) -> str:
        """What the article is called in tags, books and pages."""
        return self.article.meta.title or self.article.meta.source or untitled(self.script)


class Part(Struct, frozen=True):
    """Which of several files a recording is, and what they are together."""

    number: int
    count: int
    whole: str  # title


class Recording(Manuscript, frozen=True, dict=True, kw_only=True):
    """A manuscript that has been spoken: the spool holds its samples, the timeline what is heard when."""

    timeline: Timeline
    spool: Spool
    loudness: float | None = None  # LUFS of one channel that it was brought to; None: as the voices are
    part: Part | None = None  # of an article in several files
    narrator: str = ""  # the engine whose voices are heard, by its title; "": not known

    def spoken(self) -> Iterator[tuple[Entry, Utterance]]:
        """Each entry of the timeline with its utterance, in order."""
        for entry in self.timeline.entries:
            yield entry, self.utterances[entry.utterance]

    def encoded(self, container: str, label: Label = Label()) -> Path:  # noqa: B008  (frozen)
        """The whole recording in a container, encoded once for all files that hold it.

        The file lives as long as the spool. An MP3 file has no tag: what holds it has its own.

        Raises:
            OutputError: ffmpeg is missing or fails, or the disk of the cache folder is full.
        """
        return self.spool.once(container, partial(self._encoded, container, label))

    def heard(self, sound: Path | IO[bytes]) -> Heard:
        """What a player hears of a file, by name or open; the same sound in other files is decoded once.

        Raises:
            OutputError: it cannot be decoded.
        """
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(sound.open("rb")) if isinstance(sound, Path) else sound
            start = file.tell()
            digest = digest_of(file)
            file.seek(start)
            return self.spool.once(("heard", digest), partial(self._hear, sound))

    def encode(self, path: Path, container: str, label: Label = Label()) -> None:  # noqa: B008  (frozen)
        """Write the whole recording; where the encoder overshot the true peak, again and a little quieter.

        Raises:
            OutputError: ffmpeg is missing or fails.
            OSError: the file could not be written.
        """
        level = 1.0
        for _ in range(_TRIES):
            with self._heard_meanwhile(path) if CONTAINERS[container].grows else contextlib.nullcontext():
                encode(self.spool.samples(), self.timeline.rate, path, container, label, level)
            above = self.heard(path).true_peak - TRUE_PEAK_DBTP
            if above <= 0 or self.loudness is None:
                return
            level *= 10 ** (-(above + _SPARE_DB) / 20)

    def _encoded(self, container: str, label: Label) -> Path:
        path = self.spool.folder() / f"sound.{container}"
        try:
            self.encode(path, container, label)
        except OSError as error:
            raise OutputError(*NO_ROOM) from error
        return path

    def _hear(self, sound: Path | Readable) -> Heard:
        return hear(sound, self.timeline.rate, self.spool.while_open)

    @contextlib.contextmanager
    def _heard_meanwhile(self, path: Path) -> Iterator[None]:
        """Hear a file while the block writes it; who asks later finds it by the bytes that were heard."""
        path.write_bytes(b"")  # what an earlier try left would be heard
        with path.open("rb") as file, ThreadPoolExecutor(1, "readaloud-hear") as aside:
            with contextlib.closing(Growing(file)) as growing:
                early = aside.submit(self._hear, growing)
                yield
            heard = early.result()
            self.spool.once(("heard", growing.digest), lambda: heard)
