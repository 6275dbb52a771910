"""The samples of a recording on disk: made once, read by every writer, never in memory as a whole.

The cache may drop a segment at any time and some voices never say a thing twice the same way, so what was
timed is kept here until everything is written. The file has no name: nothing is left of it, whatever happens.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES

BLOCK_BYTES = 1 << 17


class Spool:
    """Int16 mono samples, added at the end and read from anywhere, by several threads if need be."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  (closed by close)
        self._size = 0
        self._lock = Lock()

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
            if not self._wrote(samples):
                raise OutputError(
                    "There is no room for the sound while it is being made.",
                    "Free some space on the disk of the cache folder; readaloud doctor names it.",
                )
            self._size += len(samples)

    def samples(self, at: int = 0, until: int | None = None) -> Iterator[bytes]:
        """The samples from ``at`` to ``until`` (their numbers), as blocks."""
        here, end = at * SAMPLE_BYTES, self._size if until is None else until * SAMPLE_BYTES
        while here < end:
            with self._lock:
                self._file.seek(here)
                block = self._file.read(min(BLOCK_BYTES, end - here))
            if not block:
                raise OutputError("The sound that was made is gone.", "Run the same command again.")
            yield block
            here += len(block)

    def _wrote(self, samples: bytes) -> bool:
        try:
            self._file.seek(self._size)
            return self._file.write(samples) == len(samples)
        except OSError:
            return False

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
