"""A reading as one machine without threads: inputs in, sound out, events told. The session gives it time."""

from collections.abc import Callable

from msgspec.structs import replace

from readaloud.model.profile import Profile
from readaloud.model.speech import Speech
from readaloud.narrate.interface import Words
from readaloud.player.aside import Aside
from readaloud.player.choose import open_sound
from readaloud.player.clock import Clock
from readaloud.player.events import Event, Status, StatusChanged, Told, Trouble
from readaloud.player.inputs import (
    Answer,
    Begin,
    ChangeSpeed,
    Continue,
    Drop,
    Effect,
    Fed,
    HeardAll,
    HeardStop,
    HeardUtterance,
    HeardWord,
    Hold,
    Input,
    Move,
    Play,
    Released,
    Renew,
    SetGain,
    SetMuted,
    SetSpeed,
    Setting,
    SleepIn,
    Starved,
    StopBefore,
    Tell,
    Toggle,
    ToggleMuted,
    Wish,
)
from readaloud.player.output import Output
from readaloud.player.plan import Plan
from readaloud.player.sink import NoSound
from readaloud.player.transport import ACTIVE, Transport, step
from readaloud.services.listening.answers import Answers
from readaloud.services.listening.feeding import Course, Feeder
from readaloud.services.listening.manner import USUAL_MANNER, Manner, Recovery, stepped_back
from readaloud.services.listening.stopping import Stopping
from readaloud.services.listening.voice import (
    Failed,
    Made,
    NoEngine,
    Ready,
    Report,
    Restarted,
    Said,
    Unspeakable,
    Voice,
)

REFILL_S = 0.25  # how often the output is looked after while it plays
WAITING_AFTER_S = 0.3  # a shorter wait for the voice is not worth a word
RELEASE_AFTER_S = 5.0  # of a pause: then the device is there for others
GIVE_UP_AFTER = 2  # sentences in a row that the engine could not speak


