"""The article as one scrolling column; the sentence and the word that are heard are marked in it."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollTo
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from readaloud.model.article import Article, Locator
from readaloud.model.script import Script, Utterance
from readaloud.narrate.interface import Words
from readaloud.services.reader.look import Look
from readaloud.tui.heard import Heard
from readaloud.tui.labels import Labels, Sentences
from readaloud.tui.lines import Line, Place, offset_of
from readaloud.tui.marking import Found, marking_of
from readaloud.tui.page import Page
from readaloud.tui.painting import GUTTER, component_style, paint
from readaloud.tui.selecting import selected_text

_SLICE_SECONDS = 0.008  # of wrapping at a time, so that keys are answered in between
_LOOKS = (
    *("headline", "deck", "byline", "heading", "text", "quote", "title", "caption", "aside", "label"),
    *("code", "column", "marker", "emphasis", "strong", "sentence", "word", "word-underline", "word-block"),
    *("gutter", "ground", "ruler", "dimmed", "match", "selected"),
)


class ReadingView(ScrollView, can_focus=True, inherit_bindings=False):
    """The page. It wraps what is on screen at once and the rest in slices, and keeps its place meanwhile."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading--{look}" for look in _LOOKS}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", "page_up"),
        Binding("pagedown", "page(1)", "page_down"),
        Binding("ctrl+up", "scroll_lines(-1)", "line_up"),
        Binding("ctrl+down", "scroll_lines(1)", "line_down"),
    ]

    is_blank = reactive(default=False)  # while the place is not there yet at which reading goes on

    class Pointed(Message):
        """A person clicked on a character of the article."""

        def __init__(self, locator: Locator) -> None:
            super().__init__()
            self.locator = locator

    def __init__(self, article: Article, script: Script, words: Words, look: Look) -> None:
        super().__init__(id="reading")
        self._look = look
        self._words = words
        self._labels = Labels(article, script, words)
        self._page = Page(article.blocks, self._labels, look.width, look.spacing)
        self._left = 0  # cells left of the gutter
        self._heard = Heard(Sentences(script))
        self._found: Found = {}
        self._following = True
        self._has_begun = False  # has been painted
        self._styles_of_looks: dict[str, Style] = {}

    # What is shown

    def take(self, article: Article, script: Script) -> None:
        """Show another article, or the same one after a line was put back; its place is where it is heard."""
        utterance = self._heard.utterance
        top = self._page.top_of(self.scroll_offset.y)
        anchor = self._page.blocks[top.block].id if self._page.blocks else ""
        self._labels = Labels(article, script, self._words)
        self._page = Page(article.blocks, self._labels, self._page.width, self._look.spacing)
        self._heard = Heard(Sentences(script))
        self._found = {}
        if utterance is not None:
            self._heard.hear(self._page, utterance)
        row = self._page.row_of_top(top._replace(block=self._page.index_of.get(anchor, 0)))
        self._go_to_row(row)
        self.refresh()
        self.call_later(self._measure)

    def change_look(self, look: Look) -> None:
        """Show the page in another look; the text at its top stays there."""
        self._look = look
        self._fit()
        self._go_to_row(self.scroll_offset.y)
        self._follow()
        self.refresh()
        self.call_later(self._measure)

    def show_found(self, found: Found) -> None:
        """Mark what a search has found."""
        if found != self._found:
            self._found = found
            self.refresh()

    # What is heard

    def hear(self, utterance: Utterance | None, word: Locator | None) -> None:
        """Mark what is heard, and bring it into view if the view follows."""
        heard = self._heard
        if utterance is not None and utterance is not heard.utterance:
            if self._look.focus and heard.index < 0:
                self.refresh()  # all that is not heard is dimmed from now on
            self._refresh_lines(heard.sentence_lines)
            heard.hear(self._page, utterance)
            self._refresh_lines(heard.sentence_lines)
        self._refresh_lines(self._word_lines)
        heard.hear_word(self._page, word)
        self._refresh_lines(self._word_lines)
        self._follow()

    def follow(self, *, at_once: bool) -> None:
        """Follow what is heard again, after a person has scrolled: at once, or from the next event on."""
        self._following = True
        if at_once:
            self._follow()

    def _word_lines(self, lines: tuple[Line, ...]) -> set[int]:
        ruled = {self._heard.line(lines)} if self._look.ruler else set()
        return self._heard.word_lines(lines) | ruled

    def _refresh_lines(self, which: Callable[[tuple[Line, ...]], set[int]]) -> None:
        """Paint some lines of what is heard anew, and nothing else: screen readers notice what is painted."""
        index, width = self._heard.index, self.scrollable_content_region.width
        if index >= 0 and width:
            top = self._page.row_of(index) - self.scroll_offset.y
            for line in which(self._page.lines(index)):
                self.refresh(Region(0, top + line, width, 1))

    def _heard_row(self) -> int:
        index = self._heard.index
        return self._page.row_of(index) + self._heard.line(self._page.lines(index)) if index >= 0 else 0

    def _follow(self) -> None:
        row = self._row_to_follow()
        if row is not None:
            self._go_to_row(row)

    def _row_to_follow(self) -> int | None:
        """The row to bring to the top so that what is heard is seen; None: it is, or need not be."""
        if not self._following or self._heard.index < 0 or not self.size.height:
            return None
        top, height = self.scroll_offset.y, self.size.height
        self._page.settle_around(self._heard.index, height)
        row = self._heard_row()
        if self._look.movement == "line":
            return max(row - height // 3, 0)
        return None if top <= row < top + height - 1 else max(row - height // 4, 0)

    def _go_to_row(self, row: int) -> None:
        self._page.settle(max(row, 0), self.size.height)
        self.virtual_size = Size(self.scrollable_content_region.width, self._page.height)
        self.scroll_to(y=max(row, 0), animate=False, force=True)
        self.vertical_scrollbar.position = self.scroll_y

    @property
    def cursor_screen_offset(self) -> Offset:
        """The terminal's cursor, for magnifiers and braille displays: at the line that is heard."""
        row = self._heard_row() - self.scroll_offset.y
        row = min(max(row, 0), max(self.size.height - 1, 0))
        return self.region.offset + Offset(self._left + GUTTER, row)

    # Where the page is

    def _fit(self) -> None:
        """Lay the page out for the width of the view; the text at its top stays there."""
        width = self.scrollable_content_region.width
        margin = min(self._look.margin, max(width // 8, 1))
        measure = max(min(self._look.width, width - GUTTER - 2 * margin), 10)
        middle_of_screen = (self.screen.size.width - GUTTER - measure) // 2 - self.region.x
        self._left = max(min(middle_of_screen, width - GUTTER - measure - margin), margin - GUTTER, 0)
        if width > 0 and (measure, self._look.spacing) != (self._page.width, self._page.spacing):
            top = self._page.top_of(self.scroll_offset.y)
            self._page = Page(self._page.blocks, self._labels, measure, self._look.spacing)
            self._heard.hear_again(self._page)
            self._set_silently(self._page.row_of_top(top))
        self._page.settle(self.scroll_offset.y, self.size.height)

    def _set_silently(self, row: int) -> None:
        """Have that row at the top of the frame that is being painted."""
        width, last = self.scrollable_content_region.width, self._page.height - self.size.height
        self.set_reactive(ReadingView.virtual_size, Size(width, self._page.height))
        self.set_reactive(ReadingView.scroll_y, float(max(min(row, last), 0)))

    def on_resize(self) -> None:
        """Fit the page, and wrap the rest of it in slices."""
        self._fit()
        self._go_to_row(self.scroll_offset.y)
        self._follow()
        self.call_later(self._measure)

    def _measure(self) -> None:
        """Wrap for a moment; again after the keys that wait, until all is wrapped."""
        if self._page.is_measured:
            return
        row = self.scroll_offset.y
        top = self._page.top_of(row)
        self._page.measure(_SLICE_SECONDS)
        if self._page.is_measured or self._page.row_of_top(top) != row:
            self._go_to_row(self._page.row_of_top(top))
        self.call_later(self._measure)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into view before it is painted."""
        self._page.settle(round(new_value), self.size.height)
        super().watch_scroll_y(old_value, new_value)

    # What a person does to it

    def action_page(self, pages: int) -> None:
        """Scroll by pages, with a line of the old one left for the eye."""
        self.action_scroll_lines(pages * max(self.size.height - 1, 1))

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by lines; the view stays there until the next action."""
        self._following = False
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls, and the view stays there."""
        self._following = False

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls, and the view stays there."""
        self._following = False

    def on_scroll_to(self, _message: ScrollTo) -> None:
        """The scroll bar was dragged, and the view stays there."""
        self._following = False

    def on_click(self, event: events.Click) -> None:
        """Say which character of the article was pointed at; the end of a selection points at nothing."""
        if self.text_selection is not None:
            return
        index, line = self._page.at(event.y + self.scroll_offset.y)
        lines = self._page.lines(index) if self._page.blocks else ()
        if 0 <= line < len(lines):
            offset = offset_of(lines, Place(line, max(event.x - self._left - GUTTER, 0)))
            if offset is not None:
                self.post_message(self.Pointed(Locator(self._page.blocks[index].id, offset, offset + 1)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, and what would stand behind it."""
        return selected_text(self._page, selection, self._left), "\n"

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows to paint. The first frame comes before the event that tells the size."""
        self._fit()
        if not self._has_begun:
            self._begin()
        return super().render_lines(crop)

    def _begin(self) -> None:
        """Show the place at which reading goes on in the first frame: it need not be the beginning."""
        self._has_begun = True
        row = self._row_to_follow()
        if row is not None:
            self._page.settle(row, self.size.height)
            self._set_silently(row)

    def render_line(self, y: int) -> Strip:
        """A row of the view; its characters know their place, for the mouse."""
        base = self.visual_style
        width = self.size.width
        row = y + self.scroll_offset.y
        index, number = self._page.at(row)
        lines = self._page.lines(index) if self._page.blocks else ()
        if self.is_blank or not 0 <= number < len(lines):
            return Strip.blank(width, base.rich_style)
        marking = marking_of(self._page, index, number, self._heard, self._found, self._look)
        content = paint(lines[number], self._style_of, self._page.width, marking).pad_left(self._left)
        if (selected := self.text_selection) and (span := selected.get_span(row)):
            content = content.stylize(self._style_of("selected"), span[0], None if span[1] < 0 else span[1])
        strip = Strip(content.render_segments(base)).apply_offsets(0, row)
        return strip.adjust_cell_length(width, base.rich_style)

    def _style_of(self, look: str) -> Style:
        style = self._styles_of_looks.get(look)
        if style is None:
            style = self._styles_of_looks[look] = component_style(self, f"reading--{look}")
        return style

    def notify_style_update(self) -> None:
        """Another theme: forget the styles of the old one."""
        self._styles_of_looks = {}
        super().notify_style_update()
