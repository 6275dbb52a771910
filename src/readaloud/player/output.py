"""The one stream of a reading, on whichever sink carries it now: a device, or silence in time."""

from collections.abc import Sequence

from readaloud.model.speech import SAMPLE_BYTES
from readaloud.player.choose import open_sound, silent_sink
from readaloud.player.clock import Clock
from readaloud.player.feed import Cue, Feed
from readaloud.player.sink import Sink

USUAL_RATE = 22_050  # of most voices: what the device is opened at before the first sound is there

ASLEEP_AFTER_S = 2.0  # without sound a wireless speaker may have gone to sleep


class Output:
    """Begin, add sound, hold, go on, drop; and which cues have been heard. All from one thread."""

    def __init__(self, clock: Clock, sink: Sink | None = None, *, lead_in_ms: int = 0) -> None:
        """``sink``: the one to use for sound; chosen when not given.

        ``lead_in_ms``: of quiet before the first sound after a while: wireless speakers swallow it.
        """
        self._lead_in_ms = lead_in_ms
        self._dropped_at = -ASLEEP_AFTER_S - 1
        self._clock = clock
        self._given = self._chosen = sink
        self._silence = silent_sink(clock)
        self._sink: Sink | None = None
        self._feed = Feed()
        self._running = False
        self.rate = USUAL_RATE

    def begin(self, rate: int, *, silent: bool) -> None:
        """Drop what sounds and get a sink ready. Raises NoSound."""
        self.drop()
        self.rate = rate
        if silent:
            self._silence.open(self.rate, self._feed.pull)
            self._sink = self._silence
        else:
            self._sink = self._opened()
            if self._lead_in_ms and self._clock.now() > self._dropped_at + ASLEEP_AFTER_S:
                self._feed.append(bytes(self.rate * self._lead_in_ms // 1000 * SAMPLE_BYTES))

    def _opened(self) -> Sink:
        if self._chosen is None:
            self._chosen = open_sound(self.rate, self._feed.pull)
        else:
            self._chosen.open(self.rate, self._feed.pull)
        return self._chosen

    def add(self, samples: bytes, cues: Sequence[Cue] = (), *, is_gap: bool = False) -> None:
        """Add sound, or a gap, at the end; the first of it starts the sink. Raises NoSound."""
        self._feed.append(samples, cues, is_gap=is_gap)
        if not self._running:
            self.go_on()

    def hold(self) -> bool:
        """Silence now; whether ``go_on`` can go on in mid-word."""
        if self._sink is None or not self._running:
            return False
        self._sink.pause()
        self._running = False
        return self._sink.keeps and self._sink.rate > 0

    def go_on(self) -> None:
        """Play what was held, at once: a gap in which it was held has passed. Raises NoSound."""
        if self._sink is not None:
            self._feed.skip_gap()
            self._sink.start()
            self._running = True

    def drop(self) -> None:
        """Silence now; nothing is kept and the device is free."""
        if self._sink is not None:
            self._sink.close()
            self._dropped_at = self._clock.now()
        self._feed.clear()
        self._sink, self._running = None, False

    def set_volume(self, percent: int) -> None:
        """How loud it is from now on."""
        self._feed.gain = percent / 100

    def due(self) -> list[Cue]:
        """The cues that have been heard since the last call, with their frames."""
        if self._sink is None:
            return []
        self._sink.service()
        return self._feed.due(self._sink.audible())

    def heard_ms_since(self, frame: int) -> int:
        """How long ago, in time of hearing, that frame was heard."""
        return max(0, self._sink.audible() - frame) * 1000 // self.rate if self._sink else 0

    def next_moment(self) -> float | None:
        """When the next cue will be heard."""
        frame = self._feed.next_cue()
        return None if frame is None or self._sink is None else self._sink.moment_of(frame)

    @property
    def held_s(self) -> float:
        """Seconds of sound that wait to be played."""
        return self._feed.held / self.rate

    @property
    def is_open(self) -> bool:
        """Whether a sink is held."""
        return self._sink is not None

    def is_lost(self, *, is_awake: bool) -> bool:
        """Whether the device has stopped asking; one that ``is_awake`` is given no time to begin."""
        return self._sink is not None and self._running and not self._sink.alive(is_awake=is_awake)

    def forget_device(self) -> None:
        """Choose a sink anew next time, unless one was given."""
        self.drop()
        self._chosen = self._given
