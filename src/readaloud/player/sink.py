"""What a place that sound goes to has to do: one stream, pulled, paused in an instant."""

from collections.abc import Callable
from typing import Protocol

from readaloud.model.errors import ReadaloudError

Pull = Callable[[int], bytes]  # frames wanted -> exactly that many, 16-bit mono


class NoSound(ReadaloudError):
    """The sound device cannot be opened, or was lost."""


class Sink(Protocol):
    """One stream of 16-bit mono sound. Frames are counted from ``open``; all calls come from one thread."""

    name: str
    keeps: bool  # whether ``start`` goes on in mid-word after ``pause``; else it closes on pausing

    @property
    def rate(self) -> int:
        """The rate it is open at, in Hz; 0 while it is closed."""

    def open(self, rate: int, pull: Pull) -> None:
        """Get hold of the device, silent yet. Raises NoSound."""

    def start(self) -> None:
        """Play, from the beginning or from where it was paused. Raises NoSound."""

    def pause(self) -> None:
        """Be silent at once."""

    def close(self) -> None:
        """Be silent at once, drop what has not been heard, and free the device."""

    def service(self) -> None:
        """Do what has become due; a sink without a thread of its own pulls here."""

    def audible(self) -> int:
        """The frame that is heard now."""

    def moment_of(self, frame: int) -> float:
        """When that frame will be heard, in the clock's seconds, if nothing interferes."""

    def alive(self, *, is_awake: bool = False) -> bool:
        """False when it should ask for sound and has stopped doing so; to be called a few times a second.

        ``is_awake``: it need not be given time to begin.
        """
