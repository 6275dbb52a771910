"""Events of the session, from its thread to the app's, without either waiting for the other.

No Textual here: the inbox is made with the session, before the app is imported, and keeps what comes early.
"""

from collections import deque
from collections.abc import Callable, Iterator
from threading import Lock

from readaloud.player.events import Event


class Inbox:
    """A queue with a bell: ``post`` may be called from any thread, ``take`` from the one that reads."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque()
        self._lock = Lock()
        self._ring: Callable[[], object] | None = None
        self._has_rung = False

    def post(self, event: Event) -> None:
        """Add an event, and ring once until the reader has taken all there is."""
        with self._lock:
            self._events.append(event)
            ring = None if self._has_rung else self._ring
            self._has_rung = ring is not None or self._has_rung
        if ring is not None:
            ring()

    def connect(self, ring: Callable[[], object]) -> None:
        """Ring this from now on, and at once if something waits already. It must not block."""
        with self._lock:
            self._ring = ring
            self._has_rung = waiting = bool(self._events)
        if waiting:
            ring()

    def disconnect(self) -> None:
        """Ring no more: the reader has gone."""
        with self._lock:
            self._ring = None

    def take(self) -> Iterator[Event]:
        """Everything that waits, oldest first."""
        with self._lock:
            waiting = list(self._events)
            self._events.clear()
            self._has_rung = False
        return iter(waiting)
