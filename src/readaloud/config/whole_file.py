"""A small file written whole: who reads it sees the old or the new, never a part of either.

What is only kept, and can be made again, has a digest before it, so that what a disk has damaged is noticed.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

_PREFIX = ".new-"
_DIGEST_BYTES = 16
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


def sealed(body: bytes) -> bytes:
    """The bytes with their digest before them."""
    return blake2b(body, digest_size=_DIGEST_BYTES).digest() + body


def unsealed(raw: bytes) -> bytes | None:
    """The bytes that were sealed; None when they are not what they were."""
    body = raw[_DIGEST_BYTES:]
    return body if sealed(body)[:_DIGEST_BYTES] == raw[:_DIGEST_BYTES] else None


def sweep(folder: Path) -> None:
    """Remove what a process that was killed had half written there."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _WRITTEN_WITHIN_S:
                left.unlink()
