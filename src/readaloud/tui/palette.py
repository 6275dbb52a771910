"""The command palette, without anything that blinks."""

from textual.command import CommandPalette
from textual.widgets import Input


class Palette(CommandPalette):
    """Every command by its name; its cursor stands still."""

    def on_mount(self) -> None:
        """Keep the cursor from blinking."""
        self.query_one(Input).cursor_blink = False
