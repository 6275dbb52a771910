"""Work that may take a while, done in a thread so that keys are answered meanwhile."""

from collections.abc import Callable
from threading import Thread
from threading import enumerate as threads
from typing import TypeVar

from textual.widget import Widget

T = TypeVar("T")
_NAME = "readaloud-errand"


def send(widget: Widget, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Do the work in a thread, then hand its result to ``then`` where the widgets live.

    What the work raises ends the app, as it would have from here.
    """
    app = widget.app

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the top of a front end: the app tells it
            app.call_later(_fail, error)
        else:
            app.call_later(then, result)

    Thread(target=run, name=_NAME, daemon=True).start()


def is_busy() -> bool:
    """Whether an errand is under way."""
    return any(thread.name == _NAME for thread in threads())


def _fail(error: Exception) -> None:
    raise error
