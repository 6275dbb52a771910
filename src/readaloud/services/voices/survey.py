"""The voices of the engines as a person should hear of them."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from readaloud.engines.survey import Surveyed


def told_once(found: Iterable[Surveyed]) -> Iterator[Surveyed]:
    """The engines, each without the voices of an earlier one: the system's may be eSpeak's once more."""
    known: set[tuple[str, str]] = set()
    for engine in found:
        voices = tuple(voice for voice in engine.voices if (voice.name, voice.language) not in known)
        known.update((voice.name, voice.language) for voice in voices)
        yield replace(engine, voices=voices)
