"""The recordings of a folder as episodes of a feed: what their manifests tell of them, else their tags."""

import datetime
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.audio.encode_metadata import FoundChapter, parse_chapters
from readaloud.audio.ffmpeg import read_metadata
from readaloud.audio.hearing import hear
from readaloud.model.errors import OutputError

# Kinds of sound that podcast players take, the most welcome first, with their media types.
SOUNDS = {
    "mp3": "audio/mpeg",
    "m4b": "audio/mp4",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
}
_TAG = re.compile(r"^(title|artist|album|date|purl|comment)=(.*)$", re.MULTILINE)


class Told(Struct, frozen=True):
    """What a manifest tells of the article; empty strings mean unknown."""

    title: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    language: str = ""
    missing: str = ""  # what a listener should know is not there


class Episode(Struct, frozen=True):
    """A recording with its article; times in seconds."""

    path: Path
    article: Told
    chapters: tuple[FoundChapter, ...]
    duration: float
    published: datetime.datetime

    def beside(self, ending: str) -> Path | None:
        """The file of the same name with another ending, when there is one."""
        path = self.path.with_suffix(f".{ending}")
        return path if path.is_file() else None


class _Manifest(Struct, frozen=True):
    duration: float
    chapters: tuple[FoundChapter, ...] = ()
    article: Told = Told()


def episodes(folder: Path) -> tuple[tuple[Episode, ...], tuple[Path, ...]]:
    """The recordings of a folder, newest first, and those that cannot be played.

    Of one that is there in several kinds, the most welcome. Raises OSError when the folder cannot be read.
    """
    found: dict[str, Path] = {}
    for ending in SOUNDS:
        for path in sorted(folder.glob(f"*.{ending}")):
            found.setdefault(path.stem, path)
    readable: list[Episode] = []
    broken: list[Path] = []
    for path in found.values():
        try:
            readable.append(_episode(path))
        except OutputError:
            broken.append(path)
    readable.sort(key=lambda episode: (episode.published, episode.path), reverse=True)
    return tuple(readable), tuple(broken)


def _episode(path: Path) -> Episode:
    told = _by_manifest(path) or _by_tags(path)
    article = told.article if told.article.title else msgspec.structs.replace(told.article, title=path.stem)
    return Episode(path, article, told.chapters, told.duration, _published(article.date, path))


def _by_manifest(path: Path) -> _Manifest | None:
    try:
        return msgspec.json.decode(path.with_suffix(".manifest.json").read_bytes(), type=_Manifest)
    except (OSError, UnicodeError, msgspec.MsgspecError):
        return None


def _by_tags(path: Path) -> _Manifest:
    (written,) = read_metadata(path)
    head = written.partition("[CHAPTER]")[0]
    tags = {name: re.sub(r"\\(.)", r"\1", value) for name, value in _TAG.findall(head)}
    article = Told(
        tags.get("title", ""),
        tags.get("album", ""),
        (tags["artist"],) if "artist" in tags else (),
        tags.get("date", ""),
        tags.get("purl", ""),
        missing=tags.get("comment", ""),
    )
    return _Manifest(hear(path).seconds, parse_chapters(written), article)


def _published(date: str, path: Path) -> datetime.datetime:
    """When the article appeared; when the file was written if that is not known. A date alone is its noon."""
    try:
        moment = datetime.datetime.fromisoformat(date)
    except ValueError:
        return datetime.datetime.fromtimestamp(int(path.stat().st_mtime), datetime.UTC)
    if len(date) <= len("2025-01-01"):
        moment = moment.replace(hour=12)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
