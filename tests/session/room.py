"""One playback with everything around it: a fake clock, a silent device, a voice that obeys at once."""

from collections.abc import Callable, Sequence
from typing import Any

from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.tone import ToneEngine
from readaloud.model.profile import Profile
from readaloud.model.speech import Speech
from readaloud.narrate.interface import interface
from readaloud.player.aside import Aside
from readaloud.player.clock import FakeClock
from readaloud.player.events import Status, UtteranceStarted
from readaloud.player.null_sink import NullSink
from readaloud.player.output import Output
from readaloud.player.plan import make_plan
from readaloud.player.sink import NoSound, Pull
from readaloud.player.transport import Transport
from readaloud.services.listening.manner import USUAL_MANNER, Manner
from readaloud.services.listening.playback import Playback
from readaloud.services.listening.voice import own_utterance
from reading import make_article, make_script

WORDS = interface("en")
LOST, NO_SOUND = WORDS.say("trouble.lost"), WORDS.say("trouble.no_sound")
PLAN = make_plan(make_script(), make_article())
PROFILE = Profile(name="test", title="Test", engines=("tone",), words_per_minute=300)


class ObedientVoice:
    """Tones at once, or only what has been released when it is slow."""

    def __init__(self, slow: bool = False) -> None:
        self.exact = True
        self.wanted: list[int] = []
        self.revived = 0
        self.said = ""
        self._released: set[int] | None = set() if slow else None
        self._synthesiser = Synthesiser(ToneEngine(), PROFILE)  # type: ignore[arg-type]

    def release(self, *indices: int) -> None:
        assert self._released is not None
        self._released.update(indices)

    def want(self, order: Sequence[int], speed: float) -> None:
        self.wanted = list(order)

    def speech(self, index: int, speed: float) -> Speech | None:
        if self._released is not None and index not in self._released:
            return None
        self._synthesiser.speed = speed
        return self._synthesiser.speech(PLAN.utterances[index])

    def say(self, text: str) -> None:
        self.said = text

    def own_speech(self) -> Speech:
        return self._synthesiser.speech(own_utterance(self.said, "en"))

    def revive(self) -> None:
        self.revived += 1

    def close(self) -> None:
        """Nothing to end."""


class FailingSink(NullSink):
    """A device that can be taken away."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock, keep_sound=True)
        self.there = True
        self.dead = False
        self.opened = 0

    def open(self, rate: int, pull: Pull) -> None:
        if not self.there:
            raise NoSound("unplugged")
        self.opened += 1
        self.dead = False
        super().open(rate, pull)

    def alive(self, *, is_awake: bool = False) -> bool:
        return not self.dead

    def forget_sound(self) -> None:
        self._keep_sound = False


class Room:
    """One playback with everything around it."""

    def __init__(
        self,
        *,
        slow: bool = False,
        muted: bool = False,
        speed: float = 1.0,
        manner: Manner = USUAL_MANNER,
    ) -> None:
        self.clock = FakeClock()
        self.sink = FailingSink(self.clock)
        self.voice = ObedientVoice(slow)
        self.beside: list[NullSink] = []  # what was heard beside the reading
        self.events: list[Any] = []
        self.playback = Playback(
            PLAN,
            PROFILE,
            self.voice,
            Output(self.clock, self.sink),
            self.clock,
            self.events.append,
            Transport(muted=muted, speed=speed),
            words=lambda: interface("en"),
            manner=manner,
            aside=Aside(self.clock, self._opened_beside),
        )
        self.clock.on_advance(self.playback.tick)

    def _opened_beside(self, rate: int, pull: Pull) -> NullSink:
        sink = NullSink(self.clock, keep_sound=True)
        sink.open(rate, pull)
        self.beside.append(sink)
        return sink

    def said(self) -> Speech:
        """What the voice makes of the sentence of ours that it was last asked for."""
        return self.voice.own_speech()

    def told(self, kind: type) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def texts(self) -> list[str]:
        return [event.utterance.text for event in self.told(UtteranceStarted)]

    @property
    def status(self) -> Status:
        return self.playback.state.status

    def until(self, true: Callable[[], bool], limit_s: float = 120) -> None:
        end = self.clock.now() + limit_s
        while not true():
            assert self.clock.now() < end, "it never came"
            self.clock.advance(0.05)
