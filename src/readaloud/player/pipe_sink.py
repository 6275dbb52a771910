"""Sound through a player program that reads samples from a pipe: where miniaudio has no wheel, or fails.

A small pipe keeps the program close to what is heard. Pausing ends the program, which is silent in a few
milliseconds; going on starts it anew.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from readaloud.model.speech import SAMPLE_BYTES
from readaloud.player.marks import AudibleClock
from readaloud.player.sink import NoSound, Pull

LATENCY_MS = 40
PIPE_BYTES = 4096  # the least that Linux allows: 93 ms at 22,050 Hz
PIPE_BYTES_ELSEWHERE = 65_536
CHUNK_MS = 10
ENDS_WITHIN_S = 0.1  # a player without a sound server or a device ends in 20 ms
PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("paplay", "--raw", "--format=s16le", "--channels=1", "--rate={rate}", "--latency-msec={latency}"),
    ("pw-play", "--raw", "--format=s16", "--channels=1", "--rate={rate}", "--latency={latency}ms", "-"),
    ("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "{rate}", "--buffer-time={latency_us}"),
)


class PipeSink:
    """One stream through a child; what the child holds when it is paused is lost."""

    keeps = False

    def __init__(self, programs: Sequence[tuple[str, ...]] = PROGRAMS) -> None:
        self._programs = [words for words in programs if shutil.which(words[0])]
        self.name = self._programs[0][0] if self._programs else "no player"
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._heard = AudibleClock(1, 0.0)
        self._pull: Pull | None = None
        self._rate = 0

    @property
    def rate(self) -> int:
        """The rate it is open at, in Hz; 0 while it is closed."""
        return self._rate

    def open(self, rate: int, pull: Pull) -> None:
        """Start the first program that finds a device. Raises NoSound."""
        values = {"rate": rate, "latency": LATENCY_MS, "latency_us": LATENCY_MS * 1000}
        for words in self._programs:
            child = _lasting([word.format(**values) for word in words])
            if child is not None:
                self.name, self._child = words[0], child
                break
        else:
            raise NoSound("No player program works (paplay, pw-play or aplay).")
        held_s = _shrink_pipe(child) / SAMPLE_BYTES / rate
        self._heard = AudibleClock(rate, held_s + LATENCY_MS / 1000)
        self._rate, self._pull = rate, pull

    def start(self) -> None:
        """Begin to write. Raises NoSound."""
        if self._child is None or self._pull is None or self._child.poll() is not None:
            raise NoSound(f"{self.name} ended by itself.")
        self._heard.go_on(time.monotonic())
        self._thread = threading.Thread(
            target=_write, args=(self._child, self._pull, self._heard, self._rate), daemon=True
        )
        self._thread.start()

    def pause(self) -> None:
        """End the program: what it holds is not played."""
        self._heard.hold(time.monotonic())
        self.close()

    def close(self) -> None:
        """End the program."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            if self._thread is not None:
                self._thread.join()
            if self._child.stdin is not None:
                self._child.stdin.close()
        self._child, self._thread, self._rate, self._pull = None, None, 0, None

    def service(self) -> None:
        """Nothing: the thread writes by itself."""

    def audible(self) -> int:
        """The frame that is heard now."""
        return self._heard.frame(time.monotonic())

    def moment_of(self, frame: int) -> float:
        """When that frame will be heard."""
        now = time.monotonic()
        return now + (frame - self._heard.frame(now)) / max(1, self._rate)

    def alive(self, *, is_awake: bool = False) -> bool:
        """False when the program has ended, or takes nothing any more."""
        if self._child is None or self._thread is None:
            return True
        return self._child.poll() is None and not self._heard.is_gone(time.monotonic(), is_awake=is_awake)


def _lasting(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """The program, started; None when it cannot be, or ends at once because there is no device."""
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, bufsize=0
        )
    except OSError:
        return None
    try:
        child.wait(ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        return child
    assert child.stdin is not None
    child.stdin.close()
    return None


def _shrink_pipe(child: subprocess.Popen[bytes]) -> int:
    """Make the pipe as short as it goes; how many bytes it holds."""
    assert child.stdin is not None
    if sys.platform != "linux":
        return PIPE_BYTES_ELSEWHERE
    import fcntl

    return fcntl.fcntl(child.stdin, fcntl.F_SETPIPE_SZ, PIPE_BYTES)


def _write(child: subprocess.Popen[bytes], pull: Pull, heard: AudibleClock, rate: int) -> None:
    """Feed the child until it goes away; the pipe's fullness sets the pace."""
    assert child.stdin is not None
    frames = rate * CHUNK_MS // 1000
    try:
        while True:
            heard.asked(time.monotonic(), frames)
            _write_all(child.stdin.fileno(), pull(frames))
    except (BrokenPipeError, ValueError):
        return


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
