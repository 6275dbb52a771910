"""Sound beside the reading: an earcon or a word in answer to a key, on a stream of its own.

The reading's own stream cannot carry it: in a pause that stands still, else it is seconds ahead.
"""

from readaloud.model.speech import SAMPLE_BYTES
from readaloud.player.choose import Opener
from readaloud.player.clock import Clock
from readaloud.player.sink import NoSound, Sink

LINGERS_S = 0.1  # behind its last sample, until the device has played it


class Aside:
    """Plays one sound at a time; a new one takes the place of the one before. All from one thread."""

    def __init__(self, clock: Clock, opener: Opener) -> None:
        self._clock, self._opener = clock, opener
        self._sink: Sink | None = None
        self._ends_at = 0.0

    @property
    def sounds(self) -> bool:
        """Whether something is being heard."""
        return self._sink is not None

    @property
    def deadline(self) -> float | None:
        """When ``tick`` has to be called at the latest."""
        return self._ends_at if self._sink else None

    def play(self, samples: bytes, rate: int) -> None:
        """Play it; where there is no second stream to be had, nothing is heard."""
        self.stop()
        rest = memoryview(samples)

        def pull(frames: int) -> bytes:
            nonlocal rest
            taken, rest = rest[: frames * SAMPLE_BYTES], rest[frames * SAMPLE_BYTES :]
            return bytes(taken) + bytes(frames * SAMPLE_BYTES - len(taken))

        try:
            sink = self._opener(rate, pull)
            sink.start()
        except NoSound:
            return
        self._sink = sink
        self._ends_at = self._clock.now() + len(samples) / SAMPLE_BYTES / rate + LINGERS_S

    def tick(self) -> bool:
        """Free the device when all was heard; whether that is so just now."""
        if self._sink is None:
            return False
        self._sink.service()
        if self._clock.now() < self._ends_at:
            return False
        self.stop()
        return True

    def stop(self) -> None:
        """Silence now."""
        if self._sink is not None:
            self._sink.close()
            self._sink = None
