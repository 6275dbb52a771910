"""Press a key, hear or read what it does: nothing else happens."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen

from readaloud.narrate.interface import Words
from readaloud.services.reader.actions import Action, action_for_key, action_named, shown_key, shown_keys
from readaloud.tui.status import TextLine


class InputHelpScreen(ModalScreen[None], inherit_bindings=False):
    """Takes every key until its own key or Escape, and tells what each would do."""

    def __init__(self, actions: Sequence[Action], words: Words) -> None:
        super().__init__()
        self._actions, self._words = actions, words
        self._ends = action_named(actions, "input_help").keys
        begin = words.say("input_help.begin", key=shown_keys(self._ends, words))
        self._line = TextLine("question", begin)

    def compose(self) -> ComposeResult:
        """One line."""
        yield self._line

    @property
    def cursor_screen_offset(self) -> Offset:
        """The terminal's cursor: at the line that tells."""
        return self._line.content_region.offset

    def on_key(self, event: events.Key) -> None:
        """Tell what a key does, or leave."""
        event.stop()
        if event.key == "escape" or event.key in self._ends:
            self.dismiss()
            return
        action = action_for_key(self._actions, event.key)
        key = shown_key(event.key, self._words)
        self._line.text = (
            self._words.say("input_help.does", key=key, title=action.title, help=action.help)
            if action
            else self._words.say("input_help.nothing", key=key)
        )
