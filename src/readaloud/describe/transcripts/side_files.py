"""Transcripts that lie beside an article: ``NAME.video2.vtt``, ``NAME.audio1.ttml``, ``NAME.vtt``.

``NAME`` is the article's file name with or without its ending; a language may stand before the last ending
(``NAME.video2.de.vtt``). Without a number the file is for the only video or recording of the article.
Plain text needs the number (``NAME.video2.txt``): ``NAME.txt`` may be anything.
"""

import re
from pathlib import Path

from msgspec import Struct

from readaloud.describe.transcripts.files import LIMIT_BYTES

_ENDING = re.compile(
    r"(?:\.(?P<kind>video|audio)(?P<number>\d{1,3}))?(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?"
    r"\.(?:vtt|srt|ttml|dfxp|(?(kind)txt|vtt))\Z"
)


class SideFile(Struct, frozen=True):
    """A file of timed text: which medium of the article it is for, and what is in it."""

    name: str
    kind: str  # video | audio | "" for the only medium
    number: int  # from 1; 0 for the only medium
    language: str
    text: str


def read_side_files(source: str) -> tuple[SideFile, ...]:
    """The timed text files beside a local article, by name; empty for an address, ``-`` and the clipboard."""
    path = Path(source)
    try:
        if not source or "://" in source or not path.is_file():
            return ()
        beside = sorted(path.parent.iterdir())
    except (OSError, ValueError):  # a folder that may not be listed, a name no file can have
        return ()
    found = (_read(candidate, match) for candidate in beside if (match := _match(path, candidate.name)))
    return tuple(side_file for side_file in found if side_file)


def _match(path: Path, name: str) -> re.Match[str] | None:
    for stem in (path.name, path.stem):
        if name.startswith(stem):
            return _ENDING.fullmatch(name, len(stem))
    return None


def _read(path: Path, match: re.Match[str]) -> SideFile | None:
    """The file's content; None when it cannot be read: an article opens without its transcript too."""
    try:
        if path.stat().st_size > LIMIT_BYTES:
            return None
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
    return SideFile(path.name, match["kind"] or "", int(match["number"] or 0), match["language"] or "", text)
