"""The linear reader: plain lines that are only ever added, the same actions as the app.

For screen readers, braille displays, pipes and slow lines: no cursor movement, no escape codes, nothing
redrawn. It reads aloud and prints what it reads, or prints only (``mute``), or speaks only (``voice_only``).
"""

import os
import sys
from collections import deque
from pathlib import Path
from threading import Thread

import click

from readaloud.cli import stdout
from readaloud.cli.linear_input import Input, Typed, open_input
from readaloud.cli.linear_lines import make_lines
from readaloud.cli.linear_output import complain, say, say_now
from readaloud.cli.linear_reader import LinearReader
from readaloud.cli.signals import ended_in_order
from readaloud.model.article import Article
from readaloud.model.errors import ReadaloudError
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.narrate.interface import interface
from readaloud.player.events import Event, Told
from readaloud.services.ending import INTERRUPTED
from readaloud.services.listening.engine import WarmEngine
from readaloud.services.opening.parts import Whole
from readaloud.services.reader.reader import Reader

SWITCH_TO_APP = -1  # what ``run_linear`` returns when a person asks for the app


def run_linear(
    article: Article,
    *,
    profile: Profile,
    script: Script | None = None,
    whole: Whole | None = None,
    mute: bool = False,
    voice_only: bool = False,
    speed: float | None = None,
    engine: str | WarmEngine | None = None,
    source_is_stdin: bool = False,
    remember: bool = True,
    at_once: bool | None = None,
) -> int:
    """Read an article to a person on this terminal or through this pipe; the exit code, or ``SWITCH_TO_APP``.

    ``whole``: the rest of a long article whose beginning this is. ``mute`` prints the text only, with neither
    engine nor sound device: ``at_once``, which is usual where standard input or output is a pipe, or at
    reading pace. ``voice_only`` prints what happens, and the text only while there is no voice. ``speed`` is
    times the profile's; None: as last time. ``engine``, a name or a warmed one, is closed in the end. With
    ``source_is_stdin`` keys come from the controlling terminal. ``remember``: from day to day.
    """
    try:
        if mute and (_is_piped() if at_once is None else at_once):
            return _print_all(*(whole.fetched() if whole else (article, script)), profile)
        with ended_in_order(), open_input(source_is_stdin=source_is_stdin) as typed:
            talk = _Talk(typed, paced=mute)
            reader = Reader(
                article,
                profile=profile,
                engine=engine,
                speed=speed,
                muted=mute,
                on_event=talk.post,
                script=script,
                remember=remember,
                is_part=whole is not None,
            )
            reader.is_voice_only, reader.takes_queue = voice_only, typed.is_terminal
            return talk.hold(reader, whole)
    except (BrokenPipeError, KeyboardInterrupt, click.exceptions.Exit) as end:
        return _code_of(end)
    finally:
        if isinstance(engine, WarmEngine):
            engine.close()


def _is_piped() -> bool:
    return not (os.isatty(0) and os.isatty(1))


def _code_of(end: BaseException) -> int:
    if isinstance(end, BrokenPipeError):
        return _forget_output()
    return end.exit_code if isinstance(end, click.exceptions.Exit) else INTERRUPTED


def _print_all(article: Article, script: Script | None, profile: Profile) -> int:
    from readaloud.narrate import narrate

    for line in make_lines(article, script or narrate(article, profile), interface(profile.language)):
        say(line.text)
    stdout.flush()
    return 0


class _Talk:
    """Events of the reading and what the person types, taken in turns by the main thread."""

    def __init__(self, typed: Input, *, paced: bool) -> None:
        """``paced``: the text is to come in reading time, whether anybody hears it or not."""
        self._typed, self._paced = typed, paced
        self._events: deque[Event] = deque()
        self._is_resuming = False  # where it goes on is still to be said

    def post(self, event: Event) -> None:
        """An event; from any thread."""
        self._events.append(event)
        self._typed.wake()

    def hold(self, reader: Reader, whole: Whole | None = None) -> int:
        """Read until it is over; the place is noted and the sound ends whatever happens."""
        before = reader.snapshot
        try:
            if not reader.waits:
                reader.play()  # what is printed is made while the voice loads
            if whole is not None:
                Thread(target=_take, args=(reader, whole), name="readaloud-whole", daemon=True).start()
            linear = LinearReader(
                reader,
                is_terminal=self._typed.is_terminal,
                say=say_now,
                complain=complain,
                take_lines=self._typed.take_lines,
                before=before,
            )
            self._greet(reader, linear)
            self._loop(reader, linear)
            return SWITCH_TO_APP if linear.wants_app else linear.code
        finally:
            reader.close()
            self._print_last()

    def _print_last(self) -> None:
        """What came of work that the end has broken off, such as an export."""
        for event in self._events:
            if isinstance(event, Told):
                say_now(event.message)

    def _greet(self, reader: Reader, linear: LinearReader) -> None:
        words, meta = reader.words, reader.article.meta
        if trouble := reader.key_trouble:
            complain(trouble)
        if self._typed.is_terminal:
            title = (meta.title or Path(meta.source.removeprefix("-")).name).rstrip(".")  # "-" is no name
            say_now(words.say("lines.begin", title=title, help=linear.key("help"), quit=linear.key("quit")))
            if reader.is_voice_only:
                say_now(words.say("lines.voice_only", key=linear.key("two_voices")))
        if reader.waits:
            say_now(words.say("app.opening"))
        self._is_resuming = reader.known.start is not None or reader.waits
        self._say_where_it_goes_on(reader, linear)

    def _say_where_it_goes_on(self, reader: Reader, linear: LinearReader) -> None:
        """After a pause of days; as soon as the whole is there, since only then the place can be told."""
        if self._is_resuming and not reader.is_part:
            self._is_resuming, words = False, reader.words
            place = reader.do("where").text
            speed = None if reader.snapshot.speed == 1 else reader.snapshot.speed
            say_now(words.say("lines.resumed", place=place, speed=speed, key=linear.key("beginning")))

    def _loop(self, reader: Reader, linear: LinearReader) -> None:
        self._print_events(linear)
        while not linear.is_over:
            # Nobody can hear and nobody can steer: all at once, as where the voice was not wanted.
            is_alone = linear.has_no_sound and self._typed.is_ended and not self._paced
            if is_alone and not reader.is_part:
                reader.leave_no_trace()  # nobody heard a word
                linear.print_rest()
                return
            for typed in self._typed.wait():
                self._answer(reader, linear, typed)
            self._say_where_it_goes_on(reader, linear)
            self._print_events(linear)

    def _answer(self, reader: Reader, linear: LinearReader, typed: Typed) -> None:
        if not linear.is_over:
            linear.typed(typed)
            reader.session.settle()  # so that the next request finds what this one has changed
            self._print_events(linear)

    def _print_events(self, linear: LinearReader) -> None:
        while self._events:
            linear.event(self._events.popleft())


def _take(reader: Reader, whole: Whole) -> None:
    """In a thread of its own: hand the whole article to the reader, which tells when it reads it."""
    try:
        reader.take_whole(*whole.fetched())
    except ReadaloudError as error:
        reader.tell(str(error))
        reader.stay_in_part()


def _forget_output() -> int:
    """Whoever read our output has closed it: no error, and nothing more may be written to it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
