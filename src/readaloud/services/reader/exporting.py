"""Exports of the article that is read, each beside the reading."""

import itertools
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from readaloud.model.errors import ReadaloudError
from readaloud.services.reader.place import minutes_left
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

if TYPE_CHECKING:
    from readaloud.services.exporting.values import ExportProgress

CLOSE_LIMIT_S = 2.0


class _Cancelled(Exception):
    """The person has cancelled the export."""


class Export:
    """One export in a thread of its own; it has ended when ``told`` is its last sentence."""

    _numbers = itertools.count(1)

    def __init__(self, reader: Reader, path: Path) -> None:
        self.id = str(next(self._numbers))
        self.path = path
        self.progress = 0.0
        self.seconds_left: float | None = None
        self.outcome = ""  # at its end: written, failed, cancelled
        self._cancelled = Event()
        self._reader = reader
        self._article, self._profile, self._speed = reader.article, reader.profile, reader.snapshot.speed
        self._thread = Thread(target=self._work, name="readaloud-export", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Break it off; nothing half-written stays."""
        self._cancelled.set()

    def wait(self, limit_s: float) -> None:
        """Let it end."""
        self._thread.join(limit_s)

    def _work(self) -> None:
        from readaloud.services.exporting.exporting import export_article

        words = self._reader.words
        try:
            export_article(
                self._article,
                [self.path],
                profile=self._profile,
                speed=self._speed,
                jobs=1,  # the reading goes on beside it
                on_progress=self._went_on,
            )
        except _Cancelled:
            outcome, message = "cancelled", words.say("answers.export_cancelled", name=self.path.name)
        except (ReadaloudError, OSError) as error:
            outcome, message = "failed", words.say("answers.export_failed", name=self.path.name, error=error)
        else:
            outcome, message = "written", words.say("answers.exported", path=self.path)
        self.outcome = outcome
        self._reader.tell(message)

    def _went_on(self, progress: "ExportProgress") -> None:
        if self._cancelled.is_set():
            raise _Cancelled
        if progress.step == "speaking":
            self.progress = progress.done / max(1, progress.total)
        self.seconds_left = progress.seconds_left


def export(reader: Reader, text: str) -> Answer:
    """Write the article to a file, beside the reading."""
    from readaloud.export.formats import format_of

    path = Path(text.strip()).expanduser()
    try:
        format_of(path)
    except ReadaloudError as error:
        return Answer(str(error))
    reader.exports.append(Export(reader, path))
    return Answer(reader.words.say("answers.exporting", name=path.name))


def exports(reader: Reader) -> tuple[Choice, ...]:
    """The exports of this reading, with their progress."""
    return tuple(Choice(each.id, each.path.name, _progress(reader, each)) for each in reader.exports)


def _progress(reader: Reader, export: Export) -> str:
    if export.outcome:
        return reader.words.say(f"answers.export_is_{export.outcome}")
    left = None if export.seconds_left is None else minutes_left(export.seconds_left, reader.words)
    return reader.words.say("answers.export_part", n=round(100 * export.progress), left=left)


def cancel_export(reader: Reader, text: str) -> Answer:
    """Break an export off; one that is over leaves the list."""
    wanted = next((each for each in reader.exports if each.id == text), None)
    if wanted is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    wanted.cancel()
    if not wanted.outcome:
        return Answer(reader.words.say("answers.export_cancelling", name=wanted.path.name))
    reader.exports.remove(wanted)
    return Answer(reader.words.say("answers.export_forgotten", name=wanted.path.name))


def end_exports(reader: Reader) -> None:
    """Break off what goes on still; nothing half-written is left."""
    for each in reader.exports:
        each.cancel()
    for each in reader.exports:
        each.wait(CLOSE_LIMIT_S)


DOING = {"export": export, "exports": cancel_export}
OFFERING = {"exports": exports}
