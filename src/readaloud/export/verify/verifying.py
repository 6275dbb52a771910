"""A light check of what an export wrote, on the file itself: decoded again, compared with what it should be.

Used before a new file takes its name, and by ``readaloud verify``, which compares with the manifest beside
the file when there is one. A problem is one sentence that names the place.
"""

from collections.abc import Iterator
from pathlib import Path

from readaloud.audio.encode import CONTAINERS
from readaloud.audio.hearing import Hearing, hear
from readaloud.export.formats import format_of
from readaloud.export.verify.book import book_problems
from readaloud.export.verify.cues import cue_problems
from readaloud.export.verify.expected import Expected
from readaloud.export.verify.page import page_problems
from readaloud.export.verify.sound import sound_problems
from readaloud.export.verify.text import data_problems, manifest_problems, transcript_problems

UNLABELLED = frozenset({"wav"})  # sound files without tags and chapters


def problems(
    path: Path, expected: Expected | None, heard: Hearing = hear, *, labels: bool = True
) -> tuple[str, ...]:
    """What is wrong with an exported file, a sentence each; nothing when all is well.

    ``heard`` decodes: that of a recording does so once for all files with the same sound. ``labels``: the
    tags and chapters of a sound file are looked at as well.

    Raises:
        UsageError: no export has this ending.
        OSError: the file cannot be read.
    """
    ending = format_of(path).ending
    duration = expected.duration if expected else None
    if ending in CONTAINERS:
        return tuple(sound_problems(path, expected, heard, labels=labels and ending not in UNLABELLED))
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
