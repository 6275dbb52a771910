"""Which engines there are, and loading one of them by name.

Names are known without importing anything. Third parties add engines by the entry point group
``readaloud.engines`` (a class without arguments that is an ``Engine``), or for a trial by the environment
variable ``READALOUD_ENGINES``: "NAME=module:Class", several parted by commas.
"""

import os
from collections.abc import Mapping
from importlib import import_module

from readaloud.engines.protocol import Engine
from readaloud.model.errors import EngineError

GROUP = "readaloud.engines"
VARIABLE = "READALOUD_ENGINES"
_SHIPPED: Mapping[str, str] = {
    "espeak": "readaloud.engines.espeak.engine:EspeakEngine",
    "kokoro": "readaloud.engines.kokoro.engine:KokoroEngine",
    "piper": "readaloud.engines.piper.engine:PiperEngine",
    "system": "readaloud.engines.system.engine:SystemEngine",
    "tone": "readaloud.engines.tone:ToneEngine",
}


def engine_names() -> tuple[str, ...]:
    """The names of all engines, ours first; whether one works is seen when it is loaded."""
    return tuple(dict.fromkeys((*_SHIPPED, *_on_trial(), *_entry_points())))


def load_engine(name: str) -> Engine:
    """Import the one module of this engine and make the engine.

    Raises:
        EngineError: there is none of that name, or it cannot be loaded.
    """
    place = place_of(name)
    module_name, _, class_name = place.partition(":")
    try:
        engine: Engine = getattr(import_module(module_name), class_name)()
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(
            f"The engine {name} cannot be loaded ({type(error).__name__}: {error}).",
            f"It comes from {place}; is everything it needs installed?",
        ) from error
    return engine


def place_of(name: str) -> str:
    """The module and class of the engine of this name, not yet imported.

    Raises:
        EngineError: there is none of that name.
    """
    place = _SHIPPED.get(name) or _on_trial().get(name) or _entry_points().get(name)
    if not place:
        raise EngineError(f"There is no engine {name!r}.", f"There are: {', '.join(engine_names())}.")
    return place


def _on_trial() -> dict[str, str]:
    entries = (entry.partition("=") for entry in os.environ.get(VARIABLE, "").split(","))
    return {name.strip(): place.strip() for name, _, place in entries if name.strip() and place.strip()}


def _entry_points() -> dict[str, str]:
    from importlib.metadata import entry_points  # 20 ms: only when a name is not one of ours

    return {entry.name: entry.value for entry in entry_points(group=GROUP)}
