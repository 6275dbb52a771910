"""What the linear reader writes: one line of text each, broken at words where a terminal would break it."""

import os
import sys
from collections.abc import Iterator
from typing import TextIO
from unicodedata import combining, east_asian_width

from readaloud.cli import stderr, stdout
from readaloud.text.sanitise import clean_text, one_line


def say(text: str) -> None:
    """One line on standard output; code keeps the lines that its author gave it."""
    for part in clean_text(text).split("\n") if "\n" in text else [one_line(text)]:
        for line in wrapped(part, _columns(sys.stdout)):
            stdout.write_text(line)


def say_now(text: str) -> None:
    """One line on standard output, at once."""
    say(text)
    stdout.flush()


def complain(text: str) -> None:
    """One line on standard error."""
    for line in wrapped(one_line(text), _columns(sys.stderr)):
        stderr.say(line)


def _columns(stream: TextIO) -> int:
    """How wide the terminal of a stream is; 0 where it is none, and lines stay whole."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The lines of a text in at most ``columns`` cells, broken at spaces; 0 columns: as it is.

    A word that is longer than a line, and writing without spaces, is cut where the line is full.
    """
    start = 0
    while columns > 1 and (full := _full(text, start, columns)) < len(text):
        space = text.rfind(" ", start, full + 1)
        end = space if space > start else full
        yield text[start:end].rstrip()
        start = end + len(text[end:]) - len(text[end:].lstrip())
    yield text[start:]


def _full(text: str, start: int, columns: int) -> int:
    """How far a line reaches that begins at ``start``: before the first character that has no room."""
    used = 0
    for at in range(start, len(text)):
        used += _cells(text[at])
        if used > columns:
            return at
    return len(text)


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
