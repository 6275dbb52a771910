"""The two lines around the page: what is read, and what is going on, in words."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from readaloud.tui.cells import cells, visible


class TextLine(Widget):
    """One line of words; it is painted only when they change. Untrusted text is safe in it."""

    text = reactive("", layout=True)
    aside = reactive("")

    def __init__(self, name: str, text: str, aside: str = "") -> None:
        super().__init__(id=name)
        self.set_reactive(TextLine.text, text)
        self.set_reactive(TextLine.aside, aside)

    def render(self) -> Content:
        """The words, as text and never as markup; the aside at the right when there is room for it."""
        text, aside = _one_line(self.text), _one_line(self.aside)
        room = self.size.width - cells(text) - cells(aside)
        return Content(text + " " * room + aside if aside and room > 1 else text)


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
