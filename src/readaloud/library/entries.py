"""What the library keeps of an article."""

from msgspec import Struct

from readaloud.model.article import Locator


class Place(Struct, frozen=True):
    """Where reading stopped, and the text there: an article that has changed is found again by it."""

    locator: Locator
    text: str


class Kept(Struct, frozen=True):
    """A removed line that was put back, known again by its words and the rule that took it."""

    text: str
    rule: str


class State(Struct, frozen=True):
    """How an article was read last. Empty and 0: nothing to keep."""

    profile: str = ""  # chosen for this article: its name
    voice: str = ""  # chosen for this article: engine:id
    kinds: dict[str, str] = {}  # what is announced of a kind, chosen for this article
    kept: tuple[Kept, ...] = ()
    seconds_left: float = 0.0
    volume: int = 100


class Entry(Struct, frozen=True):
    """An article that has been opened. ``digest`` is that of its bytes; ``opened`` is Unix time."""

    digest: str
    source: str
    title: str
    opened: float
    speed: float = 1.0
    place: Place | None = None  # None: not begun, or read to its end
    progress: float = 0.0  # how much of the text lies before the place; 1 when it was read to its end
    state: State = State()


class Found(Struct, frozen=True):
    """An article that has what was searched for, and a line that does; "" when its title alone does."""

    entry: Entry
    passage: str


class Queued(Struct, frozen=True):
    """What is to be read later: what opens it, and what it is called."""

    source: str
    title: str


class Bookmark(Struct, frozen=True):
    """A place that a person marked; ``made`` is Unix time."""

    id: int
    place: Place
    note: str
    made: float
