"""Where a person stopped, from one day to the next; without a library that works, reading goes on without."""

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from readaloud.library.entries import Bookmark, Entry, Place, State
from readaloud.library.store import Library
from readaloud.model.article import Article, Locator
from readaloud.model.errors import ReadaloudError
from readaloud.model.script import Utterance
from readaloud.player.events import Status

if TYPE_CHECKING:
    from readaloud.services.listening.session import Session

FAILURES = (sqlite3.Error, OSError, ReadaloudError)  # of a library that is damaged, locked, or not to be had


class Remembered(Struct, frozen=True):
    """What the library knows of an article that is being opened."""

    start: Locator | None = None
    speed: float | None = None
    state: State = State()
    is_elsewhere: bool = False  # reading stopped at a place that is not in the article as it is open


def recall(article: Article) -> Remembered:
    """Where reading of this article stopped; also for one that has changed since, by its text."""
    try:
        entry = open_library().find(article.meta.digest, kept_source(article.meta.source))
    except FAILURES:
        return Remembered()
    if entry is None:
        return Remembered()
    start = place_in(article, entry.place) if entry.place else None
    return Remembered(start, entry.speed, entry.state, entry.place is not None and start is None)


def remember_opened(article: Article) -> None:
    """Note that an article was opened, now."""
    meta = article.meta
    if not meta.digest:
        return
    try:
        source = kept_source(meta.source)
        text = "\n".join(" ".join(block.text.split()) for block in article.blocks)
        open_library().record_opened(meta.digest, source=source, title=meta.title, now=time.time(), text=text)
    except FAILURES:
        return


def remember_place(
    article: Article,
    utterance: Utterance | None,
    speed: float,
    state: State | None = None,
    before: State | None = None,
) -> None:
    """Note where reading stops, and how it was read; None: it was read to its end.

    ``before`` is the state that this window began with: what it has not changed stays as another left it.
    """
    place, progress = None, 1.0
    if utterance is not None:
        place, progress = _place_of(article, utterance.locator), _progress(article, utterance.locator)
    digest = article.meta.digest
    try:
        library = open_library()
        kept = library.find(digest) if state and before else None
        if state and before and kept:
            state = _merged(state, before, kept.state)
        library.record_place(digest, place, speed=speed, progress=progress, state=state)
    except FAILURES:
        return


def _merged(mine: State, before: State, theirs: State) -> State:
    """What another window has kept, with what this one has changed since it began."""
    names = (name for name in State.__struct_fields__ if getattr(mine, name) != getattr(before, name))
    return replace(theirs, **{name: getattr(mine, name) for name in names})


def remember_session(session: "Session", state: State | None = None, before: State | None = None) -> None:
    """Note that this article was opened, where its reading stands, and how it was read."""
    has_finished = session.snapshot.status is Status.FINISHED
    remember_opened(session.article)
    now = None if has_finished else session.utterance
    remember_place(session.article, now, session.snapshot.speed, state, before)


def set_bookmark(article: Article, locator: Locator, note: str) -> bool:
    """Mark a place; whether it could be kept."""
    remember_opened(article)
    try:
        open_library().add_bookmark(article.meta.digest, _place_of(article, locator), note, time.time())
    except FAILURES:
        return False
    return True


def bookmarks_of(article: Article) -> tuple[Bookmark, ...]:
    """The bookmarks of an article, the oldest first."""
    try:
        return open_library().bookmarks(article.meta.digest, kept_source(article.meta.source))
    except FAILURES:
        return ()


def remove_bookmark(number: int) -> bool:
    """Forget a bookmark; whether that worked."""
    try:
        open_library().remove_bookmark(number)
    except FAILURES:
        return False
    return True


def opened_before(limit: int = 100) -> tuple[Entry, ...]:
    """The articles that were opened, the latest first; of one that changes from visit to visit, the last."""
    try:
        entries = open_library().recent(limit)
    except FAILURES:
        return ()
    latest = {entry.source: entry for entry in reversed(entries) if entry.source}
    return tuple(entry for entry in entries if not entry.source or latest[entry.source] is entry)


def open_library() -> Library:
    """The person's library. Its methods, and this, may raise ``FAILURES``."""
    from readaloud.config.folders import data_folder

    return Library(Path(data_folder()) / "library.sqlite3")


def kept_source(source: str) -> str:
    """What opens the article again from any folder: the whole path of a file, or the address.

    Empty for what cannot be opened again by its name: standard input, the clipboard, a path that is no UTF-8.
    """
    if "://" in source:
        return source
    try:
        path = str(Path(source).absolute()) if Path(source).is_file() else ""
        path.encode()
    except (OSError, ValueError):  # a name that no file can have, or the folder we are in has gone
        return ""
    return path


def _progress(article: Article, place: Locator) -> float:
    """The part of the article's text that lies before a place."""
    numbers = {block.id: number for number, block in enumerate(article.blocks)}
    before = sum(len(block.text) for block in article.blocks[: numbers[place.block]]) + place.start
    return before / max(1, sum(len(block.text) for block in article.blocks))


def _place_of(article: Article, locator: Locator) -> Place:
    return Place(locator, article.block(locator.block).text[locator.start : locator.end])


def place_in(article: Article, place: Place) -> Locator | None:
    """A kept place in an article that may have changed: by its text; None when that is gone."""
    there = place.locator
    texts = {block.id: block.text for block in article.blocks}
    if texts.get(there.block, "")[there.start : there.end] == place.text:
        return there
    for block, text in texts.items():
        start = text.find(place.text)
        if place.text and start >= 0:
            return Locator(block, start, start + len(place.text))
    return None
