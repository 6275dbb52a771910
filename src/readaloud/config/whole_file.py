"""A small file written whole: who reads it sees the old or the new, never a part of either."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

_PREFIX = ".new-"
_WRITTEN_WITHIN_S = 1.0  # since the last byte


def write_whole(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write beside the place, then rename; ``durable``: a loss of power must not take it back.

    Raises:
        OSError: it could not be written; what was there before is there still.
    """
    with new_file(path) as new, new.open("xb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """The name of a file beside the place, which gets there when the block ends well, and else is gone.

    Raises:
        OSError: it could not be put there; what was there before is there still.
    """
    new = path.with_name(f"{_PREFIX}{os.urandom(8).hex()}")
    try:
        yield new
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what a process that was killed had half written there."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _WRITTEN_WITHIN_S:
                left.unlink()
