"""The samples of a recording on disk: made once, read by every writer, never in memory as a whole.

The cache may drop a segment at any time and some voices never say a thing twice the same way, so what was
timed is kept here until everything is written. The file has no name: nothing is left of it, whatever happens.
"""

import tempfile
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES

BLOCK_BYTES = 1 << 17
NO_ROOM = (
    "There is no room for the sound while it is being made.",
    "Free some space on the disk of the cache folder; readaloud doctor names it.",
)
_GONE = "The sound that was made is gone.", "Run the same command again."

T = TypeVar("T")


class Spool:
    """Int16 mono samples, added at the end and read from anywhere, by several threads if need be."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  (closed by close)
        self._parent = folder
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._size = 0
        self._lock = Lock()
        self._made: dict[Hashable, Future[Any]] = {}
        self.read_bytes = 0  # by all readers together: how far the writers have come

    @property
    def length(self) -> int:
        """The number of samples."""
        return self._size // SAMPLE_BYTES

    def add(self, samples: bytes) -> None:
        """Put samples at the end.

        Raises:
            OutputError: the disk of the folder is full.
        """
        with self._lock:
            self._write(self._size, samples)
            self._size += len(samples)

    def samples(self, at: int = 0, until: int | None = None) -> Iterator[bytes]:
        """The samples from ``at`` to ``until`` (their numbers), as blocks."""
        here, end = at * SAMPLE_BYTES, self._size if until is None else until * SAMPLE_BYTES
        while here < end:
            with self._lock:
                self._file.seek(here)
                block = self._file.read(min(BLOCK_BYTES, end - here))
                self.read_bytes += len(block)
            if not block:
                raise OutputError(*_GONE)
            yield block
            here += len(block)

    def change(self, changed: Callable[[bytes, int], bytes], step: int) -> None:
        """Change all samples in their place, ``step`` at a time; ``changed`` gets the first's number too."""
        for at in range(0, self.length, step):
            before = b"".join(self.samples(at, min(at + step, self.length)))
            with self._lock:
                self._write(at * SAMPLE_BYTES, changed(before, at))

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` returns, made by whoever asks first under that name; the others wait for it."""
        with self._lock:
            future, first = self._made.get(name), name not in self._made
            if future is None:
                future = self._made[name] = Future()
        if first:
            try:
                future.set_result(make())
            except BaseException as error:
                future.set_exception(error)
                raise
        return cast("T", future.result())

    def folder(self) -> Path:
        """A folder for what is made of the samples; it goes when the spool is closed."""
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="sound-", dir=self._parent)
        return Path(self._folder.name)

    def while_open(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The blocks of another file, until the spool is closed: then nobody wants to know them."""
        for block in blocks:
            if self._file.closed:
                raise OutputError(*_GONE)
            yield block

    def _write(self, at: int, samples: bytes) -> None:
        if not self._wrote(at, samples):
            raise OutputError(*NO_ROOM)

    def _wrote(self, at: int, samples: bytes) -> bool:
        try:
            self._file.seek(at)
            return self._file.write(samples) == len(samples)
        except OSError:
            return False

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
