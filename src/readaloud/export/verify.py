"""A light check of what an export wrote, on the file itself: decoded again, compared with what it should be.

Used before a new file takes its name, and by ``readaloud verify``, which compares with the manifest beside
the file when there is one. A problem is one sentence that names the place.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.audio.encode import CONTAINERS
from readaloud.audio.encode_metadata import FoundChapter, fold, parse_chapters, parse_tags
from readaloud.audio.ffmpeg import Unplayable, read_metadata
from readaloud.audio.hearing import TOLERANCE_S, Heard, Hearing, hear
from readaloud.audio.mastering import TRUE_PEAK_DBTP
from readaloud.export.audio import tags_of
from readaloud.export.formats import format_of
from readaloud.export.recording import Manuscript, Recording
from readaloud.export.verify_book import book_problems
from readaloud.export.verify_cues import cue_problems
from readaloud.export.verify_page import page_problems
from readaloud.export.verify_text import (
    Said,
    data_problems,
    manifest_problems,
    transcript_problems,
)

TOLERANCE_LU = 0.5
CHECKED_TAGS = frozenset({"title", "artist", "album", "genre"})
SHORTEST_MEASURED_S = 3.0  # below it an encoder's edges weigh too much


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


def problems(path: Path, expected: Expected | None, heard: Hearing = hear) -> tuple[str, ...]:
    """What is wrong with an exported file, a sentence each; nothing when all is well.

    ``heard`` decodes: that of a recording does so once for all files with the same sound.

    Raises:
        UsageError: no export has this ending.
        OSError: the file cannot be read.
    """
    ending = format_of(path).ending
    duration = expected.duration if expected else None
    if ending in CONTAINERS:
        return tuple(_sound(path, ending, expected, heard))
    if ending in ("epub", "words.epub", "daisy.zip", "daisy3.zip"):
        return book_problems(path, duration, heard)
    try:
        return tuple(_read(path, ending, expected, heard))
    except UnicodeError:
        return ("It is no text in UTF-8.",)


def _read(path: Path, ending: str, expected: Expected | None, heard: Hearing) -> Iterator[str]:
    """What is wrong with a file that is text."""
    if ending in ("vtt", "words.vtt", "srt"):
        yield from cue_problems(path.read_text("utf-8"), expected.duration if expected else None)
    elif ending == "html":
        yield from page_problems(path, expected.duration if expected else None, heard)
    elif ending == "manifest.json":
        yield from manifest_problems(path)
    elif ending == "json":
        yield from data_problems(path)
    else:
        yield from transcript_problems(path.read_text("utf-8"), expected.utterances if expected else ())


def is_checkable(path: Path, expected: Expected | None) -> bool:
    """Whether there is anything to check a file against; of a bare text there is not.

    Raises:
        UsageError: no export has this ending.
    """
    return expected is not None or format_of(path).ending not in ("txt", "md")


def _sound(path: Path, ending: str, expected: Expected | None, heard: Hearing) -> Iterator[str]:
    try:
        found = heard(path)
    except Unplayable:
        yield "It cannot be played to its end."
        return
    if not found.seconds:
        yield "There is no sound in it."
    if expected and abs(found.seconds - expected.duration) > TOLERANCE_S:
        yield f"It lasts {found.seconds:.2f} s and should last {expected.duration:.2f} s."
    if expected and expected.loudness is not None and found.seconds >= SHORTEST_MEASURED_S:
        yield from _levels(found, expected.loudness)
    if ending != "wav":
        told = read_metadata(path)
        yield from _chapters(parse_chapters(told), found.seconds, expected)
        yield from _tags(parse_tags(told), expected.tags if expected else ())


def _tags(found: Mapping[str, str], wanted: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in wanted:
        if found.get(name, "") != value:
            yield f"Its tag {name} is “{found.get(name, '')}” and should be “{value}”."


def _levels(found: Heard, loudness: float) -> Iterator[str]:
    if abs(found.loudness - loudness) > TOLERANCE_LU:
        yield f"It is {found.loudness:.1f} LUFS loud and should be {loudness:.1f}."
    if found.true_peak > TRUE_PEAK_DBTP:
        yield f"Its peaks reach {found.true_peak:.1f} dBTP, above {TRUE_PEAK_DBTP:.0f}."


def _chapters(found: tuple[FoundChapter, ...], seconds: float, expected: Expected | None) -> Iterator[str]:
    for number, chapter in enumerate(found, 1):
        before = found[number - 2].at if number > 1 else 0.0
        if not before <= chapter.at <= seconds + TOLERANCE_S:
            yield f"Chapter {number} begins at {chapter.at:.2f} s, out of order or after the end."
    if expected is None:
        return
    if len(found) != len(expected.chapters):
        yield f"It has {len(found)} chapters and should have {len(expected.chapters)}."
    for number, (chapter, wanted) in enumerate(zip(found, expected.chapters, strict=False), 1):
        if fold(chapter.title) != fold(wanted.title):
            yield f"Chapter {number} is called “{fold(chapter.title)}” and should be “{fold(wanted.title)}”."
        if abs(chapter.at - wanted.at) > TOLERANCE_S:
            yield f"Chapter {number} begins at {chapter.at:.2f} s and should begin at {wanted.at:.2f} s."
