"""When a reading pauses by itself: before an utterance, or asleep at the end of a sentence."""

from readaloud.player.clock import Clock
from readaloud.services.listening.feeding import Feeder


class Stopping:
    """What a person has arranged; the feeder ends what is heard there."""

    def __init__(self, feeder: Feeder, clock: Clock) -> None:
        self._feeder, self._clock = feeder, clock
        self.sleep_at: float | None = None
        self._is_drowsy = False  # the sleep timer waits for the end of the sentence

    def before(self, index: int | None) -> bool:
        """Stop before that utterance, or not at all; whether what is to be heard has to be decided anew."""
        was, self._feeder.stop_before = self._feeder.stop_before, index
        return self._feeder.has_passed(index if index is not None else was)

    def sleep_in(self, seconds: float | None) -> None:
        """Fall asleep after that time; None: never."""
        self.sleep_at = None if seconds is None else self._clock.now() + seconds

    def look(self, *, is_active: bool) -> None:
        """At its time, let the sentence be the last; a timer that comes due in a pause has nothing to do."""
        if self.sleep_at is None or self._clock.now() < self.sleep_at:
            return
        self.sleep_at = None
        if is_active:
            self._is_drowsy = True
            self._feeder.stop_before = self._feeder.next_sentence

    def has_come(self) -> bool:
        """The reading has stopped there; whether it has fallen asleep."""
        self._feeder.end()
        self._feeder.stop_before = None
        was_drowsy, self._is_drowsy = self._is_drowsy, False
        return was_drowsy
