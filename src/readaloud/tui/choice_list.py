"""A list to choose from: titles under each other, each with a line of words when there is more to say."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from readaloud.services.reader.values import Choice
from readaloud.tui.cells import cells
from readaloud.tui.choice_rows import INDENT, Row, rows_of
from readaloud.tui.painting import component_style


class ChoiceList(ScrollView, can_focus=True, inherit_bindings=False):
    """Choices under each other. The one in force has a sign before it, the chosen one another look."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--here", "list--chosen", "list--detail"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,b", "choose(-1)", "above"),
        Binding("down,n", "choose(1)", "below"),
        Binding("pageup", "choose_page(-1)", "page_up"),
        Binding("pagedown", "choose_page(1)", "page_down"),
        Binding("home", "choose(-1000000)", "", show=False),
        Binding("end", "choose(1000000)", "", show=False),
        Binding("enter", "go", "choose"),
    ]

    class Chosen(Message):
        """A person has chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, choices: Sequence[Choice], name: str, *, is_panel: bool = False) -> None:
        """``is_panel``: it stands beside something else, shows where that is, and is for the mouse alone."""
        super().__init__(id=name)
        self.can_focus = not is_panel
        self._is_panel = is_panel
        self._rows: list[Row] = []
        self._width = 0
        self._chosen = 0
        self._choices = list(choices)
        self._here = [choice.here for choice in choices]
        self._chosen = self._here.index(True) if True in self._here else 0

    @property
    def chosen(self) -> Choice | None:
        """The one that Enter takes; None in an empty list."""
        return self._choices[self._chosen] if self._choices else None

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices; the chosen one stays chosen when it is among them, else its place."""
        if tuple(choices) == tuple(self._choices):
            return
        before = self.chosen
        self._choices = list(choices)
        self._here = [choice.here for choice in choices]
        same = [number for number, choice in enumerate(self._choices) if before and choice.id == before.id]
        self._chosen = same[0] if same else min(self._chosen, max(len(self._choices) - 1, 0))
        self._width = 0
        self._fit()
        self.virtual_size = Size(self._width, len(self._rows))
        self._show()

    def mark(self, number: int) -> None:
        """The one of that number is in force now, and comes into view."""
        if 0 <= number < len(self._choices) and not self._here[number]:
            self._here = [at == number for at in range(len(self._choices))]
            self._chosen = number
            self._show()

    @property
    def cursor_screen_offset(self) -> Offset:
        """The terminal's cursor, for magnifiers and braille displays: at what is chosen."""
        row = next((at for at, row in enumerate(self._rows) if row.number == self._chosen), 0)
        return self.content_region.offset + Offset(INDENT, row - round(self.scroll_y))

    def on_focus(self) -> None:
        """With the focus comes the terminal's cursor, which moves with what is painted."""
        self.refresh()

    def on_resize(self) -> None:
        """Let the scroll bar know how long the list is, and show what is chosen."""
        self._fit()
        self.virtual_size = Size(self._width, len(self._rows))
        self._show()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows to paint. The first frame comes before the event that tells the size."""
        self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width and width > 0:
            self._width = width
            is_accessible = self.app.has_class("-accessible")
            self._rows = rows_of(self._choices, width, in_columns=not is_accessible)

    def action_choose(self, steps: int) -> None:
        """Go up or down in the list."""
        self._chosen = min(max(self._chosen + steps, 0), max(len(self._choices) - 1, 0))
        self._show()

    def action_choose_page(self, pages: int) -> None:
        """Go up or down by about as many as are seen."""
        rows_each = max(len(self._rows), 1) / max(len(self._choices), 1)
        self.action_choose(pages * max(int(self.size.height / rows_each) - 1, 1))

    def action_go(self) -> None:
        """Choose."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose what was pointed at."""
        place = event.get_content_offset(self)
        row = place.y + self.scroll_offset.y if place else len(self._rows)
        if row < len(self._rows):
            self._chosen = self._rows[row].number
            self.action_go()

    def render_line(self, y: int) -> Strip:
        """A row of the list."""
        row = y + self.scroll_offset.y
        base = self.visual_style
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, base.rich_style)
        number, title, detail = self._rows[row]
        begins = row == 0 or self._rows[row - 1].number != number
        title = f"> {title[INDENT:]}" if begins and self._here[number] else title
        text = title + detail
        content = Content(text + " " * (width - cells(text)))
        if self._here[number]:
            content = content.stylize(self._style("here"), 0, len(title))
        content = content.stylize(self._style("detail"), len(title), len(text))
        if number == self._chosen and not self._is_panel:
            content = content.stylize(self._style("chosen"))
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _style(self, look: str) -> Style:
        return component_style(self, f"list--{look}")

    def _show(self) -> None:
        rows = [at for at, row in enumerate(self._rows) if row.number == self._chosen]
        if rows:
            top, height = self.scroll_offset.y, self.size.height
            if rows[0] < top or rows[-1] >= top + height:
                self.scroll_to(y=max(rows[0] - height // 3, 0), animate=False, force=True)
        self.refresh()
