"""A sound file that is read while it is written, and what its sound is known by."""

from hashlib import blake2b
from threading import Event
from typing import IO

from readaloud.audio.id3 import HEADER_BYTES, after_tag

_BLOCK_BYTES = 1 << 20
_DIGEST_BYTES = 16
_LOOK_EVERY_S = 0.1  # for more


class Growing:
    """An open file that somebody else writes: reading waits for more until ``close``."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._whole = Event()
        self._digest = blake2b(digest_size=_DIGEST_BYTES)

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""
        whole = self._whole.is_set()
        while not (block := self._file.read(size)) and not whole:
            whole = self._whole.wait(_LOOK_EVERY_S)
        self._digest.update(block)
        return block

    def close(self) -> None:
        """Nothing more will be written."""
        self._whole.set()

    @property
    def digest(self) -> bytes:
        """Of all that has been read: that of the file, as long as what was read of it has not changed."""
        return self._digest.digest()


def digest_of(file: IO[bytes]) -> bytes:
    """Of the sound in a file: the tag of an MP3 file is no part of it."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    head = file.read(HEADER_BYTES)
    if tag := after_tag(head):
        file.seek(tag)
    else:
        digest.update(head)
    while block := file.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.digest()
