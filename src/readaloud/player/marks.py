"""When a frame is heard: a device asks for sound ahead of time, by a buffer, in lumps.

Each request is evidence: the frame it asked for is heard one buffer later. Requests come late now and then
(another thread held the interpreter), never early, so the earliest of the last few tells the truth; that also
follows a device whose clock is not quite ours.

A device that is lost goes on "running" and just never asks again. But a process that gets no processor hears
no request either, so only time counts in which somebody here looked: what looks late was held up itself.
"""

from collections import deque
from threading import Lock

EVIDENCE = 12  # requests; about half a second of them
LOOK_EVERY_S = 0.3  # at least: of a longer time, only so much was ours
GONE_AFTER_S = 1.0  # without a request
WAKES_WITHIN_S = 2.5  # an idle device first plays what it holds: PulseAudio's null sink two seconds
BUFFERS_S = 0.25  # at most of sound a device takes in before it plays


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
        self._silent_s = 0.0  # since the last request, as far as we looked
        self._looked_at = 0.0

    def asked(self, now: float, frames: int) -> None:
        """The device asks for frames, which it gets."""
        with self._lock:
            self._origins.append(now - self._handed / self._rate)
            self._handed += frames
            self._silent_s, self._looked_at = 0.0, now

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
            self._silent_s, self._looked_at = 0.0, now

    def is_gone(self, now: float, *, is_awake: bool = False) -> bool:
        """Whether the device, which plays, has stopped asking; to be called every ``LOOK_EVERY_S``.

        ``is_awake``: it need not be given time to begin.
        """
        with self._lock:
            self._silent_s += min(LOOK_EVERY_S, now - self._looked_at)
            self._looked_at = now
            is_awake = is_awake or self._handed > BUFFERS_S * self._rate
            return self._silent_s >= (GONE_AFTER_S if is_awake else WAKES_WITHIN_S)

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
