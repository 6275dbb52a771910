"""How a reading stands, folded from its events: what a front end shows, and what the session itself knows."""

from msgspec import Struct
from msgspec.structs import replace

from readaloud.model.article import Locator
from readaloud.model.script import Utterance
from readaloud.player.events import (
    Event,
    Finished,
    SettingsChanged,
    Status,
    StatusChanged,
    Told,
    Trouble,
    UtteranceStarted,
    WordHeard,
)


class Listening(Struct, frozen=True):
    """What is going on. ``message`` says what happened last, until the next sentence."""

    status: Status = Status.STOPPED
    utterance: Utterance | None = None
    word: Locator | None = None
    speed: float = 1.0
    muted: bool = False
    message: str = ""
    volume: int = 100  # percent


def after(now: Listening, event: Event) -> Listening:
    """How the reading stands after an event."""
    match event:
        case UtteranceStarted():
            return replace(now, utterance=event.utterance, word=None, message="")
        case WordHeard():
            return replace(now, word=event.locator)
        case StatusChanged():
            return replace(now, status=event.status)
        case SettingsChanged():
            return replace(now, speed=event.speed, muted=event.muted, volume=event.volume)
        case Finished():
            return replace(now, status=Status.FINISHED, word=None)
        case Trouble():
            return replace(now, message=f"{event.message} {event.hint}".strip())
        case Told():
            return replace(now, message=event.message)
        case _:
            return now
