"""From what a terminal sends for a key to the key's name, in the naming of the table of actions."""

from readaloud.services.reader.actions import key_of

SEQUENCES = {
    " ": "space",
    "\t": "tab",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\b": "backspace",
    "\x11": "ctrl+q",
    "\x10": "ctrl+p",
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
    "\x1b[F": "end",
    "\x1bOF": "end",
    "\x1b[4~": "end",
    "\x1bOP": "f1",
    "\x1b[11~": "f1",
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

    def end(self) -> list[str]:
        """What a sequence that did not go on was: the Escape key, when that is all there was."""
        pending, self._pending = self._pending, ""
        return ["escape"] if pending == "\x1b" else []

    @property
    def is_pending(self) -> bool:
        """Whether a sequence has begun: it may be the Escape key alone."""
        return bool(self._pending)


def _named(sequence: str) -> list[str]:
    if sequence in SEQUENCES:
        return [SEQUENCES[sequence]]
    if sequence.startswith("\x1b") and len(sequence) == 2:  # Escape pressed before it, or Alt held
        return ["escape", *_named(sequence[1])]
    return [key_of(sequence)] if len(sequence) == 1 and sequence.isprintable() else []


def _is_incomplete(sequence: str) -> bool:
    """Whether an escape sequence goes on (ECMA-48: parameters, then one final character)."""
    if sequence in ("\x1b", "\x1b[", "\x1bO"):
        return True
    return sequence.startswith("\x1b[") and not "@" <= sequence[-1] <= "~"
