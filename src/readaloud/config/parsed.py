"""What a YAML text says, kept in the cache folder by the digest of the text, as Python keeps its modules.

Every start reads two dozen small files; to import the YAML library and to parse them would be a twentieth of
the time to the first sound and the first paint. What is new is written when the program ends: nobody waits.
"""

import atexit
import contextlib
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from readaloud.config.folders import cache_folder
from readaloud.config.whole_file import sealed, unsealed, write_whole
from readaloud.model.errors import ReadaloudError

_FOLDER = "yaml"
_FORM = b"2"  # of what is kept; counted on when the same text is parsed otherwise
_FILES_AT_MOST = 200  # then all are made again

_new: dict[str, bytes] = {}  # texts, and what they say, in msgpack


def parsed_before(text: str) -> Any:
    """What a text says; None when that is not known yet."""
    try:
        kept = unsealed(_path(text).read_bytes())
        return None if kept is None else msgspec.msgpack.decode(kept)
    except (OSError, ReadaloudError, msgspec.DecodeError):
        return None


def keep_parsed(text: str, data: Any) -> None:
    """Keep what a text says from the end of the program on; what cannot be kept is parsed again next time."""
    with contextlib.suppress(ValueError, TypeError, RecursionError):
        if not _new:
            atexit.register(write_new)
        _new[text] = msgspec.msgpack.encode(data)


def write_new() -> None:
    """Write what is new."""
    with contextlib.suppress(OSError, ReadaloudError):
        folder = cache_folder() / _FOLDER
        folder.mkdir(exist_ok=True)
        others = list(folder.iterdir())
        for other in others if len(others) + len(_new) > _FILES_AT_MOST else ():
            other.unlink()
        for text, data in _new.items():
            write_whole(_path(text), sealed(data))
    _new.clear()


def _path(text: str) -> Path:
    digest = blake2b(_FORM + text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return cache_folder() / _FOLDER / digest
