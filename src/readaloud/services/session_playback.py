"""A reading as one machine without threads: inputs in, sound out, events told. The session gives it time."""

from collections.abc import Callable

from msgspec.structs import replace

from readaloud.model.profile import Profile
from readaloud.player.choose import NO_SOUND
from readaloud.player.clock import Clock
from readaloud.player.events import Event, Status, Trouble
from readaloud.player.inputs import (
    Begin,
    ChangeSpeed,
    Continue,
    Drop,
    Effect,
    Fed,
    HeardUtterance,
    Hold,
    Input,
    Move,
    Released,
    Renew,
    SetMuted,
    SetSpeed,
    Starved,
    Tell,
    ToggleMuted,
    Wish,
)
from readaloud.player.output import Output
from readaloud.player.plan import Plan
from readaloud.player.sink import NoSound
from readaloud.player.transport import ACTIVE, Transport, step
from readaloud.services.session_feeding import Course, Feeder
from readaloud.services.session_voice import Made, NoEngine, Ready, Report, Restarted, Unspeakable, Voice

REFILL_S = 0.25  # how often the output is looked after while it plays
WAITING_AFTER_S = 0.3  # a shorter wait for the voice is not worth a word
RELEASE_AFTER_S = 5.0  # of a pause: then the device is there for others
GIVE_UP_AFTER = 2  # sentences in a row that the engine could not speak

PROVEN_AFTER_S = 1.5  # of asking for sound again; a dummy device of PulseAudio asks every two seconds
LOST_FOR_GOOD_S = 5.0  # a device that goes again so soon is not tried a third time

LOST = "The sound device was lost and is open again."
NO_VOICE = "The text goes on silently. Press m to try the voice again."


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
    ) -> None:
        self.state = state
        self._plan, self._voice, self._output, self._clock = plan, voice, output, clock
        self._feeder = Feeder(plan, profile, voice, output)
        self._tell = tell
        self._begun_at = 0  # the frame at which the current utterance began to be heard
        self._held_at: float | None = None  # since when the device stands still and is kept
        self._held_ms: int | None = None  # how much of the utterance had been heard by then
        self._hungry_since: float | None = None
        self._failures = 0
        self._recovered_at: float | None = None
        self._is_recovering = False

    def take(self, wish: Wish) -> None:
        """Let one thing happen: a person's wish, or what was heard."""
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
                self._go_silent(error.message, "sound")
                break
        if self.state.status is Status.PAUSED and not self.state.muted:
            self._feeder.look_around(self.state.index, self.state.speed)

    def _as_it_stands(self, wish: Wish) -> Input:
        """A wish with what it depends on."""
        match wish:
            case Move():
                return replace(wish, heard_ms=self._heard_ms())
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
                self._feeder.begin(Course(effect.generation, effect.index, effect.offset, speed, silent))
            case Hold():
                self._hold()
            case Continue():
                self._held_at = self._held_ms = None
                self._output.go_on()
            case Drop():
                self._feeder.end()
                self._output.drop()
                self._held_at, self._held_ms = None, 0
            case Tell():
                self._tell(effect.event)

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
        self._tell(Trouble(self.state.generation, message, kind, hint))
        if not self.state.muted:  # else the text goes on silently already, and must not be stopped
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
                self._go_silent(report.message, "no_engine", NO_VOICE)
            case Unspeakable():
                self._unspeakable(report)
        self._refill()

    def _trouble(self, message: str, kind: str = "engine") -> None:
        if message:
            self._tell(Trouble(self.state.generation, message, kind))

    def _unspeakable(self, report: Unspeakable) -> None:
        self._feeder.skip(report.index)
        self._failures += 1
        if self._failures == GIVE_UP_AFTER:
            self._go_silent(report.message, "engine", NO_VOICE)
        elif self._failures == 1:
            self._trouble(f"{report.message} This sentence is left out.")

    def tick(self) -> None:
        """Do what has become due."""
        for frame, heard in self._output.due():
            if isinstance(heard, HeardUtterance) and heard.generation == self.state.generation:
                self._begun_at = frame
            self.take(heard)
        if self._held_at is not None and self._clock.now() >= self._held_at + RELEASE_AFTER_S:
            self._release()
        if self._output.is_lost:
            self._recover()
        elif self._is_recovering:
            self._tell_recovered()
        self._refill()

    def _recover(self) -> None:
        """Open a lost device again; it is told when that has lasted a moment, or when it has not."""
        now, before = self._clock.now(), self._recovered_at
        if before is not None and now < before + LOST_FOR_GOOD_S:
            self._is_recovering = False
            self._go_silent(NO_SOUND, "sound")
            return
        self._recovered_at, self._is_recovering = now, True
        self._output.forget_device()
        self.take(Renew())

    def _tell_recovered(self) -> None:
        if self._recovered_at is None or self._clock.now() < self._recovered_at + PROVEN_AFTER_S:
            return
        self._is_recovering = False
        if not self.state.muted:  # else it has been said that there is no sound
            self._trouble(LOST, "sound")

    def _refill(self) -> None:
        if self.state.status not in ACTIVE:
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
        if self._held_at is not None:
            return self._held_at + RELEASE_AFTER_S
        if self.state.status not in ACTIVE:
            return None
        next_cue = self._output.next_moment()
        refill = self._clock.now() + REFILL_S
        return refill if next_cue is None else min(next_cue, refill)

    def close(self) -> None:
        """Silence now, and nothing kept."""
        self._feeder.end()
        self._output.drop()

    @property
    def status(self) -> Status:
        """What the reading does."""
        return self.state.status
