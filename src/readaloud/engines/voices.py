"""Finding a voice for a language, and saying in one sentence that one is not there and what is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from readaloud.model.errors import EngineError
from readaloud.model.speech import Voice

EVERY_LANGUAGE = "mul"  # ISO 639-2: several languages
_SHOWN = 12
# The accent for a language without a country, or of a country for which an engine may have none.
_USUAL = {"en": "en-us", "zh": "cmn", "no": "nb", "fr": "fr-fr"}
_USUAL |= dict.fromkeys(("en-au", "en-ie", "en-in", "en-nz", "en-uk", "en-za"), "en-gb")
_USUAL |= dict.fromkeys(("es-ar", "es-co", "es-mx", "es-us"), "es-419")
_ASSUMED = "en"  # for a text whose language nobody knows


@lru_cache(maxsize=512)  # asked for each voice of an engine before each utterance
def primary(language: str) -> str:
    """The first part of a language tag: "pt" of "pt_BR"."""
    return language.replace("_", "-").partition("-")[0].lower()


def best_language(language: str, there: Collection[str]) -> str | None:
    """Which of the languages ``there`` (BCP 47, lower case) suits best; None when none does."""
    wanted = language.lower().replace("_", "-") or _ASSUMED
    return next((one for one in _wishes(wanted, there) if one in there), None)


def best_voice(engine: str, language: str, there: Mapping[str, str]) -> str:
    """Which of the voices ``there``, by their languages, suits best.

    Raises:
        EngineError: none of them speaks it.
    """
    best = best_language(language, there)
    if best is None:
        names = _listed("It has", there)
        raise EngineError(f"The engine {engine} has no voice for the language {language!r}.", names)
    return there[best]


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice speaks a language, in whatever accent."""
    return voice.language == EVERY_LANGUAGE or primary(voice.language) == primary(language)


def best_voices(language: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices that speak a language, those of the best accent first, else in the engine's order."""
    best = best_language(language, {voice.language.lower() for voice in voices})
    spoken = [voice for voice in voices if best and primary(voice.language) == primary(best)]
    return sorted(spoken, key=lambda voice: voice.language.lower() != best)


def _wishes(wanted: str, there: Iterable[str]) -> Iterator[str]:
    first = primary(wanted)
    yield wanted if wanted != first or first not in _USUAL else _USUAL[first]
    yield _USUAL.get(wanted) or _USUAL.get(first) or first
    yield first
    yield from sorted(one for one in there if primary(one) == first)


def no_such_voice(engine: str, voice: str, there: Iterable[str]) -> EngineError:
    """The error for a voice id that an engine does not have."""
    return EngineError(f"The engine {engine} has no voice {voice!r}.", _listed("Its voices", there))


def _listed(label: str, there: Iterable[str]) -> str:
    names = sorted(there)
    more = f" and {len(names) - _SHOWN} more (see: readaloud voices)" if len(names) > _SHOWN else ""
    return f"{label}: {', '.join(names[:_SHOWN]) or 'none'}{more}."
