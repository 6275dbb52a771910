"""Segments of speech on disk, found by what they say and how; every entry is checked when it is read.

A cache that cannot be written is no error: the speech is there all the same. What is damaged is a miss.
"""

import contextlib
import os
import re
import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from readaloud.config.whole_file import sealed, unsealed, write_whole
from readaloud.model.errors import OutputError
from readaloud.model.speech import EngineInfo, Speech, SpeechRequest

USUAL_LIMIT_BYTES = 512 * 1024 * 1024  # about three hours of speech
_FORMAT = "3"  # of the key and of the entries; a new one makes everything anew
_SLACK = 16  # a part of the limit: written before the size is looked at again
_PINNED_S = 30 * 24 * 3600  # a job that nobody came back to
_encode = msgspec.msgpack.Encoder().encode
_speech = msgspec.msgpack.Decoder(Speech)


def key_of(request: SpeechRequest, info: EngineInfo, made_of: str = "") -> str:
    """What an engine's sound depends on, as a file name; its rate only where that is its own.

    ``made_of`` is that of the voice.
    """
    rate = request.words_per_minute if info.native_rate else 0
    parts = (
        _FORMAT,
        info.name,
        info.version,
        request.voice,
        made_of,
        request.pitch,
        rate,
        request.language,
        request.text,
        *request.phonemes,
    )
    return blake2b(_encode(parts), digest_size=20).hexdigest()


def open_cache(limit_bytes: int = USUAL_LIMIT_BYTES) -> "SegmentCache | None":
    """The person's own cache; None when there is no folder for it, and reading goes on without."""
    from readaloud.config.folders import cache_folder

    try:
        return SegmentCache(cache_folder() / "speech", limit_bytes)
    except OutputError:
        return None


class SegmentCache:
    """Speech as engines made it, the least recently used dropped first; safe for threads and processes."""

    def __init__(self, folder: Path, limit_bytes: int = USUAL_LIMIT_BYTES) -> None:
        self.folder = folder
        self._limit = limit_bytes
        self._puts = 0
        self._written = 0

    def get(self, key: str) -> Speech | None:
        """The segment of that key; None when there is none, and a damaged one is taken away."""
        path = self._path(key)
        try:
            raw = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        speech = _opened(raw)
        if speech is None:
            _remove(path)
        return speech

    def put(self, key: str, speech: Speech) -> None:
        """Keep a segment: whole or not at all, and never more of them than the limit."""
        body = _encode(speech)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(key), sealed(body))
        except OSError:
            return
        self._puts += 1
        self._written += len(body)
        # Not at the first: looking through the folder must not delay the first sound.
        if self._puts == 2 or self._written > self._limit // _SLACK:
            self.shrink()

    def pin(self, job: str, keys: Iterable[str]) -> None:
        """Keep these segments until ``unpin``, or for 30 days, whatever the limit says."""
        pins = self._pins()
        with contextlib.suppress(OSError):
            pins.mkdir(parents=True, exist_ok=True)
            write_whole(pins / _safe(job), "\n".join(keys).encode())

    def unpin(self, job: str) -> None:
        """The job is done: its segments may be dropped."""
        _remove(self._pins() / _safe(job))

    def size(self) -> int:
        """Bytes of all segments."""
        return sum(size for _, size, _ in self._entries())

    def shrink(self) -> None:
        """Drop what was used least recently, down to a little below the limit."""
        self._written = 0
        entries = sorted(self._entries())
        spare = sum(size for _, size, _ in entries) - self._limit + 2 * (self._limit // _SLACK)
        pinned = self._pinned() if spare > 0 else frozenset()
        for _, size, path in entries:
            if spare <= 0:
                return
            if path.stem not in pinned:
                _remove(path)
                spare -= size

    def _path(self, key: str) -> Path:
        return self.folder / f"{_safe(key)}.speech"

    def _pins(self) -> Path:
        return self.folder / "pins"

    def _entries(self) -> list[tuple[float, int, Path]]:
        """Time of last use, size and path of each segment."""
        found: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    status = entry.stat()
                    if entry.name.endswith(".speech"):
                        found.append((status.st_mtime, status.st_size, Path(entry.path)))
        return found

    def _pinned(self) -> frozenset[str]:
        keys: set[str] = set()
        for path in self._pins().glob("*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime < _PINNED_S:
                    keys.update(path.read_text().split())
        return frozenset(keys)


def _opened(raw: bytes) -> Speech | None:
    body = unsealed(raw)
    try:
        return None if body is None else _speech.decode(body)
    except msgspec.MsgspecError:
        return None


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _safe(name: str) -> str:
    return re.sub(r"[^\w.-]", "_", name).lstrip(".") or "_"
