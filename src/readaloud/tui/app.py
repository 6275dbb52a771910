"""The Textual app: its looks, its screens, the way events come in. What it shows is in ``article_screen``."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from readaloud.model.article import Article
from readaloud.model.script import Script
from readaloud.services.actions import ACTIONS
from readaloud.tui import words
from readaloud.tui.article_screen import ArticleScreen
from readaloud.tui.cursor import with_cursor
from readaloud.tui.inbox import Inbox
from readaloud.tui.listening import Listening, Reading
from readaloud.tui.theme import DARK, NAMES, PLAIN, themes

if TYPE_CHECKING:
    from textual.driver import Driver

INTERRUPTED = 130


class ReadaloudApp(App[bool], inherit_bindings=False):
    """Reads one article. Its result is whether a person asked for the linear reader."""

    CSS_PATH = "app.tcss"
    TITLE = "readaloud"
    ALLOW_SELECT = False  # the terminal's own selection (with Shift) copies text
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "Leave at once", show=False, priority=True),
    ]

    def __init__(
        self,
        article: Article,
        reading: Reading | None,
        script: Script | None,
        inbox: Inbox,
        state: Listening,
        *,
        theme: str = "",
        words_per_minute: int = 175,
    ) -> None:
        without_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=without_colour or None)
        self.animation_level = "none"
        self.inbox = inbox
        self._article_screen = ArticleScreen(article, reading, script, state, words_per_minute)
        for look in themes():
            self.register_theme(look)
        self.theme = PLAIN if without_colour else theme or DARK

    def get_driver_class(self) -> "type[Driver]":
        """The driver of this terminal, with a cursor."""
        return with_cursor(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the page, for a look that does not name them."""
        return next(look for look in themes() if look.name == DARK).variables

    def get_default_screen(self) -> Screen[Any]:
        """The article."""
        return self._article_screen

    def on_mount(self) -> None:
        """Take the events that wait, and those to come."""
        self.inbox.connect(lambda: self.call_later(self._take_events))

    def on_unmount(self) -> None:
        """Take no more events."""
        self.inbox.disconnect()

    def _take_events(self) -> None:
        self._article_screen.tell(self.inbox.take())

    def action_interrupt(self) -> None:
        """Leave as Ctrl-C leaves any program."""
        self._article_screen.fall_silent()
        self.exit(result=False, return_code=INTERRUPTED)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that keys can do, and the looks, for the command palette."""
        for action in ACTIONS:
            name = action.name
            yield SystemCommand(
                action.title, action.help, lambda name=name: self._article_screen.action_do(name)
            )
        for name in NAMES:
            yield SystemCommand(
                words.THEME.format(name=name), words.THEME_HELP, lambda name=name: self._look(name)
            )

    def action_command_palette(self) -> None:
        """Offer every command by its name."""
        from readaloud.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def raise_failure(self) -> None:
        """After the run: raise what ended it, for the caller to tell in one sentence."""
        if self._exception is not None:
            raise self._exception

    def _print_error_renderables(self) -> None:
        """Nothing: ``raise_failure`` hands the error on, and tracebacks are for those who ask for them."""

    def _look(self, name: str) -> None:
        self.theme = name
