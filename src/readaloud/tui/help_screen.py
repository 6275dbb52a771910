"""Every key and what it does, made from the bindings."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from readaloud.services.actions import ACTIONS, shown_key
from readaloud.tui import words
from readaloud.tui.reading_view import ReadingView
from readaloud.tui.section_list import SectionList

_KEYS_WIDTH = 22


class HelpScreen(Screen[None], inherit_bindings=False):
    """The keys, in groups, as plain lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,h,enter", "leave", "Back to the article"),
    ]

    def compose(self) -> ComposeResult:
        """One column of lines that scrolls."""
        with VerticalScroll(id="help"):
            yield Static(Content("\n").join(help_lines()), markup=False)

    def action_leave(self) -> None:
        """Back to the article."""
        self.dismiss()


def help_lines() -> list[Content]:
    """A line for each key: its name, then what it does."""
    lines = [Content.styled(words.HELP_TITLE, "bold"), Content(words.HELP_LEAVE), Content()]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        lines.append(Content.styled(group, "bold"))
        for action in actions:
            lines.append(_line(" or ".join(shown_key(key) for key in action.keys), action.help))
        lines.append(Content())
    for title, bindings in ((words.SCROLLING, ReadingView.BINDINGS), (words.CONTENTS, SectionList.BINDINGS)):
        lines.append(Content.styled(title, "bold"))
        for binding in bindings:
            if isinstance(binding, Binding):
                lines.append(_line(binding.key, f"{binding.description}."))
        lines.append(Content())
    return [*lines, Content(words.HELP_PLACE)]


def _line(keys: str, text: str) -> Content:
    return Content(f"{keys.ljust(_KEYS_WIDTH)} {text}")
