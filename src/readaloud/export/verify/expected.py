"""What an exported file should hold: by the recording that it is made from, or by the manifest beside it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.audio.encode_metadata import FoundChapter
from readaloud.export.formats import format_of
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.sound.tags import tags_of
from readaloud.export.verify.text import Said

CHECKED_TAGS = frozenset({"title", "artist", "album", "genre"})


class Expected(Struct, frozen=True):
    """What a file should hold; times in seconds."""

    duration: float
    chapters: tuple[FoundChapter, ...] = ()
    utterances: tuple[Said, ...] = ()  # of a manifest: what a transcript should hold
    loudness: float | None = None  # LUFS of one channel
    tags: tuple[tuple[str, str], ...] = ()  # those that every container has


def expected_of(manuscript: Manuscript) -> Expected | None:
    """What a recording's timeline promises; None for a manuscript without sound."""
    if not isinstance(manuscript, Recording):
        return None
    timeline = manuscript.timeline
    chapters = (
        FoundChapter(c.title, c.at / timeline.rate, c.until / timeline.rate) for c in timeline.chapters
    )
    tags = tuple((name, value) for name, value in tags_of(manuscript).pairs() if name in CHECKED_TAGS)
    return Expected(timeline.duration, tuple(chapters), loudness=manuscript.loudness, tags=tags)


def expected_beside(path: Path) -> Expected | None:
    """What the manifest beside a file says; None when there is none that can be read."""
    try:
        stem = path.name[: -len(format_of(path).ending) - 1]
        return msgspec.json.decode(path.with_name(f"{stem}.manifest.json").read_bytes(), type=Expected)
    except (OSError, UnicodeError, msgspec.MsgspecError):
        return None
