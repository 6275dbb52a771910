"""How the reading stands, folded from its events; and what the app needs of a session."""

from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from readaloud.model.article import Locator
from readaloud.model.script import Script, Utterance
from readaloud.player.events import (
    Edge,
    Event,
    Finished,
    SettingsChanged,
    Status,
    StatusChanged,
    Trouble,
    UtteranceStarted,
    WordHeard,
)
from readaloud.player.plan import Plan
from readaloud.tui import words


class Listening(Struct, frozen=True):
    """What is going on. ``message`` says what happened last, until something else does."""

    status: Status = Status.STOPPED
    utterance: Utterance | None = None
    word: Locator | None = None
    speed: float = 1.0
    muted: bool = False
    message: str = ""


class Standing(Protocol):
    """How a session stands: its snapshot."""

    @property
    def status(self) -> Status:
        """What it does."""
        ...

    @property
    def utterance(self) -> Utterance | None:
        """What is heard."""
        ...

    @property
    def word(self) -> Locator | None:
        """The word that is heard."""
        ...

    @property
    def speed(self) -> float:
        """Times the profile's."""
        ...

    @property
    def muted(self) -> bool:
        """Whether the voice is off."""
        ...

    @property
    def message(self) -> str:
        """What went wrong last."""
        ...


class Reading(Protocol):
    """The commands of a session; each returns at once, what comes of it is told by events."""

    @property
    def script(self) -> Script:
        """What it reads."""
        ...

    @property
    def plan(self) -> Plan:
        """What it reads, as one can move in it."""
        ...

    @property
    def snapshot(self) -> Standing:
        """How it stands."""
        ...

    def toggle(self) -> None:
        """Play or pause."""
        ...

    def stop(self) -> None:
        """Stop."""
        ...

    def move(self, unit: str, steps: int) -> None:
        """Go some sentences, paragraphs or sections on, or back."""
        ...

    def move_to(self, locator: Locator) -> None:
        """Go to a place in the text."""
        ...

    def restart(self) -> None:
        """Go to the beginning."""
        ...

    def change_speed(self, by: float) -> None:
        """Speak that much faster than was asked for last, or slower."""
        ...

    def toggle_muted(self) -> None:
        """Turn the voice off or on."""
        ...


def standing(reading: Reading) -> Listening:
    """How a session stands now, before any event."""
    now = reading.snapshot
    return Listening(now.status, now.utterance, now.word, now.speed, now.muted, now.message)


def after(state: Listening, event: Event) -> Listening:
    """How the reading stands after an event."""
    match event:
        case UtteranceStarted():
            return replace(state, utterance=event.utterance, word=None)
        case WordHeard():
            return replace(state, word=event.locator)
        case StatusChanged():
            return replace(state, status=event.status)
        case SettingsChanged():
            return replace(state, speed=event.speed, muted=event.muted)
        case Edge():
            return replace(state, message=words.EDGES[event.unit, event.at_end])
        case Finished():
            return replace(state, status=Status.FINISHED, word=None)
        case Trouble():
            return replace(state, message=f"{event.message} {event.hint}".strip())
