"""What was opened before, for a person to choose from."""

from datetime import datetime

from msgspec import Struct

from readaloud.library.entries import Entry
from readaloud.narrate.interface import Words, interface
from readaloud.services.memory import opened_before
from readaloud.services.opening.bundled import short_name
from readaloud.services.reader.place import minutes_left


class OnShelf(Struct, frozen=True):
    """One article to choose: its title, how far it was read, when it was opened, and what to open."""

    title: str
    progress: str  # in words, with the time that is left
    opened: str  # ISO date, local time
    source: str


def opened_articles(words: Words | None = None) -> tuple[OnShelf, ...]:
    """What was opened, the latest first."""
    words = words or interface(None)
    return tuple(on_shelf(entry, words) for entry in opened_before())


def on_shelf(entry: Entry, words: Words) -> OnShelf:
    """An article that was opened, in words."""
    source = short_name(entry.source)
    return OnShelf(
        entry.title or source or words.say("library.untitled"),
        progress_of(entry, words),
        datetime.fromtimestamp(entry.opened).date().isoformat(),
        source or words.say("library.piped"),
    )


def progress_of(entry: Entry, words: Words) -> str:
    """How far an article was read, and how long the rest takes."""
    if entry.progress >= 1:
        return words.say("library.to_the_end")
    if entry.place is None:
        return words.say("library.not_begun")
    left = minutes_left(entry.state.seconds_left, words) if entry.state.seconds_left else ""
    return words.say("library.read", n=round(100 * entry.progress), left=left)
