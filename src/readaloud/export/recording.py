"""What an export is made from: the article, its narration plan, and the plan as sound with times."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from readaloud.audio.encode import encode
from readaloud.audio.hearing import Heard, hear
from readaloud.audio.id3 import HEADER_BYTES, after_tag
from readaloud.export.spool import Spool
from readaloud.model.article import Article
from readaloud.model.script import Script, Utterance
from readaloud.model.speech import Entry, Timeline

if TYPE_CHECKING:
    from readaloud.export.pictures import Picture

_BLOCK_BYTES = 1 << 20


class Plan(Struct, frozen=True, dict=True):
    """An article with its narration plan: enough for transcripts and data."""

    article: Article
    script: Script
    pictures: "Mapping[str, Picture]" = {}  # those that could be had, by block

    @cached_property
    def utterances(self) -> dict[str, Utterance]:
        """The utterances by their ids."""
        return {utterance.id: utterance for utterance in self.script.utterances}

    @property
    def title(self) -> str:
        """What the article is called in tags, books and pages."""
        return self.article.meta.title or self.article.meta.source or "Article"


class Recording(Plan, frozen=True, dict=True, kw_only=True):
    """A plan that has been spoken: the spool holds its samples, the timeline says what is heard when."""

    timeline: Timeline
    spool: Spool
    loudness: float | None = None  # LUFS of one channel that it was brought to; None: as the voices are

    def spoken(self) -> Iterator[tuple[Entry, Utterance]]:
        """Each entry of the timeline with its utterance, in order."""
        for entry in self.timeline.entries:
            yield entry, self.utterances[entry.utterance]

    def mp3(self) -> Path:
        """The whole recording as MP3 frames without a tag, encoded once for all files that hold them.

        The file lives as long as the spool.

        Raises:
            OutputError: ffmpeg is missing or fails.
            OSError: the disk of the cache folder is full.
        """
        return self.spool.once("mp3", self._encoded_mp3)

    def heard(self, path: Path) -> Heard:
        """What a player hears of a file; the same sound, in whatever file, is decoded once.

        Raises:
            OutputError: it cannot be decoded.
        """
        rate = self.timeline.rate
        return self.spool.once(("heard", _digest(path)), partial(hear, path, rate))

    def _encoded_mp3(self) -> Path:
        path = self.spool.folder() / "sound.mp3"
        encode(self.spool.samples(), self.timeline.rate, path, "mp3")
        return path


def _digest(path: Path) -> bytes:
    """Of the sound in a file: the tag of an MP3 file is no part of it."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        file.seek(after_tag(file.read(HEADER_BYTES)))
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.digest()
