"""ffmpeg as a child process: found, fed through a pipe, its failures told in one sentence."""

import errno
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, Protocol

from readaloud.model.errors import OutputError

QUIET = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error")
_BLOCK_BYTES = 1 << 18  # whole samples
_QUESTION_S = 20.0
_TOLD_AT_ONCE = 16  # files whose tags are read by one ffmpeg


class Unplayable(OutputError):
    """A sound that no player comes to the end of."""


class Readable(Protocol):
    """What gives its bytes piece by piece: an open file, a member of an archive, a file that still grows."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


def find_ffmpeg(encoder: str = "") -> Path:
    """The ffmpeg to use: the system's, else the one in the imageio-ffmpeg wheel.

    With ``encoder`` the first of the two that has it: distributions leave some out.

    Raises:
        OutputError: neither is there, or neither has the encoder.
    """
    found = False
    for candidate in _candidates():
        if not encoder or encoder in _encoders(candidate):
            return candidate
        found = True
    if found:
        raise OutputError(f"No ffmpeg here can encode with {encoder}.", "Reinstall imageio-ffmpeg.")
    raise OutputError("ffmpeg is missing.", "Install ffmpeg, or reinstall imageio-ffmpeg, or export to .wav.")


def _candidates() -> Iterator[Path]:
    if system := shutil.which("ffmpeg"):
        yield Path(system)
    try:
        import imageio_ffmpeg

        yield Path(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):  # RuntimeError: a wheel without a binary for this system
        return


@lru_cache
def _encoders(ffmpeg: Path) -> frozenset[str]:
    """The names of all that this program can encode with."""
    command = [str(ffmpeg), "-hide_banner", "-encoders"]
    try:
        asked = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_QUESTION_S)
    except (OSError, subprocess.TimeoutExpired):  # a program of that name that is no ffmpeg, or hangs
        return frozenset()
    lines = (line.split() for line in asked.stdout.decode(errors="replace").splitlines())
    return frozenset(words[1] for words in lines if len(words) > 1)


def feed(arguments: Sequence[str | Path], blocks: Iterable[bytes], encoder: str = "") -> None:
    """Run ffmpeg with these arguments and ``blocks`` as its standard input, block by block.

    The child has its own session, so that Ctrl-C reaches us alone; whatever happens here, it is gone
    when this returns.

    Raises:
        OSError: the disk is full.
        OutputError: it failed otherwise; its own last words are turned into one sentence.
    """
    with tempfile.TemporaryFile() as words:
        child = _child(arguments, words, encoder=encoder)
        try:
            finished = _pump(child, blocks)
            status = child.wait()
        finally:
            _end(child)
        if status or not finished:
            raise _explained(words)


def file_url(path: Path) -> str:
    """A file in the words of ffmpeg, which takes what stands before a colon for a protocol."""
    return f"file:{path}"


def _child(
    arguments: Sequence[str | Path],
    words: int | IO[bytes],
    *,
    encoder: str = "",
    stdin: int = subprocess.PIPE,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """A child with a pipe to feed it, if nothing else is said; its stderr goes to ``words``."""
    command = [find_ffmpeg(encoder), *QUIET, *arguments]
    return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=words, start_new_session=True)


def _pump(child: subprocess.Popen[bytes], blocks: Iterable[bytes]) -> bool:
    assert child.stdin is not None
    try:
        with child.stdin as pipe:
            for block in blocks:
                pipe.write(block)
    except BrokenPipeError:  # it died first and says why on stderr
        return False
    return True


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.kill()
        child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is None:
            continue
        try:
            pipe.close()
        except BrokenPipeError:  # what was left in the buffer of a dead child
            continue


def _explained(words: IO[bytes]) -> OSError | OutputError:
    """What the child's last words come to; a full disk is told as the system does, for who knows the file."""
    words.seek(0)
    said = words.read().decode(errors="replace").strip()
    for full in (errno.ENOSPC, errno.EDQUOT):
        if os.strerror(full) in said:
            return OSError(full, os.strerror(full))
    last = said.splitlines()[-1] if said else "it ended without a word"
    hint = "Another format may work; readaloud doctor says which ffmpeg is used."
    return OutputError(f"ffmpeg failed: {last}", hint)


@contextmanager
def decoded(sound: Path | Readable, rate: int) -> Iterator[Iterator[bytes]]:
    """The sound of a file, by name or as it is read, as int16 mono blocks at ``rate`` Hz.

    All of them are wanted, unless an error ends the block: then ffmpeg is ended at once, by whoever used it.
    Left to the garbage collector, that could come in any thread, also in one that is being started.

    Raises:
        Unplayable: ffmpeg cannot read it to the end.
        OutputError: ffmpeg is missing.
        Exception: whatever reading it raises.
    """
    form = ("-map", "0:a:0", "-f", "s16le", "-ac", "1", "-ar", str(rate), "pipe:1")
    named, given = (file_url(sound), ()) if isinstance(sound, Path) else ("pipe:0", _blocks(sound))
    with ThreadPoolExecutor(1, "readaloud-decode") as aside:
        child = _child(("-xerror", "-i", named, *form), subprocess.DEVNULL, stdout=subprocess.PIPE)
        fed = aside.submit(_pump, child, given)
        assert child.stdout is not None
        try:
            yield _blocks(child.stdout)
            status = child.wait()
            fed.result()
        finally:
            _end(child)
        if status:
            raise Unplayable("The sound cannot be played to its end.")


def _blocks(sound: Readable) -> Iterator[bytes]:
    return iter(partial(sound.read, _BLOCK_BYTES), b"")


def read_metadata(*paths: Path) -> tuple[str, ...]:
    """The tags and chapters of each file, and the tags of its sound, in ffmpeg's own ffmetadata format.

    One start of ffmpeg reads many files: it takes longer than the reading. Nothing is told of one that is
    broken. ``-copyts``, because without it the 50 ms of an MP3 encoder's delay are taken off every chapter.
    """
    told: list[str] = []
    for first in range(0, len(paths), _TOLD_AT_ONCE):
        told += _told(paths[first : first + _TOLD_AT_ONCE])
    return tuple(told)


def _told(paths: Sequence[Path]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        answers = [Path(folder) / str(number) for number in range(len(paths))]
        inputs = [word for path in paths for word in ("-i", file_url(path))]
        asked = ((*_metadata_of(number), file_url(answer)) for number, answer in enumerate(answers))
        command = ("-copyts", *inputs, *itertools.chain.from_iterable(asked))
        child = _child(command, subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            failed = child.wait()
        finally:
            _end(child)
        if failed and len(paths) > 1:  # one of them keeps it from the others
            yield from (told for path in paths for told in _told([path]))
            return
        for answer in answers:
            yield answer.read_text("utf-8", errors="replace") if answer.exists() else ""


def _metadata_of(number: int) -> tuple[str, ...]:
    """What an output is to hold of the input of that number; else all would hold what the first input has."""
    source = str(number)
    copied = ("-map", f"{source}:a", "-map_metadata", source, "-map_chapters", source)
    return (*copied, "-c", "copy", "-f", "ffmetadata")
