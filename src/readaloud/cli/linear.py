"""The linear reader: plain lines that are only ever added, the same actions as the app.

For screen readers, braille displays, pipes and slow lines: no cursor movement, no escape codes, nothing
redrawn. It reads aloud and prints what it reads, or prints only (``mute``), or speaks only (``voice_only``).
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from readaloud.cli import linear_words as words
from readaloud.cli import stdout
from readaloud.cli.linear_input import Input, Request, open_input
from readaloud.cli.linear_lines import make_lines
from readaloud.cli.linear_output import complain, say, say_now
from readaloud.cli.linear_reader import LinearReader, Mode
from readaloud.model.article import Article
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.player.events import Event
from readaloud.services.memory import Remembered, recall, remember_session
from readaloud.services.session import Session
from readaloud.services.session_engine import WarmEngine

INTERRUPTED = 130
ENDED_BY = 128  # plus the signal's number


def run_linear(
    article: Article,
    *,
    profile: Profile,
    script: Script | None = None,
    mute: bool = False,
    voice_only: bool = False,
    speed: float | None = None,
    engine: str | WarmEngine | None = None,
    source_is_stdin: bool = False,
    remember: bool = True,
) -> int:
    """Read an article to a person on this terminal or through this pipe; the exit code.

    ``mute`` prints the text only, with neither engine nor sound device, and everything at once where standard
    input or output is a pipe. ``voice_only`` prints what happens, and the text only while there is no voice.
    ``speed`` is times the profile's; None: as it was last time. ``engine``, a name or a warmed one, is closed
    in the end. With ``source_is_stdin`` keys come from the controlling terminal. ``remember``: go on where
    reading of this article stopped, and note where it stops now.
    """
    try:
        script = script or _narrated(article, profile)
        if mute and not (os.isatty(0) and os.isatty(1)):
            return _print_all(article, script)
        known = recall(article) if remember else Remembered()
        with _signals_raise(), open_input(source_is_stdin=source_is_stdin) as typed:
            talk = _Talk(typed)
            session = Session(
                article,
                profile=profile,
                script=script,
                muted=mute,
                speed=speed or known.speed or 1.0,
                engine=engine,
                start=known.start,
                on_event=talk.post,
            )
            return talk.hold(session, Mode(mute, voice_only), profile, remember=remember, known=known)
    except (BrokenPipeError, KeyboardInterrupt, _EndedBySignal) as end:
        return _code_of(end)
    finally:
        if isinstance(engine, WarmEngine):
            engine.close()


def _code_of(end: BaseException) -> int:
    if isinstance(end, BrokenPipeError):
        return _forget_output()
    return ENDED_BY + end.number if isinstance(end, _EndedBySignal) else INTERRUPTED


def _narrated(article: Article, profile: Profile) -> Script:
    from readaloud.services.pronouncing import narrated

    return narrated(article, profile)


def _print_all(article: Article, script: Script) -> int:
    for line in make_lines(article, script):
        say(line.text)
    stdout.flush()
    return 0


class _Talk:
    """Events of the session and requests of the person, taken in turns by the main thread."""

    def __init__(self, typed: Input) -> None:
        self._typed = typed
        self._events: deque[Event] = deque()

    def post(self, event: Event) -> None:
        """An event; from the session's thread."""
        self._events.append(event)
        self._typed.wake()

    def hold(
        self, session: Session, mode: Mode, profile: Profile, *, remember: bool, known: Remembered
    ) -> int:
        """Read until it is over; the place is noted and the sound ends whatever happens."""
        try:
            session.play()  # what is printed is made while the voice loads
            reader = LinearReader(
                session,
                make_lines(session.article, session.script),
                mode=mode,
                is_terminal=self._typed.is_terminal,
                words_per_minute=profile.words_per_minute,
                say=say_now,
                complain=complain,
            )
            self._greet(session, reader, resumed=known.start is not None)
            return self._loop(session, reader)
        finally:
            session.close()
            if remember:
                remember_session(session)

    def _greet(self, session: Session, reader: LinearReader, *, resumed: bool) -> None:
        if self._typed.is_terminal:
            meta = session.article.meta
            say_now(words.BEGIN.format(title=(meta.title or meta.source).rstrip(".")))
        if resumed:
            say_now(words.RESUMED.format(place=reader.place()))

    def _loop(self, session: Session, reader: LinearReader) -> int:
        self._print_events(reader)
        while not reader.is_over:
            for request in self._typed.wait():
                self._answer(session, reader, request)
            self._print_events(reader)
        return reader.code

    def _answer(self, session: Session, reader: LinearReader, request: Request) -> None:
        if not reader.is_over:
            reader.request(request)
            session.settle()  # so that the next request finds what this one has changed
            self._print_events(reader)

    def _print_events(self, reader: LinearReader) -> None:
        while self._events:
            reader.event(self._events.popleft())


class _EndedBySignal(BaseException):
    """A signal asks for the end: everything is put back on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _signals_raise() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the reading in order: the terminal must get its line mode back."""

    def end(number: int, frame: Any) -> None:
        raise _EndedBySignal(number)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _forget_output() -> int:
    """Whoever read our output has closed it: no error, and nothing more may be written to it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
