"""An export killed at some moment and given again: what has to hold whenever it was."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from msgspec import Struct

GONE_WITHIN_S = 2.0
_COMMAND = (sys.executable, "-P", "-m", "readaloud", "export")


class Killed(Struct, frozen=True):
    """What was found after one kill and the second run; all of these lists must be empty."""

    after_s: float
    alive: list[str]  # processes two seconds after the kill, by what they run
    different: list[str]  # files that are not those of an undisturbed run
    made_again: list[str]  # segments that were finished before the kill
    left: list[str]  # temporary files


class Killing:
    """Exports of one source in folders of their own; their processes can be told by their environment."""

    def __init__(self, folder: Path, source: Path, endings: tuple[str, ...], engine: str) -> None:
        self._folder = folder
        self._source = source
        self._endings = endings
        self._engine = engine
        start = time.monotonic()
        self.reference = self._finished(self._fresh("undisturbed"))
        self.seconds = time.monotonic() - start

    def kill_and_resume(self, number: int, chance: random.Random) -> Killed:
        """Kill an export with an empty cache at a random moment, and run it again to its end."""
        home = self._fresh(f"kill-{number}")
        after_s = chance.uniform(0.0, self.seconds)
        with self._started(home) as child:
            time.sleep(after_s)
            child.send_signal(signal.SIGKILL)
            child.communicate()
        time.sleep(GONE_WITHIN_S)
        alive, before = _bearing(str(home)), self._segments(home)
        self._finished(home)
        after = self._segments(home)
        written = self._written(home)
        different = [name for name, data in self.reference.items() if written.get(name) != data]
        made_again = [name for name, inode in before.items() if after.get(name) != inode]
        return Killed(after_s, alive, different, made_again, self._left(home))

    def _fresh(self, name: str) -> Path:
        home = self._folder / name
        for part in ("out", "cache", "tmp"):
            (home / part).mkdir(parents=True)
        return home

    def _started(self, home: Path) -> "subprocess.Popen[bytes]":
        outputs = [word for ending in self._endings for word in ("-o", str(home / "out" / f"a.{ending}"))]
        places = {"XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(home / "tmp"), "KILLING": str(home)}
        return subprocess.Popen(
            [*_COMMAND, str(self._source), "--engine", self._engine, *outputs],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | places,
            start_new_session=True,
        )

    def _finished(self, home: Path) -> dict[str, bytes]:
        with self._started(home) as child:
            _, said = child.communicate()
        if child.returncode:
            raise AssertionError(said.decode())
        return self._written(home)

    def _written(self, home: Path) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in (home / "out").iterdir() if not p.name.startswith(".")}

    def _segments(self, home: Path) -> dict[str, int]:
        """Each finished segment and its inode: one that is written again gets another."""
        return {p.name: p.stat().st_ino for p in (home / "cache").glob("readaloud/speech/*.speech")}

    def _left(self, home: Path) -> list[str]:
        cache = home / "cache" / "readaloud"
        jobs = (path for path in cache.glob("jobs/*/*") if path.name != "placed.json")
        places = (home / "out").glob(".*"), (home / "tmp").iterdir(), jobs
        pins, half = cache.glob("speech/pins/*"), cache.glob("speech/.new-*")
        return [str(path) for found in (*places, pins, half) for path in found]


def _bearing(home: str) -> list[str]:
    """The command lines of processes that were started with this folder in their environment."""
    mark = f"KILLING={home}"
    processes = [path for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [" ".join(_words(path / "cmdline")) for path in processes if mark in _words(path / "environ")]


def _words(file: Path) -> list[str]:
    try:
        return file.read_text(errors="replace").split("\0")
    except OSError:  # it has ended, or is not ours
        return []
