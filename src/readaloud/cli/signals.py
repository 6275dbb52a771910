"""SIGTERM and SIGHUP as a way out in order, for commands with something to clear away."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_ENDING = ("SIGTERM", "SIGHUP")
_SHELL_OFFSET = 128  # the exit code that a shell gives to what a signal ended is this and its number


class EndedBySignal(BaseException):
    """A signal asks for the end: everything is put back on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let the first SIGTERM or SIGHUP break off the block as Ctrl-C does, then exit with 128 + its number.

    A signal that is ignored stays ignored: that is what ``nohup`` asks for.

    Raises:
        click.exceptions.Exit: a signal came, and the block has cleared up.
    """
    numbers = [number for name in _ENDING if (number := getattr(signal, name, None))]
    heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]

    def end(number: int, frame: Any) -> None:
        for other in heeded:
            signal.signal(other, signal.SIG_IGN)  # a second one must not break off the clearing up
        raise EndedBySignal(number)

    before = {number: signal.signal(number, end) for number in heeded}
    try:
        yield
    except EndedBySignal as ended:
        raise click.exceptions.Exit(_SHELL_OFFSET + ended.number) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
