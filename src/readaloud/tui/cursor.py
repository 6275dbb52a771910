"""A steady cursor that is shown: braille displays, magnifiers and console screen readers follow it.

Textual moves the terminal's cursor to ``App.cursor_position`` with each frame, but hides it. A widget knows
its place only once it is laid out, so the app asks for it behind each frame.
"""

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.driver import Driver

_SHOW_STEADY_BLOCK = "\x1b[?25h\x1b[2 q"
_SHAPE_OF_THE_PERSON = "\x1b[0 q"


@runtime_checkable
class WithCursor(Protocol):
    """A widget or screen in which the terminal's cursor has a place."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen, from 0 (Textual's own name: its ``Input`` has it too)."""
        ...


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


def move_cursor(driver: "Driver", place: Offset) -> None:
    """Move the terminal's cursor there at once."""
    driver.write(f"\x1b[{place.y + 1};{place.x + 1}H")
    driver.flush()
