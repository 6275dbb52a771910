"""What a person wants to read later, and the search over all that was opened."""

import sqlite3
from contextlib import suppress

from readaloud.library.entries import Found, Queued
from readaloud.model.errors import OutputError
from readaloud.services.memory import FAILURES, kept_source, open_library
from readaloud.services.opening.bundled import by_short_name


def queued() -> tuple[Queued, ...]:
    """What is to be read later, in order."""
    try:
        return open_library().queue()
    except FAILURES:
        return ()


def add_to_queue(source: str, title: str = "") -> bool:
    """Put an article at the end of the queue; whether it is in it now.

    It cannot be when nothing opens it again: standard input, or a file that is not there. Raises:
        OutputError: the library, of which the queue is a part, cannot be written.
    """
    kept = kept_source(by_short_name(source))
    try:
        if kept:
            open_library().add_to_queue(kept, title)
    except (sqlite3.Error, OSError) as error:
        raise OutputError(
            "The queue could not be written.", "`readaloud doctor` says what is wrong."
        ) from error
    return bool(kept)


def take_from_queue(source: str) -> bool:
    """Take an article out of the queue; whether it was in it."""
    kept = kept_source(by_short_name(source)) or source  # the file may be gone
    was_in_it = any(each.source == kept for each in queued())
    try:
        open_library().take_from_queue(kept)
    except FAILURES:
        return False
    return was_in_it


def move_to_end(source: str) -> None:
    """Let everything else in the queue come before an article; nothing happens when it is not in it."""
    with suppress(*FAILURES):
        open_library().move_to_end(source)


def find_opened(words: str) -> tuple[Found, ...]:
    """The articles opened before whose title or text has all of these words, the latest first.

    Only what can be opened again, and of one that changes from visit to visit the last.
    """
    try:
        found = open_library().search(words)
    except FAILURES:
        return ()
    latest = {each.entry.source: each for each in reversed(found) if each.entry.source}
    return tuple(each for each in found if latest.get(each.entry.source) is each)
