"""Every key and what it does, made from the table of actions and from the bindings of the screens."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget

from readaloud.narrate.interface import Words
from readaloud.services.reader.actions import Action, action_named, shown_keys
from readaloud.tui.choice_list import ChoiceList
from readaloud.tui.list_screen import ListScreen
from readaloud.tui.reading_view import ReadingView
from readaloud.tui.wrapping import wrap

_KEYS_WIDTH = 24
_MEASURE = 72  # cells of what a key does
_SIDE_BY_SIDE = 60  # cells from which keys and what they do stand beside each other

Entry = tuple[str, str]  # keys, what they do


class HelpScreen(Screen[None], inherit_bindings=False):
    """The keys, in groups, as plain lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "leave", "go_back"),
    ]

    def __init__(self, actions: Sequence[Action], words: Words) -> None:
        super().__init__()
        self._text = _HelpText(actions, words)

    def compose(self) -> ComposeResult:
        """One column of lines that scrolls with the arrow keys."""
        yield VerticalScroll(self._text, id="help")

    @property
    def cursor_screen_offset(self) -> Offset:
        """The terminal's cursor: at the first line that is seen."""
        return self.query_one("#help").content_region.offset

    def action_leave(self) -> None:
        """Back to the article."""
        self.dismiss()


class _HelpText(Widget):
    """The lines, broken for the width there is."""

    def __init__(self, actions: Sequence[Action], words: Words) -> None:
        super().__init__()
        self._actions, self._words = actions, words

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the width needs."""
        return len(list(help_lines(self._actions, self._words, width)))

    def render(self) -> Content:
        """The lines; the names of the groups are strong."""
        return Content("\n").join(help_lines(self._actions, self._words, self.size.width))


def help_lines(actions: Sequence[Action], words: Words, width: int) -> Iterator[Content]:
    """The help in lines of at most that many cells."""
    yield Content.styled(words.say("help.title"), "bold")
    yield from _wrapped(words.say("help.leave"), 0, width)
    for title, entries in _groups(actions, words):
        yield Content()
        yield Content.styled(title, "bold")
        for keys, text in entries:
            yield from _entry(keys, text, width)
    yield Content()
    copies = action_named(actions, "copy_sentence").keys[:1]
    yield from _wrapped(words.say("help.mouse", key=shown_keys(copies, words)), 0, width)


def _groups(actions: Sequence[Action], words: Words) -> Iterator[tuple[str, list[Entry]]]:
    for group, members in groupby(actions, key=lambda action: action.group):
        yield (
            words.say(f"groups.{group}"),
            [(shown_keys(action.keys, words), action.help) for action in members],
        )
    yield words.say("help.scrolling"), _bound(ReadingView.BINDINGS, words)
    yield words.say("help.lists"), _bound([*ChoiceList.BINDINGS, *ListScreen.BINDINGS], words)


def _bound(bindings: Sequence[BindingType], words: Words) -> list[Entry]:
    """Keys of our own widgets; a binding's description is a key of ``help`` in the interface's words."""
    named = [binding for binding in bindings if isinstance(binding, Binding) and binding.description]
    return [(shown_keys(each.key.split(","), words), words.say(f"help.{each.description}")) for each in named]


def _entry(keys: str, text: str, width: int) -> Iterator[Content]:
    if width < _SIDE_BY_SIDE:
        yield Content(keys)
        yield from _wrapped(text, 2, width)
        return
    for number, line in enumerate(_wrapped(text, 0, min(width, _MEASURE + _KEYS_WIDTH) - _KEYS_WIDTH)):
        yield Content((keys if number == 0 else "").ljust(_KEYS_WIDTH)) + line


def _wrapped(text: str, indent: int, width: int) -> Iterator[Content]:
    for start, end in wrap(text, width - indent):
        yield Content(" " * indent + text[start:end])
