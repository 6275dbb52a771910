"""Exports that have begun: a folder for each in the cache, so that a killed one can be taken up again.

What was spoken is in the segment cache, pinned while the job is open; the folder holds what the job is and
the sound while it is being joined. The same command finds its folder by what it asks for. Of a job that is
done only the list of its files stays, so that the command may be given once more. A folder that nobody came
back to is gone after 30 days.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, structs

from readaloud.audio.cache import SegmentCache, open_cache
from readaloud.config.whole_file import sweep, write_whole
from readaloud.export.files.atomic import locked
from readaloud.model.errors import OutputError

_KEPT_S = 30 * 24 * 3600
_FILE, _PLACED = "job.json", "placed.json"

T = TypeVar("T")


class Job(Struct, frozen=True):
    """What an export that has begun was asked for."""

    sources: tuple[str, ...]
    outputs: tuple[str, ...]
    manner: str  # all options that change what comes out, as text
    begun: float = 0.0  # seconds since 1970

    @property
    def name(self) -> str:
        """The same for the same command."""
        asked = msgspec.json.encode((self.sources, self.outputs, self.manner))
        return blake2b(asked, digest_size=12).hexdigest()


class _Placed(Struct, frozen=True):
    """A file that a job was about to put in its place; renaming changes neither size nor time."""

    path: str
    size: int
    changed_ns: int
    made_of: str  # digest of the article, its script and its voices
    done: bool = False  # by a run that came to its end


class OpenJob:
    """A job in hand: a folder to work in, segments that the cache must keep, files that it has placed."""

    def __init__(self, folder: Path, cache: SegmentCache | None, job: Job, *, pins: bool = True) -> None:
        self.folder = folder
        self.cache = cache
        self._job = job
        self._pins = cache if pins else None
        self._placed = {one.path: one for one in _read(folder / _PLACED, tuple[_Placed, ...]) or ()}

    def begin(self, keys: Sequence[str]) -> None:
        """Write down that there is something to take up again; keep the segments of the article in hand."""
        self._remember()
        if self._pins:
            self._pins.pin(self._job.name, keys)

    def placing(self, files: Sequence[tuple[Path, Path]], made_of: str) -> None:
        """Write down which files will be put in their places, so that a killed job knows them for its own."""
        for temporary, path in files:
            status = temporary.stat()
            place = str(path.absolute())
            self._placed[place] = _Placed(place, status.st_size, status.st_mtime_ns, made_of)
        self._remember()
        self._list()

    def _list(self) -> None:
        with contextlib.suppress(OSError):
            write_whole(self.folder / _PLACED, msgspec.json.encode(tuple(self._placed.values())))

    def made(self, made_of: str, *, again: bool) -> tuple[Path, ...]:
        """All files that this job made of that, if they are as it left them; none when one is not.

        ``again``: only what a run made that was killed, since what is done shall be done once more.
        """
        made = [one for one in self._placed.values() if one.made_of == made_of and not (again and one.done)]
        return tuple(Path(one.path) for one in made) if all(map(_is_untouched, made)) else ()

    def may_replace(self, path: Path) -> bool:
        """Whether a run that was killed put this very file there, of whatever its article was then."""
        found = self._placed.get(str(path.absolute()))
        return found is not None and not found.done and _is_untouched(found)

    def _remember(self) -> None:
        with contextlib.suppress(OSError):  # without it nothing is lost but the way back
            if not (self.folder / _FILE).exists():
                begun = structs.replace(self._job, begun=time.time())
                write_whole(self.folder / _FILE, msgspec.json.encode(begun))

    def end(self) -> None:
        """The job is done: its segments are like all others, and the list of its files stays."""
        if self._pins:
            self._pins.unpin(self._job.name)
        if not self._placed:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        self._placed = {path: structs.replace(one, done=True) for path, one in self._placed.items()}
        self._list()
        (self.folder / _FILE).unlink(missing_ok=True)


@contextlib.contextmanager
def opened_job(job: Job) -> Iterator[OpenJob]:
    """The folder of a job, emptied of what a killed run left; the job is done when the block ends well.

    Without a cache folder the job works in one that is temporary, and cannot be taken up again.
    """
    cache = open_cache()
    claim = _claimed(cache.folder.parent / "jobs", job) if cache else None
    if claim is None:
        with tempfile.TemporaryDirectory(prefix="readaloud-", ignore_cleanup_errors=True) as temporary:
            yield OpenJob(Path(temporary), cache, job, pins=False)  # they are those of who runs it already
        return
    with contextlib.closing(claim):
        opened = OpenJob(claim.path, cache, job)
        try:
            yield opened
        except BaseException:
            if not (claim.path / _FILE).exists():
                opened.end()
            raise
        opened.end()


class _Claim:
    """A folder that is ours while its lock is held."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock = lock

    def close(self) -> None:
        """Let others have it."""
        os.close(self._lock)


def _claimed(parent: Path, job: Job) -> _Claim | None:
    """The folder of a job; None when the same command is running already, or nothing can be written there."""
    path = parent / job.name
    try:
        _sweep(parent)
        path.mkdir(parents=True, exist_ok=True)
        if (lock := locked(path)) is None:
            return None
        for left in path.glob("sound-*"):
            shutil.rmtree(left, ignore_errors=True)
        for folder in (path, *(parent.parent / name for name in ("speech", "speech/pins", "models"))):
            sweep(folder)
    except OSError:
        return None
    return _Claim(path, lock)


def _sweep(parent: Path) -> None:
    """Remove the jobs that nobody took up for 30 days."""
    for path in parent.glob("*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime < _KEPT_S:
                continue
            if (lock := locked(path)) is not None:
                shutil.rmtree(path, ignore_errors=True)
                os.close(lock)


def unfinished_jobs() -> tuple[Job, ...]:
    """The exports that were begun and not finished, oldest first; those that are running do not count."""
    from readaloud.config.folders import cache_folder

    try:
        parent = cache_folder() / "jobs"
    except OutputError:
        return ()
    found = (_read(path, Job) for path in parent.glob(f"*/{_FILE}") if not _is_running(path.parent))
    return tuple(sorted(filter(None, found), key=lambda job: job.begun))


def _is_untouched(placed: _Placed) -> bool:
    try:
        status = Path(placed.path).stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (placed.size, placed.changed_ns)


def _is_running(folder: Path) -> bool:
    lock = locked(folder)
    if lock is not None:
        os.close(lock)
    return lock is None


def _read(path: Path, kind: type[T]) -> T | None:
    """What a file of ours holds; None when it is not there or damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None
