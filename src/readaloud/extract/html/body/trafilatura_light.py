"""trafilatura without what it would load for downloads, metadata and other languages, and we never ask.

What it needs to find a page's text is a third of the 190 ms that ``import trafilatura`` takes; the rest is
libraries around it. So while it is imported, others stand in for these: whatever is taken out of one of them
loads the library when it is called after all. py3langid is hidden altogether: trafilatura is written to work
without (``except ImportError``), and it would bring numpy.
"""

import sys
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

_HIDDEN = "py3langid"
_LATER = (
    *("charset_normalizer", "courlan", "htmldate", "justext", "justext.core", "justext.utils"),
    *("trafilatura.downloads", "urllib3", "urllib3.response"),
)
_importing = Lock()


class _Later(ModuleType):
    """Stands in for a module; its names are classes, which can be called and stand in annotations."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__

        def call(_cls: type, *arguments: Any, **options: Any) -> Any:
            return getattr(import_module(module), name)(*arguments, **options)

        return type(name, (), {"__new__": call})


class _NoVersions(ModuleType):
    """Stands in for ``importlib.metadata``: trafilatura's version goes into XML, which we do not ask for."""

    version = str


def load_trafilatura() -> Any:
    """The trafilatura package, loaded at most once and without the libraries around it."""
    with _importing:
        if "trafilatura" in sys.modules:
            return sys.modules["trafilatura"]
        instead: dict[str, Any] = {name: _Later(name) for name in _LATER}
        instead |= {_HIDDEN: None, "importlib.metadata": _NoVersions("importlib.metadata")}
        known = {name: sys.modules[name] for name in instead if name in sys.modules}
        sys.modules.update(instead)
        try:
            return import_module("trafilatura")
        finally:
            for name in instead:
                del sys.modules[name]
            sys.modules.update(known)
