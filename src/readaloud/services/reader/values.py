"""What a reader gives back to a front end."""

from typing import Literal

from msgspec import Struct

# What the front end has to do itself: show help, put the app or the lines in the other's place, take up
# keys or settings of its own that have changed.
Front = Literal["", "quit", "switch", "help", "input_help", "command", "look", "keys", "feedback"]


class Answer(Struct, frozen=True):
    """What came of an action. ``text`` is one plain sentence; empty when the sound itself is the answer."""

    text: str = ""
    copied: str = ""  # what was to be copied; without ``text`` the front end has to do it, or to print it
    front: Front = ""  # what the front end has to do itself
    is_sound: bool = False  # it is to be heard wherever there is a voice, as a word spelt
    then: str = ""  # the action that is to be begun now: the list of what this one has found
    begun: str = ""  # what the line that this action asks for begins with
    moves: bool = False  # the reading goes somewhere else: show where it arrives


class Choice(Struct, frozen=True):
    """One of a list; ``id`` goes back to ``do``. ``here``: it is in force, or where the reading is."""

    id: str
    title: str
    detail: str = ""
    here: bool = False


SILENT = Answer()
MOVED = Answer(moves=True)
