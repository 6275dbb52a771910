"""readaloud: reads news articles aloud, cleaned, described and navigable.

What outsiders may rely on are the four functions named in ``__all__`` and the ``to_dict`` methods of
what they return. They are loaded when first used, so that ``import readaloud`` costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["export", "narrate", "open_article", "speak"]

if TYPE_CHECKING:
    from readaloud.services.api import export, narrate, open_article, speak


def __getattr__(name: str) -> Any:
    """Load one of the public functions on first use."""
    if name not in __all__:
        raise AttributeError(f"module 'readaloud' has no attribute {name!r}")
    return getattr(import_module("readaloud.services.api"), name)


class _Front(ModuleType):
    """Keeps ``narrate`` and ``export`` functions here, also once the packages of these names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set anything but a package in the place of a public function."""
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
