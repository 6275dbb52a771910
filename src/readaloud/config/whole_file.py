"""A small file written whole: who reads it sees the old or the new, never a part of either."""

import contextlib
import os
import time
from pathlib import Path

_PREFIX = ".new-"
_WRITTEN_WITHIN_S = 1.0  # since the last byte


def write_whole(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write beside the place, then rename; ``durable``: a loss of power must not take it back.

    Raises:
        OSError: it could not be written; what was there before is there still.
    """
    new = path.with_name(f"{_PREFIX}{os.urandom(8).hex()}")
    try:
        with new.open("xb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what a process that was killed had half written there."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _WRITTEN_WITHIN_S:
                left.unlink()
