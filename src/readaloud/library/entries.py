"""What the library keeps of an article."""

from msgspec import Struct

from readaloud.model.article import Locator


class Place(Struct, frozen=True):
    """Where reading stopped, and the text there: an article that has changed is found again by it."""

    locator: Locator
    text: str


class Entry(Struct, frozen=True):
    """An article that has been opened. ``digest`` is that of its bytes; ``opened`` is Unix time."""

    digest: str
    source: str
    title: str
    opened: float
    speed: float = 1.0
    place: Place | None = None  # None: not begun, or read to its end
    progress: float = 0.0  # how much of the text lies before the place; 1 when it was read to its end
