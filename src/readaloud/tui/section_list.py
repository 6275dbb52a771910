"""The sections beside the page: where one is, where one can go."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from readaloud.tui.cells import cells, visible
from readaloud.tui.painting import component_style
from readaloud.tui.wrapping import wrap

_LINES_AT_MOST = 2  # of one title
_INDENT = 2  # cells for the mark before the section that is read
_HANG = 2  # cells by which the other lines of a title are set in


class SectionList(ScrollView, can_focus=True, inherit_bindings=False):
    """Titles under each other, each with a line of words when its section needs one ("No transcript")."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"contents--current", "contents--chosen", "contents--note"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", "Section above"),
        Binding("down", "choose(1)", "Section below"),
        Binding("enter", "go", "Read from this section"),
        Binding("escape", "leave", "Back to the article"),
    ]

    class Chosen(Message):
        """A person wants to go to a section."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Left(Message):
        """A person goes back to the article without choosing."""

    def __init__(self, titles: Sequence[str], notes: Sequence[str]) -> None:
        super().__init__(id="contents")
        self._titles = [visible(title) for title in titles]
        self._notes = [visible(note) for note in notes]
        self._rows: list[tuple[int, str, bool]] = []  # section, text, whether it is its note
        self._width = 0
        self._current = 0
        self._chosen = 0

    def set_current(self, index: int) -> None:
        """Mark the section that is read."""
        if index != self._current:
            self._current = index
            if not self.has_focus:
                self._chosen = index
            self._show(index)

    def on_focus(self) -> None:
        """Begin to choose at the section that is read."""
        self._chosen = self._current
        self._show(self._chosen)

    def on_blur(self) -> None:
        """Nothing is chosen any more."""
        self._chosen = self._current
        self.refresh()

    def on_resize(self) -> None:
        """Let the scroll bar know how long the list is, and show the section that is read."""
        self._fit()
        self.virtual_size = Size(self._width, len(self._rows))
        self._show(self._chosen)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows to paint. The first frame comes before the event that tells the size."""
        self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width and width > 0:
            self._width = width
            room = width - _INDENT - _HANG
            self._rows = [row for index in range(len(self._titles)) for row in self._rows_of(index, room)]

    def action_choose(self, steps: int) -> None:
        """Go up or down in the list."""
        self._chosen = min(max(self._chosen + steps, 0), max(len(self._titles) - 1, 0))
        self._show(self._chosen)

    def action_go(self) -> None:
        """Read from the chosen section on."""
        if self._titles:
            self.post_message(self.Chosen(self._chosen))

    def action_leave(self) -> None:
        """Go back to the article."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """Go to the section that was pointed at."""
        row = event.y + self.scroll_offset.y
        if row < len(self._rows):
            self.post_message(self.Chosen(self._rows[row][0]))

    def render_line(self, y: int) -> Strip:
        """A row of the list. The section that is read has a mark before it, the chosen one another look."""
        row = y + self.scroll_offset.y
        base = self.visual_style
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, base.rich_style)
        index, text, is_note = self._rows[row]
        begins = row == 0 or self._rows[row - 1][0] != index
        text = f"> {text[2:]}" if begins and index == self._current else text
        content = Content(text.ljust(width))
        for name in self._looks(index, is_note):
            content = content.stylize(component_style(self, f"contents--{name}"))
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _looks(self, index: int, is_note: bool) -> tuple[str, ...]:
        chosen = ("chosen",) if self.has_focus and index == self._chosen else ()
        current = ("current",) if index == self._current else ()
        return (*(("note",) if is_note else current), *chosen)

    def _rows_of(self, index: int, width: int) -> Iterator[tuple[int, str, bool]]:
        title, note = self._titles[index], self._notes[index]
        spans = wrap(title, width)
        for number, (start, end) in enumerate(spans[:_LINES_AT_MOST]):
            is_cut = number == _LINES_AT_MOST - 1 and len(spans) > _LINES_AT_MOST
            text = _cut(title[start:end], width) if is_cut else title[start:end]
            yield index, " " * (_INDENT + (_HANG if number else 0)) + text, False
        for start, end in wrap(note, width) if note else ():
            yield index, " " * (_INDENT + _HANG) + note[start:end], True

    def _show(self, index: int) -> None:
        rows = [number for number, row in enumerate(self._rows) if row[0] == index]
        if rows:
            top, height = self.scroll_offset.y, self.size.height
            if rows[0] < top or rows[-1] >= top + height:
                self.scroll_to(y=max(rows[0] - height // 3, 0), animate=False)
            if self.has_focus:
                self.app.cursor_position = self.region.offset + Offset(2, rows[0] - self.scroll_offset.y)
        self.refresh()


def _cut(line: str, width: int) -> str:
    """A line with a sign behind it that more would follow, in place of its last word if need be."""
    whole = f"{line} …"
    return whole if cells(whole) <= width else f"{line.rpartition(' ')[0]} …".lstrip()
