"""Files that appear whole and all together, or not at all.

Files are written inside a fresh hidden folder beside their destination; when all are there, each is renamed
to its place, and if that fails midway, those before it are taken back. The folder is held by a lock while
its process lives, so that what a killed export left is known and cleared by the next one. Nothing that
exists is replaced unless that was asked for.
"""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from readaloud.model.errors import OutputError

_PREFIX = ".readaloud-export-"
_MARKER = "unfinished"  # tells our folder from one that a person has named alike
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
        OutputError: it exists and ``force`` is not set, is not a file, or has no folder.
    """
    with explained(path):
        if path.exists() and not path.is_file():
            raise OutputError(f"{path} is not a file.", "Choose another name.")
        if path.exists() and not force:
            raise OutputError(f"{path} exists already.", "Choose another name, or replace it with --force.")
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no folder")


def _nothing(files: Sequence[tuple[Path, Path]]) -> None:
    """Nobody wants to know."""


@contextlib.contextmanager
def written_together(
    paths: Sequence[Path],
    endings: Sequence[str],
    *,
    force: bool,
    ours: Collection[Path] = (),
    placing: Callable[[Sequence[tuple[Path, Path]]], None] = _nothing,
) -> Iterator[tuple[Path, ...]]:
    """A temporary name for each path, with its ending; when the block ends well they all become the paths.

    When it does not, or one of them cannot be put in its place, every path is as it was before. ``ours`` may
    be replaced without ``force``: an export that was killed had put them there. ``placing`` is told the
    finished files, each with its place, before the first of them gets there.

    Raises:
        OutputError: a file could not be written, with the reason in words.
    """
    with contextlib.ExitStack() as stack:
        held: dict[Path, Path] = {}  # a folder in each of theirs: each holds a file open for its lock
        temporaries = []
        for number, (path, ending) in enumerate(zip(paths, endings, strict=True), 1):
            check_destination(path, force=force or path in ours)
            with explained(path):
                parent = path.resolve().parent
                if parent not in held:
                    held[parent] = stack.enter_context(held_folder(parent))
            temporaries.append(held[parent] / f"new-{number}.{ending}")
        yield tuple(temporaries)
        for path, temporary in zip(paths, temporaries, strict=True):
            with explained(path):
                _flush(temporary)
        placing(tuple(zip(temporaries, paths, strict=True)))
        with contextlib.ExitStack() as undoing:
            for path, temporary in zip(paths, temporaries, strict=True):
                check_destination(path, force=force or path in ours)
                with explained(path):
                    _put_in_place(temporary, path.resolve(), undoing)
            undoing.pop_all()


def _put_in_place(temporary: Path, target: Path, undoing: contextlib.ExitStack) -> None:
    """Rename a finished file to its place; ``undoing`` learns how to make the place what it was."""
    before = temporary.with_name(f"before-{temporary.name}")
    if target.exists():
        _keep(target, before)
        undoing.callback(before.replace, target)
    else:
        undoing.callback(_take_back, temporary, target)
    temporary.replace(target)


def _take_back(temporary: Path, target: Path) -> None:
    """Remove a file that this export put in its place, and no other: its temporary name is gone."""
    if not temporary.exists():
        target.unlink(missing_ok=True)


def _keep(file: Path, name: Path) -> None:
    """Give what will be replaced a second name, so that its place is never empty; or move it there."""
    try:
        name.hardlink_to(file)
    except OSError:  # a file system without hard links
        file.replace(name)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into one sentence with a hint."""
    try:
        yield
    except OSError as error:
        reason, hint = _HINTS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
        raise OutputError(f"{path} could not be written: {reason}.", hint) from error


@contextlib.contextmanager
def held_folder(parent: Path) -> Iterator[Path]:
    """A fresh hidden folder there, gone at the end; those that killed exports left are cleared."""
    _clear_left_behind(parent)
    fresh = Path(tempfile.mkdtemp(prefix=".readaloud.", dir=parent))
    (fresh / _MARKER).touch()
    lock = locked(fresh)
    folder = fresh.rename(parent / fresh.name.replace(".readaloud.", _PREFIX))  # seen by others once locked
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _clear_left_behind(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        lock = locked(folder) if (folder / _MARKER).is_file() else None
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def locked(folder: Path) -> int | None:
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
