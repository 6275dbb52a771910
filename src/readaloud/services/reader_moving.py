"""Moving about in an article."""

from collections.abc import Callable

from readaloud.services.reader import Reader
from readaloud.services.reader_values import MOVED, Answer

UNITS = ("sentence", "paragraph", "section")


def _move(unit: str, steps: int) -> Callable[[Reader, str], Answer]:
    def move(reader: Reader, text: str) -> Answer:
        reader.session.move(unit, steps)
        return MOVED

    return move


def beginning(reader: Reader, text: str) -> Answer:
    """Go to the first sentence."""
    reader.session.restart()
    return MOVED


DOING = {
    "repeat": _move("sentence", 0),
    "beginning": beginning,
    **{f"next_{unit}": _move(unit, 1) for unit in UNITS},
    **{f"previous_{unit}": _move(unit, -1) for unit in UNITS},
}
