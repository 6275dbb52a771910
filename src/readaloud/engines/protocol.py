"""What a speech engine is to the rest of readaloud: one text in, one piece of sound with word marks out."""

from typing import Protocol, runtime_checkable

from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

# The environment variable that says with how many threads an engine is to compute; 0: one for each processor.
THREADS = "READALOUD_THREADS"


class Engine(Protocol):
    """One speech engine, alone in its process; it is never asked for two things at once.

    ``SpeechRequest.text`` is plain text and never markup. An unknown voice or language is an
    ``EngineError`` that says what there is; any other exception counts as a crash of the engine.
    """

    @property
    def info(self) -> EngineInfo:
        """What the engine declares about itself."""
        ...

    def voices(self) -> tuple[Voice, ...]:
        """The voices that can be asked for now."""
        ...

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak the text: int16 mono samples, and rising marks whose offsets lie inside the text."""
        ...

    def close(self) -> None:
        """Let go of what the engine holds."""
        ...


@runtime_checkable
class Prepares(Protocol):
    """An engine that makes itself ready for the next text once it has answered."""

    def prepare(self) -> None:
        """Do what would otherwise be on the way to the next first sample."""
        ...


class Cancelled(Exception):
    """The request was given up by the one who made it; never shown to a person."""
