"""Loading one engine by its name."""

from importlib import import_module

from readaloud.config.engine_names import engine_names, place_of
from readaloud.engines.protocol import Engine
from readaloud.model.errors import EngineError


def load_engine(name: str) -> Engine:
    """Import the one module of this engine and make the engine.

    Raises:
        EngineError: there is none of that name, or it cannot be loaded.
    """
    place = known_place(name)
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


def known_place(name: str) -> str:
    """The module and class of the engine of this name, not yet imported.

    Raises:
        EngineError: there is none of that name.
    """
    place = place_of(name)
    if not place:
        raise EngineError(f"There is no engine {name!r}.", f"There are: {', '.join(engine_names())}.")
    return place