class Playback:
    """Transport, feeder and output in one; every method is to be called from one thread."""

    def __init__(
        self,
        plan: Plan,
        profile: Profile,
        voice: Voice,
        output: Output,
        clock: Clock,
        tell: Callable[[Event], None],
        state: Transport,
        *,
        words: Callable[[], Words],
        manner: Manner = USUAL_MANNER,
        aside: Aside | None = None,
    ) -> None:
        self.state = state
        self._plan, self._voice, self._output, self._clock = plan, voice, output, clock
        self._feeder = Feeder(plan, profile, voice, output)
        self._tell_front = tell
        self._words, self._manner = words, manner
        self._aside = aside or Aside(clock, open_sound)
        self.answers = Answers(self._aside, voice.say, words, manner.feedback)
        self._stopping = Stopping(self._feeder, clock)
        self._is_aside = False  # the reading stands still for something beside it
        self._is_kept = False  # and can go on in mid-word then
        self._paused_at = clock.now()
        self._stops_itself = False  # at the end of a section, or asleep
        self._begun_at = 0  # the frame at which the current utterance began to be heard
        self._held_at: float | None = None  # since when the device stands still and is kept
        self._held_ms: int | None = None  # how much of the utterance had been heard by then
        self._hungry_since: float | None = None
        self._failures = 0
        self._recovery = Recovery()

    def take(self, wish: Wish) -> None:
        """Let one thing happen: a person's wish, or what was heard."""
        if isinstance(wish, StopBefore | SleepIn | Answer):
            self._arrange(wish)
            return
        if self._is_aside and not isinstance(wish, HeardUtterance | HeardWord | HeardAll | HeardStop):
            self._go_on_from_aside()
        given = self._as_it_stands(wish)
        if isinstance(given, SetMuted) and not given.muted and self.state.muted:
            self._try_again()
        self.state, effects = step(self._plan, self.state, given)
        for number, effect in enumerate(effects):
            try:
                self._perform(effect)
            except NoSound as error:
                for rest in effects[number + 1 :]:  # what was to be told is true all the same
                    if isinstance(rest, Tell):
                        self._perform(rest)
                if isinstance(effect, Continue):  # lost during the pause, and perhaps there again
                    self._recover()
                else:
                    self._go_silent(error.message, "sound")
                break
        if self.state.status is Status.PAUSED and not self.state.muted:
            self._feeder.look_around(self.state.index, self.state.speed)

    def _arrange(self, wish: StopBefore | SleepIn | Answer) -> None:
        """What is no change of the reading's state."""
        match wish:
            case StopBefore():
                if self._stopping.before(wish.index):
                    self.take(Renew())
            case SleepIn():
                if self._stopping.sleep_in(wish.seconds):
                    self.take(Renew())
            case Answer() if not self.state.muted:
                self.answers.say(wish.text, always=wish.always)

    def _as_it_stands(self, wish: Input | Setting) -> Input:
        """A wish with what it depends on."""
        match wish:
            case Move():
                return replace(wish, heard_ms=self._heard_ms())
            case Play() | Toggle() if self.state.status is Status.PAUSED:
                paused_s = self._clock.now() - self._paused_at
                self.state = stepped_back(self.state, self._manner, paused_s, self._plan, self._feeder)
            case ChangeSpeed():
                return SetSpeed(self.state.speed + wish.by)
            case ToggleMuted():
                return SetMuted(not self.state.muted)
        return wish

    def _heard_ms(self) -> int:
        """How much of the current utterance has been heard; in a pause, until it began."""
        if self._held_ms is not None:
            return self._held_ms
        return self._output.heard_ms_since(self._begun_at)

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Begin():
                self._begun_at, self._held_at, self._held_ms, self._hungry_since = 0, None, None, None
                speed, silent = self.state.speed, self.state.muted
                self._stopping.begin(Course(effect.generation, effect.index, effect.offset, speed, silent))
            case Hold():
                self._hold()
            case Continue():
                self._held_at = self._held_ms = None
                self._output.go_on()
            case SetGain():
                self._output.set_volume(effect.percent)
            case Drop():
                self._feeder.end()
                self._output.drop()
                self._held_at, self._held_ms = None, 0
            case Tell():
                self._tell(effect.event)

    def _tell(self, event: Event) -> None:
        if isinstance(event, StatusChanged) and event.status is Status.PAUSED:
            self._paused_at = self._clock.now()
        self._tell_front(event)
        self.answers.to(event, muted=self.state.muted, by_itself=self._stops_itself)

    def _hold(self) -> None:
        self._held_at, self._held_ms = self._clock.now(), self._heard_ms()
        if not self._output.hold():
            self._release()

    def _release(self) -> None:
        self._feeder.end()
        self._output.drop()
        self._held_at = None
        self.take(Released())

    def _go_silent(self, message: str, kind: str, hint: str = "") -> None:
        if kind == "sound":
            message, hint = self._words().say("trouble.no_sound"), ""
        is_news = not self.state.muted
        self._tell_front(Trouble(self.state.generation, message, kind, hint, is_silencing=is_news))
        if is_news:  # else the text goes on silently already, and must not be stopped
            self._output.forget_device()
            self.take(SetMuted(muted=True))

    def _try_again(self) -> None:
        self._failures = 0
        self._voice.revive()
        self._feeder.revive()

    def report(self, report: Report) -> None:
        """What the voice has to say."""
        match report:
            case Made():
                self._failures = 0
            case Ready():
                self._trouble(report.note)
            case Restarted():
                self._trouble(report.message)
            case NoEngine():
                self._go_silent(report.message, "no_engine", self._words().say("trouble.no_voice"))
            case Failed():
                told = self._words().say("trouble.voice_failed", error=report.error)
                self._go_silent(told, "engine", self._words().say("trouble.no_voice"))
            case Unspeakable():
                self._unspeakable(report)
            case Said():
                self._interject(report.speech)
        self._refill()

    def _interject(self, speech: Speech) -> None:
        """Say something beside the reading, which waits for it."""
        if self.state.muted:
            return
        if self.state.status in ACTIVE and not self._is_aside:
            self._is_aside, self._is_kept = True, self._output.hold()
        self._aside.play(speech.samples, speech.rate)

    def _go_on_from_aside(self) -> None:
        self._aside.stop()
        self._is_aside = False
        if not self._is_kept:
            self.take(Renew())
            return
        try:
            self._output.go_on()
        except NoSound:
            self._recover()

    def _trouble(self, message: str, kind: str = "engine") -> None:
        if message:
            self._tell(Trouble(self.state.generation, message, kind))

    def _unspeakable(self, report: Unspeakable) -> None:
        self._feeder.skip(report.index)
        self._failures += 1
        if self._failures == GIVE_UP_AFTER:
            self._go_silent(report.message, "engine", self._words().say("trouble.no_voice"))
        elif self._failures == 1:
            self._trouble(f"{report.message} {self._words().say('trouble.left_out')}")

    def tick(self) -> None:
        """Do what has become due."""
        for frame, heard in self._output.due():
            if isinstance(heard, HeardUtterance) and heard.generation == self.state.generation:
                self._begun_at = frame
            self._take_heard(heard)
        if self._aside.tick() and self._is_aside:
            self._go_on_from_aside()
        self._stopping.look(is_active=self.state.status in ACTIVE)
        if self._held_at is not None and self._clock.now() >= self._held_at + RELEASE_AFTER_S:
            self._release()
        if self._output.is_lost(is_awake=self._recovery.is_unproven):
            self._recover()
        elif self._is_heard and self._recovery.has_lasted(self._clock.now()):
            self._trouble(self._words().say("trouble.lost"), "sound")
        self._refill()

    @property
    def _is_heard(self) -> bool:
        return self.state.status in ACTIVE and not self.state.muted

    def _take_heard(self, heard: Input) -> None:
        self._stops_itself = isinstance(heard, HeardStop)
        self.take(heard)
        self._stops_itself = False
        has_stopped = isinstance(heard, HeardStop) and heard.generation + 1 == self.state.generation
        if has_stopped and self._stopping.has_come():
            self._tell_front(Told(self.state.generation, self._words().say("answers.slept")))

    def _recover(self) -> None:
        """Open a lost device again; it is told when that has lasted a moment, or when it has not."""
        if self._recovery.begin(self._clock.now()):
            self._output.forget_device()
            self.take(Renew())
        else:
            self._go_silent("", "sound")

    def _refill(self) -> None:
        if self.state.status not in ACTIVE or self._is_aside:
            return
        try:
            added = self._feeder.fill()
        except NoSound as error:
            self._go_silent(error.message, "sound")
            return
        if added:
            self._hungry_since = None
            self.take(Fed(self.state.generation))
        elif self._feeder.hungry:
            self._wait()

    def _wait(self) -> None:
        now = self._clock.now()
        self._hungry_since = now if self._hungry_since is None else self._hungry_since
        if now >= self._hungry_since + WAITING_AFTER_S:
            self.take(Starved(self.state.generation))

    def deadline(self) -> float | None:
        """The moment at which ``tick`` has to be called at the latest; None: not before an input."""
        due = [self._aside.deadline]
        if self._held_at is not None:
            due.append(self._held_at + RELEASE_AFTER_S)
        elif self.state.status in ACTIVE:
            due += [self._output.next_moment(), self._stopping.sleep_at, self._clock.now() + REFILL_S]
        return min((moment for moment in due if moment is not None), default=None)

    def close(self) -> None:
        """Silence now, and nothing kept."""
        self._aside.stop()
        self._feeder.end()
        self._output.drop()

    def reset(self) -> None:
        """After a failure that nobody foresaw: silence, the same place, and able to go on."""
        self._feeder.end()
        self._output.forget_device()
        self._aside.stop()
        self._held_at = self._held_ms = None
        self._is_aside = False
        generation = self.state.generation + 1
        self.state = replace(self.state, status=Status.PAUSED, loaded=False, generation=generation)

    @property
    def status(self) -> Status:
        """What the reading does."""
        return self.state.status
