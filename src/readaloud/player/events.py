"""What a reading tells its front end. Every event carries the generation that it belongs to."""

from enum import StrEnum

from msgspec import Struct

from readaloud.model.article import Locator
from readaloud.model.script import Utterance


class Status(StrEnum):
    """What a reading is doing."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"
    WAITING = "waiting"  # wants to play, but its next sound is not made yet
    FINISHED = "finished"


class UtteranceStarted(Struct, frozen=True):
    """The reading is at this utterance now: it begins to be heard, or a person moved to it in a pause."""

    generation: int
    utterance: Utterance


class WordHeard(Struct, frozen=True):
    """A word of the displayed text begins to be heard."""

    generation: int
    utterance_id: str
    locator: Locator


class StatusChanged(Struct, frozen=True):
    """The reading plays, pauses, waits, stops or has finished."""

    generation: int
    status: Status


class SettingsChanged(Struct, frozen=True):
    """Speed, muting or volume is another now."""

    generation: int
    speed: float
    muted: bool
    volume: int = 100  # percent


class Edge(Struct, frozen=True):
    """A move that leads nowhere: there is no sentence, section, heading … that way any more."""

    generation: int
    unit: str  # sentence | paragraph | section, or a kind of stop
    at_end: bool


class Finished(Struct, frozen=True):
    """The last sound of the article has been heard."""

    generation: int


class Trouble(Struct, frozen=True):
    """Something failed and the reading goes on; one sentence for the person."""

    generation: int
    message: str
    kind: str = "sound"  # sound | engine | no_engine
    hint: str = ""  # what the person can do
    is_silencing: bool = False  # the text goes on without a voice


class Told(Struct, frozen=True):
    """One sentence from work in the background, or about what has come due."""

    generation: int
    message: str


class Replaced(Struct, frozen=True):
    """Article, script and plan are others now; the reading goes on at the same place where there is one."""

    generation: int


Event = (
    UtteranceStarted
    | WordHeard
    | StatusChanged
    | SettingsChanged
    | Edge
    | Finished
    | Trouble
    | Told
    | Replaced
)
