"""What takes a while and goes on beside the reading: opening another article, exporting this one."""

import itertools
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from readaloud.model.article import Article, Locator
from readaloud.model.errors import ReadaloudError
from readaloud.services.memory import opened_before
from readaloud.services.reader.finding import address_of, links
from readaloud.services.reader.kept import with_kept
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
        self.is_over = False
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
            message = words.say("answers.export_cancelled", name=self.path.name)
        except (ReadaloudError, OSError) as error:
            message = words.say("answers.export_failed", name=self.path.name, error=error)
        else:
            message = words.say("answers.exported", path=self.path)
        self.is_over = True
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
    if export.is_over:
        return reader.words.say("answers.export_over")
    left = None if export.seconds_left is None else minutes_left(export.seconds_left, reader.words)
    return reader.words.say("answers.export_part", n=round(100 * export.progress), left=left)


def cancel_export(reader: Reader, text: str) -> Answer:
    """Break an export off; one that is over leaves the list."""
    wanted = next((each for each in reader.exports if each.id == text), None)
    if wanted is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    wanted.cancel()
    if not wanted.is_over:
        return Answer(reader.words.say("answers.export_cancelling", name=wanted.path.name))
    reader.exports.remove(wanted)
    return Answer(reader.words.say("answers.export_forgotten", name=wanted.path.name))


def open_link(reader: Reader, text: str) -> Answer:
    """Open a link as an article in this reader; one can come back."""
    address = address_of(reader, text)
    if not address.startswith(("http://", "https://")):
        return Answer(reader.words.say("answers.cannot_open" if address else "answers.no_such_choice"))
    return _open(reader, address)


def library(reader: Reader) -> tuple[Choice, ...]:
    """What was opened before and can be opened again, the latest first."""
    from readaloud.services.shelf import progress_of

    return tuple(
        Choice(
            entry.source,
            entry.title or entry.source,
            progress_of(entry, reader.words),
            _is_here(reader, entry.digest),
        )
        for entry in opened_before()
        if entry.source
    )


def _is_here(reader: Reader, digest: str) -> bool:
    return digest == reader.article.meta.digest


def from_library(reader: Reader, text: str) -> Answer:
    """Open an article of the library; one can come back."""
    return _open(reader, text)


def _open(reader: Reader, source: str) -> Answer:
    """Read and clean it in a thread; then it takes the place of this one."""

    def work() -> None:
        from readaloud.services.opening.opening import open_article

        try:
            article = open_article(source)
            with reader.lock:
                if not reader.is_closed:
                    reader.before.append((reader.base, reader.here))
                    _show(reader, article)
        except ReadaloudError as error:
            reader.tell(str(error))

    Thread(target=work, name="readaloud-opening", daemon=True).start()
    return Answer(reader.words.say("answers.opening", source=source))


def _show(reader: Reader, article: Article, at: Locator | None = None) -> None:
    """Read another article: at that place, else where it was left, else from its beginning."""
    reader.keep()
    reader.places, reader.searched, reader.found = [], "", ()
    reader.known = known = reader.recalled(article)
    shown = with_kept(article, known.state.kept)
    start = at or known.start or Locator(shown.blocks[0].id, 0, 0)
    reader.rebuild(shown, base=article, profile=reader.as_chosen(known.state), at=start)
    reader.tell(reader.words.say("answers.opened", title=article.meta.title or article.meta.source))


def article_back(reader: Reader, text: str) -> Answer:
    """Come back to the article before, where it was left."""
    if not reader.before:
        return Answer(reader.words.say("answers.no_article_before"))
    article, at = reader.before.pop()
    _show(reader, article, at)
    return Answer()


def end_exports(reader: Reader) -> None:
    """Break off what goes on still; nothing half-written is left."""
    for each in reader.exports:
        each.cancel()
    for each in reader.exports:
        each.wait(CLOSE_LIMIT_S)


DOING = {
    "export": export,
    "exports": cancel_export,
    "open_link": open_link,
    "library": from_library,
    "article_back": article_back,
}
OFFERING = {"exports": exports, "open_link": links, "library": library}
