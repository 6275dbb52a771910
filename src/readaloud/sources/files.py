"""Files and standard input as bytes, with a plain sentence for everything that can be wrong."""

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from readaloud.model.errors import SourceError
from readaloud.sources.loaded import LIMIT_BYTES, LIMIT_WORDS, Loaded
from readaloud.text.sanitise import one_line


def read_file(name: str) -> Loaded:
    """The bytes of a file.

    Raises:
        SourceError: it is missing, a directory, closed to us, or larger than the limit.
    """
    path, shown = Path(name).expanduser(), one_line(name)
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise SourceError(f"“{shown}” is a folder.", "Name one file in it, for example ./article.html.")
        with path.open("rb") as stream:
            return Loaded(_read_limited(stream, f"“{shown}”"), name)
    except FileNotFoundError:
        raise SourceError(f"There is no file “{shown}”.", _missing_hint(name)) from None
    except PermissionError:
        raise SourceError(
            f"“{shown}” may not be read by you.", "Change its permissions or copy it."
        ) from None
    except (OSError, ValueError) as error:  # a name with a NUL, a name too long, a disk that fails
        raise SourceError(f"“{shown}” could not be read: {one_line(_reason(error))}.") from None


def read_stdin() -> Loaded:
    """Everything on standard input.

    Raises:
        SourceError: it is more than the limit, or there is no standard input.
    """
    if sys.stdin is None:
        raise SourceError("There is no standard input to read.", "Name a file or an address instead of “-”.")
    try:
        return Loaded(_read_limited(sys.stdin.buffer, "Standard input"), "-")
    except OSError as error:
        raise SourceError(f"Standard input could not be read: {one_line(_reason(error))}.") from None


def _read_limited(stream: BinaryIO, shown: str) -> bytes:
    data = stream.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise SourceError(
            f"{shown} is larger than {LIMIT_WORDS}, too large for an article.",
            "Cut out the part to read and open that.",
        )
    return data


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def _missing_hint(name: str) -> str:
    if name.casefold().startswith("www."):
        return f"For a web page write https://{one_line(name)}."
    return "Check the name, or give a web address that begins with https://."
