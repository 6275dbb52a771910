"""The Textual app: its looks, its screens, the way events come in. What it shows is in ``article_screen``."""

import asyncio
import gc
import os
from collections.abc import Sequence
from threading import Thread, Timer
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from readaloud.model.errors import ReadaloudError
from readaloud.player.events import Event, Replaced, Told, Trouble
from readaloud.services.ending import INTERRUPTED, code_of, ending_signals
from readaloud.services.reader.look import Look, load_look
from readaloud.tui.article_screen import ArticleScreen
from readaloud.tui.cursor import WithCursor, move_cursor, with_cursor
from readaloud.tui.inbox import Inbox
from readaloud.tui.theme import ACCESSIBLE, DARK, PLAIN, themes

if TYPE_CHECKING:
    from textual.driver import Driver

    from readaloud.services.opening.parts import Whole
    from readaloud.services.reader.reader import Reader

_CLEARING_UP_S = 2.0
PATIENCE_S = 1.5  # after which a person is told that the rest of a long article is still to come


class ReadaloudApp(App[bool], inherit_bindings=False):
    """Reads one article at a time. Its result is whether a person asked for the linear reader."""

    CSS_PATH = "app.tcss"
    TITLE = "readaloud"
    ENABLE_COMMAND_PALETTE = False  # ours is a list like the others
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "leave_at_once", show=False, priority=True),
    ]

    def __init__(self, reader: "Reader", inbox: Inbox, look: Look, whole: "Whole | None" = None) -> None:
        self._without_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=self._without_colour or None)
        self.animation_level = "none"
        self.inbox = inbox
        self._reader = reader
        self._whole = whole
        self._article_screen = ArticleScreen(reader, look)
        for theme in themes():
            self.register_theme(theme)
        self._take_look(look)

    def get_driver_class(self) -> "type[Driver]":
        """The driver of this terminal, with a cursor."""
        return with_cursor(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the page, for a theme that does not name them."""
        return next(theme for theme in themes() if theme.name == DARK).variables

    def get_default_screen(self) -> Screen[Any]:
        """The article."""
        return self._article_screen

    def post_display_hook(self) -> None:
        """Behind each frame, when all that it shows is laid out: the cursor goes to its place."""
        holder: Widget | None = self.focused
        holder = holder if isinstance(holder, WithCursor) else self.screen
        if isinstance(holder, WithCursor):
            self._move_cursor(self.screen.outer_size.clamp_offset(holder.cursor_screen_offset))

    def _move_cursor(self, place: Offset) -> None:
        if place != self.cursor_position:
            self.cursor_position = place
            if self._driver and not self.is_headless:
                move_cursor(self._driver, place)

    def on_mount(self) -> None:
        """Take the events that wait, and those to come."""
        self.inbox.connect(lambda: self.call_later(self._take_events))
        if not self.is_headless:
            self._heed_signals()
        self.call_after_refresh(_collect_from_now_on)
        if self._whole is not None:
            self.call_after_refresh(self._wait_for_whole, self._whole)

    def _heed_signals(self) -> None:
        """Leave in order, so that the terminal is put back and the place kept."""
        for number in ending_signals():
            asyncio.get_running_loop().add_signal_handler(number, self._end, number)

    def _end(self, number: int) -> None:
        late = Timer(_CLEARING_UP_S, self._end_at_last, [code_of(number)])
        late.daemon = True
        late.start()
        self._leave(result=False, code=code_of(number))

    def _end_at_last(self, code: int) -> None:
        """End without Textual, which waits for ever to write to a terminal that has gone."""
        try:
            self._reader.close()
        finally:
            os._exit(code)

    def _wait_for_whole(self, whole: "Whole") -> None:
        Thread(target=self._take_whole, args=(whole,), name="readaloud-whole", daemon=True).start()
        self.set_timer(PATIENCE_S, self._article_screen.say_is_part)

    def _take_whole(self, whole: "Whole") -> None:
        """In a thread of its own: hand the whole article to the reader, which tells when it reads it."""
        try:
            self._reader.take_whole(*whole.fetched())
        except ReadaloudError as error:
            self.inbox.post(Trouble(0, str(error), error.hint))

    def on_unmount(self) -> None:
        """Take no more events."""
        self.inbox.disconnect()

    def _take_events(self) -> None:
        events = list(self.inbox.take())
        self._article_screen.tell(events)
        if self.screen is not self._article_screen:
            self._renew_list(events)

    def _renew_list(self, events: Sequence[Event]) -> None:
        """A list that is open shows what has changed: the progress of an export, a line put back."""
        from readaloud.tui.list_screen import ListScreen

        news = [event.message for event in events if isinstance(event, Told | Trouble)]
        if isinstance(self.screen, ListScreen) and (news or any(isinstance(e, Replaced) for e in events)):
            self.screen.renew("".join(news[-1:]))

    def action_interrupt(self) -> None:
        """Leave as Ctrl-C leaves any program."""
        self._leave(result=False, code=INTERRUPTED)

    def on_article_screen_wanted(self, message: ArticleScreen.Wanted) -> None:
        """Do what is the app's own business."""
        match message.front:
            case "quit":
                self._leave(result=False)
            case "switch":
                self._leave(result=True)
            case "help":
                from readaloud.tui.help_screen import HelpScreen

                self.push_screen(HelpScreen(self._reader.actions, self._reader.words))
            case "input_help":
                from readaloud.tui.input_help_screen import InputHelpScreen

                self.push_screen(InputHelpScreen(self._reader.actions, self._reader.words))
            case "look":
                self._change_look(load_look())

    def _leave(self, *, result: bool, code: int = 0) -> None:
        """The sound stops first: putting the terminal back takes a moment."""
        if not result:
            self._reader.do("stop")
        self.exit(result=result, return_code=code)

    def _change_look(self, look: Look) -> None:
        self._take_look(look)
        self._article_screen.change_look(look)

    def _take_look(self, look: Look) -> None:
        self.theme = PLAIN if self._without_colour else look.theme or DARK
        self.set_class(look.theme == ACCESSIBLE, "-accessible")

    def raise_failure(self) -> None:
        """After the run: raise what ended it, for the caller to tell in one sentence."""
        if self._exception is not None:
            raise self._exception

    def _print_error_renderables(self) -> None:
        """Nothing: ``raise_failure`` hands the error on, and tracebacks are for those who ask for them."""


def _collect_from_now_on() -> None:
    """Behind the first paint: what was made for it stays, and need not be searched for rubbish."""
    gc.freeze()
    gc.enable()
