"""What engines may be called: ours, those that others have installed, and those that are on trial.

Nothing of an engine is imported. Third parties add engines by the entry point group ``readaloud.engines`` (a
class without arguments that is an ``Engine``), or for a trial by the environment variable
``READALOUD_ENGINES``: "NAME=module:Class", several parted by commas.
"""

import os
from collections.abc import Mapping

GROUP = "readaloud.engines"
VARIABLE = "READALOUD_ENGINES"
SHIPPED: Mapping[str, str] = {
    "espeak": "readaloud.engines.espeak.engine:EspeakEngine",
    "piper": "readaloud.engines.piper.engine:PiperEngine",
    "kokoro": "readaloud.engines.kokoro.engine:KokoroEngine",
    "system": "readaloud.engines.system.engine:SystemEngine",
    "tone": "readaloud.engines.tone:ToneEngine",
}


def engine_names() -> tuple[str, ...]:
    """The names of all engines, ours first; whether one works is seen when it is loaded."""
    return tuple(dict.fromkeys((*SHIPPED, *_on_trial(), *_entry_points())))


def place_of(name: str) -> str:
    """The module and class of the engine of this name, "module:Class"; "" when there is none."""
    return SHIPPED.get(name) or _on_trial().get(name) or _entry_points().get(name, "")


def _on_trial() -> dict[str, str]:
    entries = (entry.partition("=") for entry in os.environ.get(VARIABLE, "").split(","))
    return {name.strip(): place.strip() for name, _, place in entries if name.strip() and place.strip()}


def _entry_points() -> dict[str, str]:
    from importlib.metadata import entry_points  # 20 ms: only when a name is not one of ours

    return {entry.name: entry.value for entry in entry_points(group=GROUP)}
