"""What the transport is told, by a person or by a sink, and what it asks to be done."""

from msgspec import Struct

from readaloud.model.article import Locator
from readaloud.player.events import Event


class Play(Struct, frozen=True):
    """Begin, or go on."""


class Pause(Struct, frozen=True):
    """Be silent and keep the place, to the word."""


class Toggle(Struct, frozen=True):
    """Pause when it plays, else play."""


class Stop(Struct, frozen=True):
    """Be silent, free the device, and keep the sentence."""


class Move(Struct, frozen=True):
    """Go some units on, or back when negative; 0 says the current one again.

    ``heard_ms`` is how much of the current utterance has been heard.
    """

    unit: str
    steps: int
    heard_ms: int = 0


class MoveTo(Struct, frozen=True):
    """Go to a place in the text, to the word."""

    locator: Locator


class GoTo(Struct, frozen=True):
    """Go to the utterance of that number."""

    index: int


class Restart(Struct, frozen=True):
    """Go to the first utterance."""


class SetSpeed(Struct, frozen=True):
    """Speak at that many times the profile's speed."""

    speed: float


class SetMuted(Struct, frozen=True):
    """Turn the voice off or on."""

    muted: bool


class SetVolume(Struct, frozen=True):
    """Play at that many percent of the loudness that is made."""

    percent: int


class StopBefore(Struct, frozen=True):
    """Pause before that utterance is heard; None: read on."""

    index: int | None


class SleepIn(Struct, frozen=True):
    """Pause after that time, at the end of a sentence; None: never."""

    seconds: float | None


class Answer(Struct, frozen=True):
    """Say a sentence of ours beside the reading: where answers are words, or ``always``."""

    text: str
    always: bool = False


class ChangeSpeed(Struct, frozen=True):
    """Speak that much faster than what was asked for last, or slower when negative."""

    by: float


class ToggleMuted(Struct, frozen=True):
    """Turn the voice off when it is on, else on."""


class HeardUtterance(Struct, frozen=True):
    """The sink: an utterance begins to be heard."""

    generation: int
    index: int


class HeardWord(Struct, frozen=True):
    """The sink: a word, offsets of ``spoken``, begins to be heard."""

    generation: int
    index: int
    start: int
    end: int


class HeardStop(Struct, frozen=True):
    """The sink: everything before the utterance where it is to stop has been heard."""

    generation: int
    index: int


class HeardAll(Struct, frozen=True):
    """The sink: everything has been heard."""

    generation: int


class Starved(Struct, frozen=True):
    """The sink has nothing to play and waits for a voice."""

    generation: int


class Fed(Struct, frozen=True):
    """The sink has something to play again."""

    generation: int


class Renew(Struct, frozen=True):
    """The device was lost and is there again: begin anew at the word."""


class Released(Struct, frozen=True):
    """The device has been given back during a pause: going on means beginning at the word."""


Input = (
    Play
    | Pause
    | Toggle
    | Stop
    | Move
    | MoveTo
    | GoTo
    | Restart
    | SetSpeed
    | SetMuted
    | SetVolume
    | HeardUtterance
    | HeardWord
    | HeardAll
    | HeardStop
    | Starved
    | Fed
    | Released
    | Renew
)

# These depend on how the reading stands when it is their turn, or are no change of its state.
Setting = ChangeSpeed | ToggleMuted
Wish = Input | Setting | StopBefore | SleepIn | Answer


class Begin(Struct, frozen=True):
    """Drop whatever sounds and begin with an utterance, at a word when ``offset`` is not 0."""

    generation: int
    index: int
    offset: int


class Hold(Struct, frozen=True):
    """Silence now; keep what has not been heard."""


class Continue(Struct, frozen=True):
    """Go on where it was held."""


class Drop(Struct, frozen=True):
    """Silence now; forget what has not been heard, and free the device."""


class SetGain(Struct, frozen=True):
    """Play at that many percent of the loudness that is made."""

    percent: int


class Tell(Struct, frozen=True):
    """Pass an event on to the front end."""

    event: Event


Effect = Begin | Hold | Continue | Drop | SetGain | Tell
