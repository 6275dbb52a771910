"""Time as playback sees it: the real clock, and one that a test or a dry run moves by hand."""

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Seconds that never go back, and how long to wait for a moment of them."""

    def now(self) -> float:
        """The present moment in seconds."""

    def patience(self, moment: float | None) -> float | None:
        """How many real seconds a thread may sleep until then; None: until somebody wakes it."""

    def on_advance(self, wake: Callable[[], None]) -> None:
        """Call ``wake`` whenever time was moved by hand."""


class RealClock:
    """The machine's monotonic clock."""

    def now(self) -> float:
        """The present moment in seconds."""
        return time.monotonic()

    def patience(self, moment: float | None) -> float | None:
        """The time from now until then, never negative."""
        return None if moment is None else max(0.0, moment - time.monotonic())

    def on_advance(self, wake: Callable[[], None]) -> None:
        """Nothing to do: nobody moves this clock."""


class FakeClock:
    """A clock that stands still until it is advanced; whoever listens is woken at every step of its time."""

    def __init__(self, step_s: float = 0.01) -> None:
        self._now = 0.0
        self._step_s = step_s
        self._wakers: list[Callable[[], None]] = []

    def now(self) -> float:
        """The moment it was advanced to."""
        return self._now

    def patience(self, moment: float | None) -> float | None:
        """Always None: only ``advance`` makes time pass."""
        return None

    def on_advance(self, wake: Callable[[], None]) -> None:
        """Remember whom to wake; a waker returns when its work for that moment is done."""
        self._wakers.append(wake)

    def advance(self, seconds: float) -> None:
        """Let that much time pass, in small steps."""
        steps = max(1, round(seconds / self._step_s))
        start = self._now
        for number in range(1, steps + 1):
            self._now = start + seconds * number / steps
            for wake in self._wakers:
                wake()
