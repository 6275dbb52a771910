"""What the linear reader writes: one line an event, never broken by us: the terminal does that."""

from readaloud.cli import stderr, stdout
from readaloud.text.sanitise import clean_text, one_line


def say(text: str) -> None:
    """One line on standard output; code keeps the lines that its author gave it."""
    stdout.write_text(clean_text(text) if "\n" in text else one_line(text))


def say_now(text: str) -> None:
    """One line on standard output, at once."""
    say(text)
    stdout.flush()


def complain(text: str) -> None:
    """One line on standard error."""
    stderr.say(one_line(text))
