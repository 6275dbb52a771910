"""Files that appear whole or not at all.

A file is written inside a fresh hidden folder beside its destination and renamed there at the end. The
folder is held by a lock while its process lives, so that what a killed export left is known and cleared by
the next one. Nothing that exists is replaced unless that was asked for.
"""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from readaloud.model.errors import OutputError

_PREFIX = ".readaloud-"
_HINTS = {
    errno.ENOSPC: ("the disk is full", "Free some space and run the same command again."),
    errno.EDQUOT: ("the disk is full", "Free some space and run the same command again."),
    errno.EACCES: ("there is no permission to write there", "Choose another folder."),
    errno.EPERM: ("there is no permission to write there", "Choose another folder."),
    errno.EROFS: ("it is on a read-only disk", "Choose another folder."),
    errno.ENOENT: ("its folder does not exist", "Make the folder first."),
    errno.ENOTDIR: ("its folder is a file", "Choose another folder."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}


def check_destination(path: Path, *, force: bool) -> None:
    """Say before any work is done that a file cannot be written.

    Raises:
        OutputError: it exists and ``force`` is not set, is not a file, or its folder cannot be written to.
    """
    with explained(path):
        if path.exists() and not path.is_file():
            raise OutputError(f"{path} is not a file.", "Choose another name.")
        if path.exists() and not force:
            raise OutputError(f"{path} exists already.", "Choose another name, or replace it with --force.")
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no folder")
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, "no permission")


@contextlib.contextmanager
def written_whole(path: Path, ending: str, *, force: bool) -> Iterator[Path]:
    """A temporary name with that ending; it becomes ``path`` when the block ends well, and nothing otherwise.

    Raises:
        OutputError: the file could not be written, with the reason in words.
    """
    check_destination(path, force=force)
    target = path.resolve()
    with explained(path), _held_folder(target.parent) as folder:
        temporary = folder / f"new.{ending}"
        yield temporary
        _flush(temporary)
        check_destination(path, force=force)
        temporary.replace(target)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into one sentence with a hint."""
    try:
        yield
    except OSError as error:
        reason, hint = _HINTS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
        raise OutputError(f"{path} could not be written: {reason}.", hint) from error


@contextlib.contextmanager
def _held_folder(parent: Path) -> Iterator[Path]:
    _clear_left_behind(parent)
    fresh = Path(tempfile.mkdtemp(prefix=".readaloud.", dir=parent))
    lock = _locked(fresh)
    folder = fresh.rename(parent / fresh.name.replace(".readaloud.", _PREFIX))  # seen by others once locked
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _clear_left_behind(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        lock = _locked(folder)
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """An open lock on a folder; None while another process holds it, or where there are no locks."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
