"""SIGTERM and SIGHUP as a way out in order, for commands with something to clear away."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from readaloud.services.ending import code_of, ending_signals


class EndedBySignal(BaseException):
    """A signal asks for the end: everything is put back on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let the first SIGTERM or SIGHUP break off the block as Ctrl-C does, then exit with 128 + its number.

    Raises:
        click.exceptions.Exit: a signal came, and the block has cleared up.
    """
    heeded = ending_signals()

    def end(number: int, frame: Any) -> None:
        for other in heeded:
            signal.signal(other, signal.SIG_IGN)  # a second one must not break off the clearing up
        raise EndedBySignal(number)

    before = {number: signal.signal(number, end) for number in heeded}
    try:
        yield
    except EndedBySignal as ended:
        raise click.exceptions.Exit(code_of(ended.number)) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
