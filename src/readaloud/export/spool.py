"""The samples of a recording on disk, found by utterance: memory does not grow with its length.

The cache may drop a segment at any time and some voices never say a thing twice the same way, so what was
timed is kept here until everything is written. The file has no name: nothing is left of it, whatever happens.
"""

import tempfile
import threading
from pathlib import Path
from types import TracebackType

from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES, Speech


class Spool:
    """Samples by utterance id, all at one rate in Hz; safe for several threads."""

    def __init__(self, folder: Path, rate: int) -> None:
        self.rate = rate
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  (closed by close)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._lock = threading.Lock()

    def add(self, utterance: str, speech: Speech) -> None:
        """Keep the samples of an utterance.

        Raises:
            OutputError: the disk of the cache folder is full.
        """
        if speech.rate != self.rate:
            raise ValueError(f"speech at {speech.rate} Hz in a spool at {self.rate} Hz")
        with self._lock:
            try:
                self._file.seek(self._end)
                self._file.write(speech.samples)
                self._file.flush()
            except OSError as error:
                raise OutputError(
                    "There is no room for the sound while it is being made.",
                    "Free some space in the cache folder.",
                ) from error
            self._places[utterance] = (self._end, len(speech.samples))
            self._end += len(speech.samples)

    def read(self, utterance: str) -> bytes:
        """The samples of an utterance; KeyError when it was not added."""
        start, size = self._places[utterance]
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)

    def length(self, utterance: str) -> int:
        """The number of samples of an utterance; KeyError when it was not added."""
        return self._places[utterance][1] // SAMPLE_BYTES

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
