"""Saying in one sentence that a voice is not there, and what is."""

from collections.abc import Iterable

from readaloud.model.errors import EngineError

_SHOWN = 12


def no_such_voice(engine: str, voice: str, there: Iterable[str]) -> EngineError:
    """The error for a voice id that an engine does not have."""
    return EngineError(f"The engine {engine} has no voice {voice!r}.", _listed("Its voices", there))


def no_such_language(engine: str, language: str, there: Iterable[str]) -> EngineError:
    """The error for a language that no voice of an engine speaks."""
    return EngineError(
        f"The engine {engine} has no voice for the language {language!r}.", _listed("It has", there)
    )


def _listed(label: str, there: Iterable[str]) -> str:
    names = list(there)
    more = f" and {len(names) - _SHOWN} more (see: readaloud voices)" if len(names) > _SHOWN else ""
    return f"{label}: {', '.join(names[:_SHOWN]) or 'none'}{more}."
