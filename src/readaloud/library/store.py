"""The library in SQLite: each change is one transaction, so two windows and a lost process do no harm."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from readaloud.library.entries import Bookmark, Entry, Found, Place, Queued, State
from readaloud.model.article import Locator

WAIT_FOR_OTHERS_S = 3.0
LEAD_LETTERS = 20  # of a passage before what was sought in it
VERSION = 3  # of the tables; kept in the file's user_version

_ARTICLES = """
CREATE TABLE IF NOT EXISTS article (
    digest TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    opened REAL NOT NULL,
    speed REAL NOT NULL DEFAULT 1.0,
    progress REAL NOT NULL DEFAULT 0.0,
    block TEXT,
    place_start INTEGER,
    place_end INTEGER,
    place_text TEXT
)
"""
_STATES = "ALTER TABLE article ADD COLUMN state TEXT"
_BOOKMARKS = """
CREATE TABLE IF NOT EXISTS bookmark (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    block TEXT NOT NULL,
    place_start INTEGER NOT NULL,
    place_end INTEGER NOT NULL,
    place_text TEXT NOT NULL,
    note TEXT NOT NULL,
    made REAL NOT NULL
)
"""
_WORDS = "CREATE TABLE IF NOT EXISTS words (digest TEXT PRIMARY KEY, text TEXT NOT NULL)"
_QUEUE = """
CREATE TABLE IF NOT EXISTS queued (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
)
"""
_STEPS = ((_ARTICLES,), (_STATES, _BOOKMARKS), (_WORDS, _QUEUE))  # from each version to the next
_COLUMNS = "digest, source, title, opened, speed, progress, block, place_start, place_end, place_text, state"


class Library:
    """Articles that have been opened. Every method may raise ``sqlite3.Error``: see ``services.memory``."""

    def __init__(self, path: Path) -> None:
        """The file is made when something is written."""
        self._path = path

    def record_opened(self, digest: str, *, source: str, title: str, now: float, text: str = "") -> None:
        """An article was opened; its place and speed stay as they are, and it leaves the queue.

        ``text`` is what a search looks in, a paragraph a line.
        """
        with self._change() as database:
            database.execute(
                "INSERT INTO article (digest, source, title, opened) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (digest) DO UPDATE SET source = excluded.source, title = excluded.title, "
                "opened = excluded.opened",
                (digest, source, title, now),
            )
            database.execute("INSERT OR IGNORE INTO words (digest, text) VALUES (?, ?)", (digest, text))
            database.execute("DELETE FROM queued WHERE source = ?", (source,))

    def record_place(
        self,
        digest: str,
        place: Place | None,
        *,
        speed: float,
        progress: float,
        state: State | None = None,
    ) -> None:
        """Where reading stopped, None at the end; nothing happens for an article that was never opened."""
        there = place.locator if place else None
        values = (
            speed,
            progress,
            there.block if there else None,
            there.start if there else None,
            there.end if there else None,
            place.text if place else None,
            msgspec.json.encode(state or State()).decode(),
            digest,
        )
        with self._change() as database:
            database.execute(
                "UPDATE article SET speed = ?, progress = ?, block = ?, place_start = ?, place_end = ?, "
                "place_text = ?, state = ? WHERE digest = ?",
                values,
            )

    def find(self, digest: str, source: str = "") -> Entry | None:
        """The article of that digest, else the one last opened from the same source."""
        found = self._query("WHERE digest = ?", digest)
        if not found and source:
            found = self._query("WHERE source = ? ORDER BY opened DESC LIMIT 1", source)
        return found[0] if found else None

    def recent(self, limit: int = 100) -> tuple[Entry, ...]:
        """What was opened last, the latest first."""
        return tuple(self._query("ORDER BY opened DESC LIMIT ?", limit))

    def search(self, words: str, limit: int = 100) -> tuple[Found, ...]:
        """The articles whose title or text has all of these words, in any case; the latest first."""
        wanted = words.casefold().split()
        if not wanted or not self._path.exists():
            return ()
        condition = " AND ".join("instr(said, ?)" for _ in wanted)
        with closing(self._connected()) as database:
            database.create_function("folded", 1, str.casefold, deterministic=True)
            rows = database.execute(
                f"SELECT {_COLUMNS}, text FROM (SELECT article.*, COALESCE(text, '') AS text, "
                "folded(title || char(10) || COALESCE(text, '')) AS said "
                "FROM article LEFT JOIN words USING (digest)) "
                f"WHERE {condition} ORDER BY opened DESC LIMIT ?",
                (*wanted, limit),
            ).fetchall()
        return tuple(Found(_entry(row[:-1]), _passage(row[-1], row[2], wanted)) for row in rows)

    def add_to_queue(self, source: str, title: str) -> None:
        """Put something at the end of the queue; what is in it already stays at its place."""
        with self._change() as database:
            database.execute("INSERT OR IGNORE INTO queued (source, title) VALUES (?, ?)", (source, title))

    def take_from_queue(self, source: str) -> None:
        """Take something out of the queue; nothing happens when it is not in it."""
        with self._change() as database:
            database.execute("DELETE FROM queued WHERE source = ?", (source,))

    def move_to_end(self, source: str) -> None:
        """Let something that is in the queue be the last in it."""
        with self._change() as database:
            database.execute(
                "UPDATE queued SET id = (SELECT MAX(id) + 1 FROM queued) WHERE source = ?", (source,)
            )

    def queue(self) -> tuple[Queued, ...]:
        """What is to be read later, in order."""
        if not self._path.exists():
            return ()
        with closing(self._connected()) as database:
            rows = database.execute("SELECT source, title FROM queued ORDER BY id").fetchall()
        return tuple(Queued(source, title) for source, title in rows)

    def add_bookmark(self, digest: str, place: Place, note: str, now: float) -> None:
        """Mark a place of an article."""
        there = place.locator
        with self._change() as database:
            database.execute(
                "INSERT INTO bookmark (digest, block, place_start, place_end, place_text, note, made) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (digest, there.block, there.start, there.end, place.text, note, now),
            )

    def remove_bookmark(self, number: int) -> None:
        """Forget a bookmark; nothing happens when it is gone already."""
        with self._change() as database:
            database.execute("DELETE FROM bookmark WHERE id = ?", (number,))

    def bookmarks(self, digest: str, source: str = "") -> tuple[Bookmark, ...]:
        """The bookmarks of an article, also as it was when opened from the same source; the oldest first."""
        if not self._path.exists():
            return ()
        with closing(self._connected()) as database:
            rows = database.execute(
                "SELECT id, block, place_start, place_end, place_text, note, made FROM bookmark "
                "WHERE digest = ?1 OR digest IN (SELECT digest FROM article WHERE source = ?2 AND ?2 != '') "
                "ORDER BY id",
                (digest, source),
            ).fetchall()
        return tuple(
            Bookmark(number, Place(Locator(block, start, end), text), note, made)
            for number, block, start, end, text, note, made in rows
        )

    def _query(self, condition: str, value: str | int) -> list[Entry]:
        if not self._path.exists():
            return []
        with closing(self._connected()) as database:
            return [
                _entry(row)
                for row in database.execute(f"SELECT {_COLUMNS} FROM article {condition}", (value,))
            ]

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connected()) as database, database:
            yield database

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=WAIT_FOR_OTHERS_S)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] < VERSION:
                _bring_up_to_date(database)
        except sqlite3.Error:  # the file is damaged or locked
            database.close()
            raise
        return database


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    """Make or change the tables; of two windows that start at once, the second finds it done."""
    database.execute("BEGIN IMMEDIATE")
    done = database.execute("PRAGMA user_version").fetchone()[0]
    for step in _STEPS[done:]:
        for statement in step:
            database.execute(statement)
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.commit()


def _entry(
    row: tuple[str, str, str, float, float, float, str | None, int, int, str, str | None],
) -> Entry:
    digest, source, title, opened, speed, progress, block, start, end, text, state = row
    place = Place(Locator(block, start, end), text) if block is not None else None
    return Entry(digest, source, title, opened, speed, place, progress, _state(state))


def _passage(text: str, title: str, wanted: list[str]) -> str:
    """The first line that has one of the words and is not the title, from shortly before it."""
    for line in text.split("\n"):
        places = [place for word in wanted if (place := line.casefold().find(word)) >= 0]
        if places and line not in title:
            start = line.rfind(" ", 0, max(0, min(places) - LEAD_LETTERS)) + 1
            return f"… {line[start:]}" if start else line
    return ""


def _state(written: str | None) -> State:
    try:
        return msgspec.json.decode(written, type=State) if written else State()
    except msgspec.MsgspecError:  # of a later version of ours
        return State()
