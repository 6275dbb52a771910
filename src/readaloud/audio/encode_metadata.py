"""Tags and chapters in the words of ffmpeg: an ffmetadata file, or options where a muxer ignores that.

The title of an article is text from outside: it is folded to one line and escaped, so that it cannot open
a section or set a key of its own (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2).
"""

import base64
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from readaloud.audio.languages import three_letters
from readaloud.model.speech import Chapter

_SPECIAL = re.compile(r"[=;#\\\n]")
_PNG = b"image/png"
_FRONT_COVER = 3  # ID3v2.3, 4.15
NOTHING: Mapping[str, str] = {}
_SECTION = re.compile(r"^\[(\w+)\]$", re.MULTILINE)


class Tags(Struct, frozen=True):
    """What a player shows of a recording; empty strings are left out."""

    title: str = ""
    artist: str = ""
    album: str = ""
    date: str = ""
    language: str = ""  # BCP 47
    url: str = ""
    description: str = ""
    track: str = ""  # "2/7": which of several files
    genre: str = "Speech"

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The tags by the names that ffmpeg gives them, one line each."""
        named = (
            ("title", self.title),
            ("artist", self.artist),
            ("album", self.album),
            ("date", self.date),
            ("language", three_letters(self.language)),
            ("purl", self.url),
            ("comment", self.description),
            ("track", self.track),
            ("genre", self.genre),
        )
        return tuple((name, fold(value)) for name, value in named if fold(value))


class FoundChapter(Struct, frozen=True):
    """A chapter as a file has it; times in seconds."""

    title: str
    at: float
    until: float


def fold(text: str) -> str:
    """The text on one line, without characters that no tag may have, and without a backslash at its end.

    ffmpeg takes even an escaped one there for a line that goes on, and the next tag for a part of this one.
    """
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split()).rstrip(" \\")


def escape(text: str) -> str:
    """A value of an ffmetadata line: the five characters with a meaning get a backslash."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], fold(text))


def ffmetadata(tags: Tags, chapters: Sequence[Chapter], rate: int, more: Mapping[str, str] = NOTHING) -> str:
    """An ffmetadata file; chapter times are samples at ``rate`` Hz, ``more`` are tags by ffmpeg's names."""
    pairs = (*tags.pairs(), *more.items())
    lines = [";FFMETADATA1", *(f"{name}={escape(value)}" for name, value in pairs)]
    for chapter in chapters:
        lines += [
            "[CHAPTER]",
            f"TIMEBASE=1/{rate}",
            f"START={chapter.at}",
            f"END={chapter.until}",
            f"title={escape(chapter.title)}",
        ]
    return "\n".join(lines) + "\n"


def chapter_tags(chapters: Iterable[Chapter], rate: int) -> dict[str, str]:
    """Chapters as tags, for containers whose muxer loses those of ffmetadata."""
    tags: dict[str, str] = {}
    for index, chapter in enumerate(chapters):
        tags[f"CHAPTER{index:03}"] = clock(chapter.at * 1000 // rate)
        tags[f"CHAPTER{index:03}NAME"] = fold(chapter.title)
    return tags


def picture_tag(cover: bytes, side: int) -> dict[str, str]:
    """A square PNG as the tag that Ogg has for pictures: a FLAC picture block in base64 (RFC 9639, 8.8)."""
    numbers = (_FRONT_COVER, len(_PNG), _PNG, 0, side, side, 24, 0, len(cover))
    block = b"".join(n if isinstance(n, bytes) else n.to_bytes(4, "big") for n in numbers)
    return {"METADATA_BLOCK_PICTURE": base64.b64encode(block + cover).decode()}


def clock(ms: int) -> str:
    """``hh:mm:ss.mmm`` of milliseconds."""
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def parse_chapters(text: str) -> tuple[FoundChapter, ...]:
    """The chapters of an ffmetadata text, as ``read_metadata`` gives it."""
    parts = _SECTION.split(text)
    bodies = (body for name, body in zip(parts[1::2], parts[2::2], strict=True) if name == "CHAPTER")
    return tuple(_chapter(_values(body)) for body in bodies)


def parse_tags(text: str) -> dict[str, str]:
    """The tags of an ffmetadata text by lower-case names, those of the file and of its streams."""
    parts = _SECTION.split(text)
    named = zip(("", *parts[1::2]), parts[::2], strict=True)
    found = (_values(body) for name, body in named if name in ("", "STREAM"))
    return {name.lower(): value for values in found for name, value in values.items()}


def _chapter(values: dict[str, str]) -> FoundChapter:
    up, down = (int(number) for number in values["TIMEBASE"].split("/"))
    start, end = (int(values[name]) * up / down for name in ("START", "END"))
    return FoundChapter(values.get("title", ""), start, end)


def _values(body: str) -> dict[str, str]:
    lines = re.findall(r"^((?:[^=\\\n]|\\.)+)=((?:[^\\\n]|\\.|\\\n)*)$", body, re.MULTILINE)
    return {name: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for name, value in lines}
