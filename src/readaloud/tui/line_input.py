"""One line to type in, whose cursor stands still; and a question with such a line over the article."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from readaloud.tui.status import TextLine


class LineInput(Input):
    """A line without a box around it; nothing in it blinks."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False


class PromptScreen(ModalScreen[str | None], inherit_bindings=False):
    """Asks for one line over the article. Its result is the line, None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "go_back")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        yield TextLine("question", self._question)
        yield LineInput()

    def action_leave(self) -> None:
        """Nothing is asked for."""
        self.dismiss(None)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """The line is given."""
        self.dismiss(message.value)
