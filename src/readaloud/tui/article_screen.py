"""The screen on which an article is read: contents, page, and a line of words above and below."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from readaloud.model.article import Article, Locator
from readaloud.model.script import Script
from readaloud.player.events import Event
from readaloud.services.actions import ACTIONS
from readaloud.services.place import section_title, where_am_i
from readaloud.tui import words
from readaloud.tui.commands import COMMANDS
from readaloud.tui.listening import Listening, Reading, after
from readaloud.tui.place import Map
from readaloud.tui.reading_view import ReadingView
from readaloud.tui.section_list import SectionList
from readaloud.tui.status import TextLine

NARROW = 60  # cells below which the contents do not stand beside the page


class ArticleScreen(Screen[None], inherit_bindings=False):
    """Keys become commands to the session, its events become what is shown. Nothing here makes sound."""

    AUTO_FOCUS = "#reading"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (Textual's own type)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"do('{action.name}')", action.title) for action in ACTIONS for key in action.keys
    ]

    def __init__(
        self,
        article: Article,
        reading: Reading | None,
        script: Script | None,
        state: Listening,
        words_per_minute: int,
    ) -> None:
        super().__init__(id="article")
        self._article = article
        self._reading = reading
        self._state = state
        self._words_per_minute = words_per_minute
        self._says_where = False
        self._map = Map(article)
        notes = [self._map.note_of(number) for number in range(len(article.sections))]
        self._contents = SectionList([section_title(section) for section in article.sections], notes)
        self._page = ReadingView(article, script)
        self._status_line = TextLine("status", self._map.status(state))

    def compose(self) -> ComposeResult:
        """The four parts of the screen."""
        yield TextLine("title", self._title(), self._article.meta.site)
        yield Horizontal(self._contents, self._page, id="middle")
        yield self._status_line

    def on_mount(self) -> None:
        """Show what is heard already: sound begins before the first paint."""
        self._show_heard()

    # What the session tells

    def tell(self, events: Iterable[Event]) -> None:
        """Show what has come of some events: the last of each kind, at once."""
        before = self._state
        for event in events:
            self._state = after(self._state, event)
        self._show_heard()
        if replace(self._state, word=before.word) != before:
            self._show_status()

    def _show_heard(self) -> None:
        utterance = self._state.utterance
        self._page.hear(utterance, self._state.word)
        section = self._map.section_of(utterance.locator.block) if utterance else -1
        if section >= 0:
            self._contents.set_current(section)

    def _show_status(self) -> None:
        self._status_line.text = self._status()

    def _status(self) -> str:
        status = self._map.status(self._state)
        return f"{self._where()} {status}" if self._says_where else status

    def _where(self) -> str:
        if self._reading is None or self._state.utterance is None:
            return words.NOWHERE
        return where_am_i(
            self._article,
            self._reading.plan,
            self._state.utterance,
            words_per_minute=self._words_per_minute,
            speed=self._state.speed,
        )

    def _title(self) -> str:
        meta = self._article.meta
        return meta.title or next((block.text for block in self._article.blocks if block.text), meta.source)

    def _say(self, message: str) -> None:
        """Put a sentence before the state, until the next key."""
        self._state = replace(self._state, message=message)
        self._show_status()

    # What a person does

    def action_do(self, name: str) -> None:
        """Do the action of that name in the table of actions."""
        self._says_where = False
        self._say("")
        self._page.follow(at_once=True)
        command = COMMANDS.get(name)
        if command is None:
            getattr(self, f"do_{name}")()
        elif self._reading is None:
            self._say(words.NO_VOICE)
        else:
            command(self._reading)

    def do_where(self) -> None:
        """Say the place, and go on saying it until the next key."""
        self._says_where = True
        self._show_status()

    def do_contents(self) -> None:
        """Go to the contents; from the contents, put them away."""
        if self._contents.has_focus:
            self._put_away()
        else:
            self.add_class("-contents")
            self.remove_class("-no-contents")
            self._contents.focus()

    def do_linear(self) -> None:
        """Leave for the linear reader."""
        self.app.exit(result=True)

    def do_help(self) -> None:
        """List the keys."""
        from readaloud.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def do_quit(self) -> None:
        """Leave."""
        self.fall_silent()
        self.app.exit(result=False)

    def fall_silent(self) -> None:
        """Stop the sound before leaving: putting the terminal back takes a moment."""
        if self._reading is not None:
            self._reading.stop()

    def _put_away(self) -> None:
        self.remove_class("-contents")
        self.add_class("-no-contents")
        self._page.focus()

    # What the parts of the screen tell

    def on_reading_view_pointed(self, message: ReadingView.Pointed) -> None:
        """Read on from the word that was clicked."""
        self._go_to(message.locator)

    def on_section_list_chosen(self, message: SectionList.Chosen) -> None:
        """Read on from the chosen section."""
        self.on_section_list_left()
        blocks = self._article.sections[message.index].blocks
        if blocks:
            self._go_to(Locator(blocks[0], 0, 0))

    def on_section_list_left(self) -> None:
        """Back to the page; contents that took its place are put away."""
        self.remove_class("-contents")
        self._page.focus()

    def _go_to(self, locator: Locator) -> None:
        self._say("")
        self._page.follow(at_once=False)
        if self._reading is None:
            self._page.show_place(locator)
        else:
            self._reading.move_to(locator)
