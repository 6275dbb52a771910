"""readaloud: reads news articles aloud, cleaned, described and navigable.

What outsiders may rely on are the four functions named in ``__all__`` and the ``to_dict`` methods of
what they return. They are loaded when first used, so that ``import readaloud`` costs next to nothing.
"""

from importlib import import_module
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
