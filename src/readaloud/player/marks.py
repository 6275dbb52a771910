"""When a frame is heard: a device asks for sound ahead of time, by a buffer, in lumps.

Each request is evidence: the frame it asked for is heard one buffer later. Requests come late now and then
(another thread held the interpreter), never early, so the earliest of the last few tells the truth; that also
follows a device whose clock is not quite ours.
"""

from collections import deque
from threading import Lock

EVIDENCE = 12  # requests; about half a second of them


class AudibleClock:
    """Which frame of the stream is heard at a moment. Used from the device's thread and the session's."""

    def __init__(self, rate: int, ahead_s: float) -> None:
        """``ahead_s``: how long before it is heard a frame is asked for."""
        self._rate = rate
        self._ahead_s = ahead_s
        self._lock = Lock()
        self._origins: deque[float] = deque(maxlen=EVIDENCE)  # when frame 0 would have been asked for
        self._handed = 0
        self._heard = 0
        self._held = True
        self.last_request: float | None = None

    def asked(self, now: float, frames: int) -> None:
        """The device asks for frames, which it gets."""
        with self._lock:
            self._origins.append(now - self._handed / self._rate)
            self._handed += frames
            self.last_request = now

    def hold(self, now: float) -> None:
        """The device stands still from now on."""
        with self._lock:
            self._heard = self._frame(now)
            self._held = True

    def go_on(self, now: float) -> None:
        """The device plays from now on, first what it still holds."""
        with self._lock:
            self._held = False
            self._origins.clear()
            if self._handed:
                self._origins.append(now - self._heard / self._rate - self._ahead_s)
            self.last_request = now

    def frame(self, now: float) -> int:
        """The frame that is heard now; it never goes back and is never one that was not handed out."""
        with self._lock:
            self._heard = self._frame(now)
            return self._heard

    def _frame(self, now: float) -> int:
        if self._held or not self._origins:
            return self._heard
        estimate = round((now - min(self._origins) - self._ahead_s) * self._rate)
        return min(self._handed, max(self._heard, estimate))
