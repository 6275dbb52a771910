"""A program on a terminal of its own: what it writes, with the moment of each byte, and what it uses."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.running import environment

TICKS = os.sysconf("SC_CLK_TCK")


class Watched:
    """A running program; ``started`` is the moment before it was started."""

    def __init__(self, command: list[str], home: Path, size: tuple[int, int], **extra: str) -> None:
        self._terminal, secondary = pty.openpty()
        columns, rows = size
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.written: list[tuple[float, bytes]] = []
        self._stop = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            env=environment(home, **extra),
            stdin=secondary,
            stdout=secondary,
            stderr=secondary,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(secondary, termios.TIOCSCTTY, 0),
        )
        os.close(secondary)

    def _read(self) -> None:
        while not self._stop.is_set():
            if select.select([self._terminal], [], [], 0.02)[0]:
                try:
                    data = os.read(self._terminal, 65536)
                except OSError:  # the program has closed its side
                    return
                self.written.append((time.monotonic(), data))

    def press(self, key: str) -> float:
        """Write a key; the moment before."""
        at = time.monotonic()
        os.write(self._terminal, key.encode())
        return at

    def wait_for(self, text: bytes, since: float = 0.0, limit_s: float = 120.0) -> float:
        """The moment at which that stood in what was written since."""
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            seen = b""
            for at, data in list(self.written):
                seen = (seen + data)[-200_000:] if at >= since else b""
                if text in seen:
                    return at
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended: {seen[-500:]!r}")
            time.sleep(0.002)
        raise AssertionError(f"{text!r} was not shown within {limit_s} s")

    def quiet(self, seconds: float) -> None:
        """Return when nothing has been written for so long."""
        while not self.written or time.monotonic() - self.written[-1][0] < seconds:
            time.sleep(seconds / 10)

    def processor_s(self) -> float:
        """Seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def ended(self, limit_s: float = 20.0) -> float:
        """The moment at which the program had ended."""
        self.process.wait(limit_s)
        return time.monotonic()

    def close(self) -> None:
        """End the program if it runs still."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self._stop.set()
        self._reader.join()
        os.close(self._terminal)


@contextmanager
def watched(
    command: list[str], home: Path, size: tuple[int, int] = (80, 24), **extra: str
) -> Iterator[Watched]:
    """Run a command on a terminal of that many columns and rows; it is ended behind the block."""
    program = Watched(command, home, size, **extra)
    try:
        yield program
    finally:
        program.close()
