"""When a reading pauses by itself: before an utterance, or asleep at the end of a sentence."""

from readaloud.player.clock import Clock
from readaloud.services.listening.feeding import Course, Feeder


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

    def sleep_in(self, seconds: float | None) -> bool:
        """Fall asleep after that time, or never; whether what is to be heard has to be decided anew."""
        self.sleep_at = None if seconds is None else self._clock.now() + seconds
        was_drowsy, self._is_drowsy = self._is_drowsy, False
        return was_drowsy and self.before(None)

    def begin(self, course: Course) -> None:
        """Follow another course; who was falling asleep does so at the end of its first sentence."""
        if self._is_drowsy:
            self._doze_behind(course.index)
        self._feeder.begin(course)

    def look(self, *, is_active: bool) -> None:
        """At its time, let the sentence be the last; a timer that comes due in a pause has nothing to do."""
        if self.sleep_at is None or self._clock.now() < self.sleep_at:
            return
        self.sleep_at = None
        if is_active:
            self._doze_behind(self._feeder.last_added)

    def _doze_behind(self, index: int) -> None:
        """Let the sentence of an utterance be the last; the last of the article ends by itself."""
        self._feeder.stop_before = self._feeder.sentence_behind(index)
        self._is_drowsy = self._feeder.stop_before is not None

    def has_come(self) -> bool:
        """The reading has stopped there; whether it has fallen asleep."""
        self._feeder.end()
        self._feeder.stop_before = None
        was_drowsy, self._is_drowsy = self._is_drowsy, False
        return was_drowsy
