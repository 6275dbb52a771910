"""A listening session: an article read aloud, in a thread of its own, obeying commands at once."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from msgspec import Struct

from readaloud.audio.cache import open_cache
from readaloud.model.article import Article, Locator
from readaloud.model.profile import Profile
from readaloud.model.script import Script, Utterance
from readaloud.narrate.interface import Words, interface
from readaloud.player.clock import Clock, RealClock
from readaloud.player.events import Event, Status, StatusChanged, Trouble
from readaloud.player.inputs import (
    Answer,
    ChangeSpeed,
    GoTo,
    Move,
    MoveTo,
    Pause,
    Play,
    Restart,
    SetMuted,
    SetSpeed,
    SetVolume,
    SleepIn,
    Stop,
    StopBefore,
    Toggle,
    ToggleMuted,
    Wish,
)
from readaloud.player.listening import Listening, after
from readaloud.player.output import Output
from readaloud.player.plan import Plan, make_plan
from readaloud.player.sink import Sink
from readaloud.player.transport import Transport
from readaloud.services.listening.engine import WarmEngine
from readaloud.services.listening.manner import USUAL_MANNER, Manner
from readaloud.services.listening.playback import Playback
from readaloud.services.listening.voice import Report, VoiceThread

CLOSE_LIMIT_S = 2.0


class _Tick(Struct, frozen=True):
    """Time has passed; ``done`` is set when its work is done."""

    done: threading.Event


class _Close(Struct, frozen=True):
    """The end of the thread."""


class Session:
    """Reads an article. Commands return at once; what comes of them is told by events, in order.

    ``on_event`` is called from the session's thread and must neither block nor raise.
    ``engine`` is a name, or one that ``warm_engine`` has started (it is closed with the session), else the
    profile's. ``sink`` is where the sound goes, chosen when not given. ``muted``: no engine and no device,
    the text follows in time. ``script`` is the article's narration when there is one already, ``plan``
    what of it is read when that is not all, ``start`` where to begin, ``status`` whether in a pause,
    ``clock`` a fake one for tests, ``manner`` what a person has set. Nothing sounds before ``play``.
    """

    def __init__(
        self,
        article: Article,
        *,
        profile: Profile,
        engine: str | WarmEngine | None = None,
        sink: Sink | None = None,
        speed: float = 1.0,
        muted: bool = False,
        on_event: Callable[[Event], None],
        script: Script | None = None,
        plan: Plan | None = None,
        start: Locator | None = None,
        status: Status = Status.STOPPED,
        clock: Clock | None = None,
        volume: int = 100,
        manner: Manner = USUAL_MANNER,
    ) -> None:
        self.article = article
        self.script = script or _narrated(article, profile)
        self.plan: Plan = plan or make_plan(self.script, article)
        self._on_event = on_event
        self._clock = clock or RealClock()
        self._inbox: SimpleQueue[Wish | Report | _Tick | _Close] = SimpleQueue()
        warm = engine if isinstance(engine, WarmEngine) else WarmEngine(profile, engine)
        warm.language = self.script.language
        self._voice = VoiceThread(self.plan.utterances, profile, warm, open_cache, self._inbox.put)
        output = Output(self._clock, sink, lead_in_ms=manner.lead_in_ms)
        index, offset = self.plan.place(start) if start else (0, 0)
        state = Transport(status=status, index=index, offset=offset, speed=speed, muted=muted, volume=volume)
        output.set_volume(volume)
        self._language = profile.language
        everything = (self.plan, profile, self._voice, output, self._clock, self._tell, state)
        self._playback = Playback(*everything, words=self._words, manner=manner)
        self.snapshot = Listening(
            status=status, utterance=self.utterance, speed=speed, muted=muted, volume=volume
        )
        self._thread = threading.Thread(target=self._run, name="readaloud-session", daemon=True)
        self._thread.start()
        self._clock.on_advance(self.settle)

    def play(self) -> None:
        """Begin, or go on."""
        self._inbox.put(Play())

    def pause(self) -> None:
        """Be silent and keep the place, to the word."""
        self._inbox.put(Pause())

    def toggle(self) -> None:
        """Pause when it plays, else play."""
        self._inbox.put(Toggle())

    def stop(self) -> None:
        """Be silent, free the device, keep the sentence."""
        self._inbox.put(Stop())

    def move(self, unit: str, steps: int) -> None:
        """Go some sentences, paragraphs or sections on, or back; 0 says the current one again."""
        self._inbox.put(Move(unit, steps))

    def move_to(self, locator: Locator) -> None:
        """Go to a place in the text, to the word."""
        self._inbox.put(MoveTo(locator))

    def go_to(self, index: int) -> None:
        """Go to the utterance of that number in the plan."""
        self._inbox.put(GoTo(index))

    def restart(self) -> None:
        """Go to the beginning."""
        self._inbox.put(Restart())

    def set_speed(self, speed: float) -> None:
        """Speak at that many times the profile's speed, from this word on."""
        self._inbox.put(SetSpeed(speed))

    def change_speed(self, by: float) -> None:
        """Speak that much faster than was asked for last, or slower when negative."""
        self._inbox.put(ChangeSpeed(by))

    def set_muted(self, muted: bool) -> None:
        """Turn the voice off or on, from this word on."""
        self._inbox.put(SetMuted(muted))

    def toggle_muted(self) -> None:
        """Turn the voice off when it is on, else on."""
        self._inbox.put(ToggleMuted())

    def set_volume(self, percent: int) -> None:
        """Make the voice louder than it is made, or quieter."""
        self._inbox.put(SetVolume(percent))

    def stop_before(self, index: int | None) -> None:
        """Pause before that utterance is heard; None: read on."""
        self._inbox.put(StopBefore(index))

    def sleep_in(self, seconds: float | None) -> None:
        """Pause after that time, at the end of a sentence; None: never."""
        self._inbox.put(SleepIn(seconds))

    def set_feedback(self, kind: str) -> None:
        """Answer keys with ``sounds``, ``words`` or not at all (``off``)."""
        self._playback.answers.kind = kind

    @property
    def feedback(self) -> str:
        """How keys are answered."""
        return self._playback.answers.kind

    @property
    def index(self) -> int:
        """The number of the utterance that the reading is at, also before it begins to be heard."""
        return self._playback.state.index

    @property
    def utterance(self) -> Utterance | None:
        """That utterance; None when there is nothing to read."""
        return self.plan.utterances[self.index] if self.plan.utterances else None

    def say(self, text: str, *, always: bool = False) -> None:
        """Say a sentence of ours beside the reading, where keys are answered with words, or ``always``."""
        if text:
            self._inbox.put(Answer(text, always))

    def settle(self) -> None:
        """Return when everything that was asked before has been done and told."""
        if threading.current_thread() is not self._thread and self._thread.is_alive():
            tick = _Tick(threading.Event())
            self._inbox.put(tick)
            tick.done.wait(CLOSE_LIMIT_S)

    def close(self) -> None:
        """Be silent and end engine and threads; a second call does nothing."""
        self._inbox.put(_Close())
        self._thread.join(CLOSE_LIMIT_S)
        self._voice.close()

    def release(self) -> WarmEngine | None:
        """Be silent, end the threads and hand the engine back, for another session; None when it hangs."""
        self._inbox.put(_Close())
        self._thread.join(CLOSE_LIMIT_S)
        return self._voice.release()

    def _run(self) -> None:
        while True:
            try:
                given = self._inbox.get(timeout=self._clock.patience(self._playback.deadline()))
            except Empty:
                given = _Tick(threading.Event())
            if isinstance(given, _Close):
                self._playback.close()
                return
            try:
                self._handle(given)
            except Exception as error:  # noqa: BLE001 - a thread that ends silently would leave a person alone
                self._recover(error)

    def _words(self) -> Words:
        return interface(self._language)

    def _recover(self, error: Exception) -> None:
        """Nobody foresaw this: the sound ends, the place is kept, and one sentence says so."""
        self._playback.reset()
        self._tell(StatusChanged(self._playback.state.generation, Status.PAUSED))
        what = type(error).__name__
        message = self._words().say("trouble.unforeseen", error=what)
        self._tell(Trouble(self._playback.state.generation, message, "unforeseen"))

    def _handle(self, given: Wish | Report | _Tick) -> None:
        if isinstance(given, _Tick):
            self._playback.tick()
            given.done.set()
        elif isinstance(given, Report):
            self._playback.report(given)
        else:
            self._playback.tick()
            self._playback.take(given)

    def _tell(self, event: Event) -> None:
        self.snapshot = after(self.snapshot, event)
        self._on_event(event)


def _narrated(article: Article, profile: Profile) -> Script:
    from readaloud.services.pronouncing import narrated

    return narrated(article, profile)
