"""The actions that are the session's business, each as the one command that it gives."""

from collections.abc import Callable, Mapping

from readaloud.tui.listening import Reading

SPEED_STEP = 0.1

Command = Callable[[Reading], None]


def _moves(unit: str, steps: int) -> Command:
    return lambda reading: reading.move(unit, steps)


def _changes_speed(by: float) -> Command:
    return lambda reading: reading.change_speed(by)


# By the names of the table of actions.
COMMANDS: Mapping[str, Command] = {
    "toggle": lambda reading: reading.toggle(),
    "repeat": _moves("sentence", 0),
    "stop": lambda reading: reading.stop(),
    "next_sentence": _moves("sentence", 1),
    "previous_sentence": _moves("sentence", -1),
    "next_paragraph": _moves("paragraph", 1),
    "previous_paragraph": _moves("paragraph", -1),
    "next_section": _moves("section", 1),
    "previous_section": _moves("section", -1),
    "beginning": lambda reading: reading.restart(),
    "faster": _changes_speed(SPEED_STEP),
    "slower": _changes_speed(-SPEED_STEP),
    "mute": lambda reading: reading.toggle_muted(),
}
