"""What a person can choose from: what was opened before, and the articles that come with readaloud."""

from pathlib import Path

from msgspec import Struct

from readaloud.config.resources import shipped
from readaloud.library.entries import Entry
from readaloud.services.memory import opened_before

PIPED = "from a pipe or the clipboard: give it again, and it goes on where you stopped"
ARTICLES = {".txt", ".html", ".md"}


class OnShelf(Struct, frozen=True):
    """One article to choose: its title, how far it was read, and what to open."""

    title: str
    progress: str  # in words
    source: str


def opened_articles() -> tuple[OnShelf, ...]:
    """What was opened, the latest first."""
    return tuple(
        OnShelf(entry.title or entry.source or "Untitled", _progress(entry), entry.source or PIPED)
        for entry in opened_before()
    )


def bundled_articles() -> tuple[Path, ...]:
    """The articles that come with readaloud, by name."""
    return tuple(sorted(path for path in shipped("content").iterdir() if path.suffix in ARTICLES))


def _progress(entry: Entry) -> str:
    if entry.progress >= 1:
        return "read to the end"
    return f"{entry.progress:.0%} read" if entry.place else "not begun"
