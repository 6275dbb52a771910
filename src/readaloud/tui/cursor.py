"""A steady cursor that is shown: braille displays, magnifiers and console screen readers follow it.

Textual moves the terminal's cursor to ``App.cursor_position`` with each frame, but hides it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.driver import Driver

_SHOW_STEADY_BLOCK = "\x1b[?25h\x1b[2 q"
_SHAPE_OF_THE_PERSON = "\x1b[0 q"


def with_cursor(driver: "type[Driver]") -> "type[Driver]":
    """The driver of this terminal, which shows the cursor as long as the app runs."""

    class CursorDriver(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self, *arguments: Any) -> None:
            super().start_application_mode(*arguments)
            if not self.is_headless:
                self.write(_SHOW_STEADY_BLOCK)
                self.flush()

        def stop_application_mode(self) -> None:
            if not self.is_headless:
                self.write(_SHAPE_OF_THE_PERSON)
            super().stop_application_mode()

    return CursorDriver
