"""A sink that nobody hears: it pulls exactly as fast as time passes.

It carries the silent reading (muted, or no sound device), where the text follows in time, and with a fake
clock it is the device of tests.
"""

from readaloud.player.clock import Clock, RealClock
from readaloud.player.sink import Pull


class NullSink:
    """Plays into nothing, in time. ``taken`` is all sound that went by when ``keep_sound`` is set."""

    name = "silent"
    keeps = True

    def __init__(self, clock: Clock | None = None, *, keep_sound: bool = False) -> None:
        self._clock = clock or RealClock()
        self._pull: Pull | None = None
        self._rate = 0
        self._frames = 0
        self._origin: float | None = None  # the moment of frame 0 while it plays
        self._keep_sound = keep_sound
        self.taken = bytearray()

    @property
    def rate(self) -> int:
        """The rate it is open at, in Hz; 0 while it is closed."""
        return self._rate

    def open(self, rate: int, pull: Pull) -> None:
        """Always works."""
        self._rate, self._pull, self._frames, self._origin = rate, pull, 0, None

    def start(self) -> None:
        """Let time count from now."""
        self._origin = self._clock.now() - self._frames / self._rate

    def pause(self) -> None:
        """Take what is due, then let time pass unheard."""
        self.service()
        self._origin = None

    def close(self) -> None:
        """Forget everything."""
        self._rate, self._pull, self._origin = 0, None, None

    def service(self) -> None:
        """Pull everything that is due by now."""
        if self._origin is None or self._pull is None:
            return
        due = round((self._clock.now() - self._origin) * self._rate) - self._frames
        if due > 0:
            self._frames += due
            sound = self._pull(due)
            if self._keep_sound:
                self.taken += sound

    def audible(self) -> int:
        """The frames that have gone by."""
        return self._frames

    def moment_of(self, frame: int) -> float:
        """When that frame goes by."""
        origin = self._clock.now() - self._frames / self._rate if self._origin is None else self._origin
        return origin + frame / self._rate

    def alive(self, *, is_awake: bool = False) -> bool:
        """Always."""
        return True
