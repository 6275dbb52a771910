"""trafilatura without the language model that it would load and we never ask.

Its ``utils`` module imports py3langid when that is installed, for the option ``target_language``, which we
do not use; that import brings numpy and makes half of the 230 ms which ``import trafilatura`` takes. It is
written to work without (``except ImportError``), so py3langid is hidden for the moment of the import.
"""

import sys
from importlib import import_module
from threading import Lock
from typing import Any

_HIDDEN = "py3langid"
_importing = Lock()


def load_trafilatura() -> Any:
    """The trafilatura package, loaded at most once and without py3langid."""
    with _importing:
        if "trafilatura" in sys.modules:
            return sys.modules["trafilatura"]
        known = sys.modules.get(_HIDDEN)
        sys.modules[_HIDDEN] = None  # type: ignore[assignment]  # documented: makes the import fail
        try:
            return import_module("trafilatura")
        finally:
            if known is None:
                del sys.modules[_HIDDEN]
            else:
                sys.modules[_HIDDEN] = known
