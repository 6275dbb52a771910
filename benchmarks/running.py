"""Run whole programs as a person's machine would: empty HOME, cold caches, several times in turn."""

import os
import pty
import select
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct


class Cost(Struct, frozen=True):
    """One finished run: wall seconds, and processor seconds with those of its children."""

    wall: float
    cpu: float


def environment(home: Path, **extra: str) -> dict[str, str]:
    """The environment of a new user: nothing but what a login gives."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", **extra}


def run_once(command: list[str], **extra: str) -> Cost:
    """Run a command with a new, empty HOME and wait for it.

    Raises:
        subprocess.CalledProcessError: it failed; a figure of a failed run would be worth nothing.
    """
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment(Path(home), **extra), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        return Cost(wall, used.ru_utime + used.ru_stime)


def peak_mb(command: list[str], **extra: str) -> float:
    """The peak resident memory of a command and its children, looked at every 10 ms while it runs.

    What the system reports at the end would count this process too: a child begins as its copy.
    """
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            command, env=environment(Path(home), **extra), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        peak = 0.0
        while process.poll() is None:
            with suppress(OSError):  # it, or a child, has just ended
                peak = max(peak, memory_mb(process.pid))
            time.sleep(0.01)
        return peak


def in_turn(runs: int, **measured: Callable[[], float]) -> dict[str, float]:
    """The median of each measure, taken A B A B … after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in measured}
    for round_number in range(runs + 1):
        for name, measure in measured.items():
            value = measure()
            if round_number:
                taken[name].append(value)
    return {name: statistics.median(values) for name, values in taken.items()}


@contextmanager
def on_terminal(command: list[str], **extra: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command on a terminal of its own, 80 by 24, whose output is read and thrown away."""
    primary, secondary = pty.openpty()
    os.set_blocking(primary, False)
    stop = threading.Event()
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            command,
            env=environment(Path(home), COLUMNS="80", LINES="24", **extra),
            stdin=secondary,
            stdout=secondary,
            stderr=secondary,
            start_new_session=True,
        )
        reader = threading.Thread(target=_drain, args=(primary, stop))
        reader.start()
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            stop.set()
            reader.join()
            os.close(primary)
            os.close(secondary)


def _drain(terminal: int, stop: threading.Event) -> None:
    while not stop.is_set():
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)


def memory_mb(pid: int) -> float:
    """Peak resident memory of a running process and of those it started, in megabytes (Linux)."""
    tasks = Path(f"/proc/{pid}/task")
    children = [child for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    return _peak_mb(pid) + sum(memory_mb(int(child)) for child in children)


def _peak_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
