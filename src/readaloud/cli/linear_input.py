"""What a person types at the linear reader: single keys on a terminal, lines in a pipe or to a question."""

import codecs
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from msgspec import Struct

from readaloud.cli.keys import KeyDecoder

TERMINAL = "/dev/tty"
ESCAPE = "\x1b"
_NOBODY = -1
_LINE_END = b"\n"  # what Ctrl-D stands for on a terminal: an end of the line, not of the terminal
ESCAPE_ALONE_S = 0.05  # a terminal sends the rest of a sequence at once

Mode = list[Any]  # what termios calls the attributes of a terminal


class Typed(Struct, frozen=True):
    """One key, by its name, or one line."""

    text: str
    is_key: bool


class Input:
    """Waits for what is typed, or for ``wake``; the terminal is put back whatever happens."""

    def __init__(self, descriptor: int | None) -> None:
        """``descriptor``: where keys or lines come from; None: from nowhere."""
        self._descriptor = descriptor
        self._terminal = descriptor if descriptor is not None and os.isatty(descriptor) else None
        self.is_terminal = self._terminal is not None
        self._takes_keys = self.is_terminal
        self._keys = KeyDecoder()
        self._line = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        self._saved: Mode | None = None

    def __enter__(self) -> Self:
        if self._terminal is not None:
            self._saved = _take_single_keys(self._terminal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._saved is not None and self._terminal is not None:
            _put_back(self._terminal, self._saved)
        waker, self._waker = self._waker, _NOBODY  # its number may soon be another file's
        for descriptor in (self._woken, waker):
            os.close(descriptor)

    @property
    def is_ended(self) -> bool:
        """Whether nothing can be typed any more."""
        return self._descriptor is None

    def take_lines(self, wanted: bool) -> None:
        """On a terminal, take whole lines, which are seen and can be corrected, or single keys again."""
        if self._terminal is None or self._saved is None or wanted is not self._takes_keys:
            return
        self._takes_keys = not wanted
        if wanted:
            _take_whole_lines(self._terminal, self._saved)
        else:
            _take_single_keys(self._terminal)

    def wake(self) -> None:
        """Let ``wait`` return; from any thread."""
        try:
            os.write(self._waker, b".")
        except BlockingIOError:
            return  # it is awake already
        except OSError:
            return  # closed: nobody waits any more

    def wait(self) -> Iterator[Typed]:
        """What has been typed; nothing when it was woken, or when the other end has closed.

        Each is to be dealt with before the next is asked for: what is typed may change how the rest is taken.
        """
        watched = [self._woken] if self._descriptor is None else [self._woken, self._descriptor]
        ready, _, _ = select.select(watched, [], [], ESCAPE_ALONE_S if self._keys.is_pending else None)
        if not ready:
            yield from (Typed(key, is_key=True) for key in self._keys.end())
        if self._woken in ready:
            os.read(self._woken, 4096)
        if self._descriptor is not None and self._descriptor in ready:
            yield from self._typed(self._read(self._descriptor))

    def _read(self, descriptor: int) -> bytes:
        try:
            data = os.read(descriptor, 4096)
        except OSError:
            return b""  # the terminal has gone
        return data or (b"" if self._takes_keys or self._terminal is None else _LINE_END)

    def _typed(self, data: bytes) -> Iterator[Typed]:
        text = self._decode(data, final=not data)
        if not data:
            self._descriptor = None
            text = "\n" if self._line else ""
        for character in text:
            if self._takes_keys:
                yield from (Typed(key, is_key=True) for key in self._keys.feed(character))
            elif character == ESCAPE and self._terminal is not None:
                self._line = ""
                self.take_lines(False)  # it may begin a sequence, and what follows is no line
                yield from (Typed(key, is_key=True) for key in self._keys.feed(character))
            elif character == "\n":
                line, self._line = self._line, ""
                yield Typed(" ".join(line.split()), is_key=False)
            else:
                self._line += character


def _take_single_keys(descriptor: int) -> Mode:
    """Keys one by one and unseen; Ctrl-C, Ctrl-Z and line feeds on output stay as they are."""
    import termios

    saved = termios.tcgetattr(descriptor)
    mode = termios.tcgetattr(descriptor)
    mode[0] &= ~termios.IXON  # Ctrl-Q is a key of ours
    mode[3] &= ~(termios.ICANON | termios.ECHO)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
    termios.tcsetattr(descriptor, termios.TCSANOW, mode)
    return saved


def _take_whole_lines(descriptor: int, saved: Mode) -> None:
    """Lines that the terminal shows and lets correct; the Escape key ends one too."""
    import termios

    characters = list(saved[6])
    characters[termios.VEOL] = ESCAPE.encode()
    _put_back(descriptor, [*saved[:6], characters])


def _put_back(descriptor: int, saved: Mode) -> None:
    import termios

    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, saved)
    except termios.error:
        return  # the terminal has gone


@contextmanager
def open_input(*, source_is_stdin: bool) -> Iterator[Input]:
    """Standard input; the controlling terminal when standard input was the article."""
    descriptor = _own_terminal() if source_is_stdin else _standard_input()
    try:
        with Input(descriptor) as opened:
            yield opened
    finally:
        if source_is_stdin and descriptor is not None:
            os.close(descriptor)


def _own_terminal() -> int | None:
    try:
        return os.open(TERMINAL, os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return None  # there is none: the article is read to its end


def _standard_input() -> int | None:
    try:
        return sys.stdin.fileno()
    except (OSError, ValueError, AttributeError):
        return None  # closed before we began
