"""Every key and what it does, made from the table of actions and from the bindings."""

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from readaloud.services.actions import ACTIONS, shown_key
from readaloud.tui import words
from readaloud.tui.reading_view import MEASURE, ReadingView
from readaloud.tui.section_list import SectionList
from readaloud.tui.wrapping import wrap

_KEYS_WIDTH = 22
_SIDE_BY_SIDE = 60  # cells from which keys and what they do stand beside each other


class HelpScreen(Screen[None], inherit_bindings=False):
    """The keys, in groups, as plain lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,h,enter", "leave", "Back to the article"),
    ]

    def compose(self) -> ComposeResult:
        """One column of lines that scrolls with the arrow keys."""
        yield VerticalScroll(_HelpText(), id="help")

    def action_leave(self) -> None:
        """Back to the article."""
        self.dismiss()


class _HelpText(Widget):
    """The lines, broken for the width there is."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the width needs."""
        return len(list(help_lines(width)))

    def render(self) -> Content:
        """The lines; the names of the groups are strong."""
        return Content("\n").join(help_lines(self.size.width))


def help_lines(width: int) -> Iterator[Content]:
    """The help in lines of at most that many cells."""
    yield Content.styled(words.HELP_TITLE, "bold")
    yield from _wrapped(words.HELP_LEAVE, 0, width)
    for title, entries in _groups():
        yield Content()
        yield Content.styled(title, "bold")
        for keys, text in entries:
            yield from _entry(keys, text, width)
    yield Content()
    yield from _wrapped(words.HELP_PLACE, 0, width)


def _groups() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        yield group, [(" or ".join(map(shown_key, action.keys)), action.help) for action in actions]
    yield words.SCROLLING, _bound(ReadingView.BINDINGS)
    yield words.CONTENTS, _bound(SectionList.BINDINGS)
    yield words.COMMANDS, [(words.PALETTE_KEY, words.PALETTE)]


def _bound(bindings: list[BindingType]) -> list[tuple[str, str]]:
    named = [binding for binding in bindings if isinstance(binding, Binding)]
    return [(words.KEYS.get(each.key, shown_key(each.key)), f"{each.description}.") for each in named]


def _entry(keys: str, text: str, width: int) -> Iterator[Content]:
    if width < _SIDE_BY_SIDE:
        yield Content(keys)
        yield from _wrapped(text, 2, width)
        return
    for number, line in enumerate(_wrapped(text, 0, min(width, MEASURE + _KEYS_WIDTH) - _KEYS_WIDTH)):
        yield Content((keys if number == 0 else "").ljust(_KEYS_WIDTH)) + line


def _wrapped(text: str, indent: int, width: int) -> Iterator[Content]:
    for start, end in wrap(text, width - indent):
        yield Content(" " * indent + text[start:end])
