"""From what a terminal sends for a key to the key's name, in the naming of the table of actions."""

NAMES = {
    " ": "space",
    "\t": "tab",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "}": "right_curly_bracket",
    "{": "left_curly_bracket",
    "+": "plus",
    "=": "equals_sign",
    "-": "minus",
    "?": "question_mark",
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b[Z": "shift+tab",
    "\x1b[H": "home",
    "\x1bOH": "home",
    "\x1b[1~": "home",
}


class KeyDecoder:
    """Cuts a stream of characters into keys; a sequence may arrive in several pieces."""

    def __init__(self) -> None:
        self._pending = ""

    def feed(self, text: str) -> list[str]:
        """The names of the keys that are complete now; unknown sequences are passed over."""
        keys: list[str] = []
        for character in text:
            self._pending += character
            if not _is_incomplete(self._pending):
                keys += _named(self._pending)
                self._pending = ""
        return keys


def _named(sequence: str) -> list[str]:
    if sequence in NAMES:
        return [NAMES[sequence]]
    if sequence.startswith("\x1b") and len(sequence) == 2:  # Escape pressed before it, or Alt held
        return _named(sequence[1])
    return [sequence.lower()] if len(sequence) == 1 and sequence.isprintable() else []


def _is_incomplete(sequence: str) -> bool:
    """Whether an escape sequence goes on (ECMA-48: parameters, then one final character)."""
    if sequence in ("\x1b", "\x1b[", "\x1bO"):
        return True
    return sequence.startswith("\x1b[") and not "@" <= sequence[-1] <= "~"
