"""The one module that owns standard error: talk for a person, one plain line a message."""

import sys

from readaloud.model.errors import ReadaloudError
from readaloud.text.sanitise import one_line


def say(message: str) -> None:
    """One line of talk."""
    sys.stderr.write(one_line(message) + "\n")
    sys.stderr.flush()


def say_error(error: ReadaloudError) -> None:
    """An error as a person reads it: what is wrong, and what to do next."""
    say(f"Error: {error}")
