"""One line of the page as Textual's ``Content``: the text in its looks, with what is heard marked in it."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

from readaloud.tui.cells import TAB_CELLS, cells
from readaloud.tui.lines import Line, Slice
from readaloud.tui.spots import Spot

HEARD_GUTTER = "▎"
GUTTER = 2  # cells left of the text, for the mark beside what is heard

StyleOf = Callable[[str], Style]


def paint(
    line: Line,
    style_of: StyleOf,
    *,
    width: int,
    sentence: Sequence[Spot] = (),
    word: Sequence[Spot] = (),
    is_heard: bool = False,
    ground: bool = False,
) -> Content:
    """A line in ``GUTTER + width`` cells and, on a ground of its own, two more to its right.

    Args:
        line: what stands on it.
        style_of: the style of a look by its name.
        width: cells of the text.
        sentence: the spots of the sentence that is heard.
        word: the spots of the word that is heard; it lies in the sentence.
        is_heard: whether the line gets the mark beside what is heard.
        ground: whether the line belongs to a card.
    """
    text, spans = _placed(line, style_of, sentence, word)
    if is_heard:
        text = HEARD_GUTTER + text[1:]
        spans.insert(0, Span(0, 1, style_of("gutter")))
    if ground:
        text += " " * (GUTTER + width + 1 - cells(text))
        spans.insert(0, Span(1, len(text), style_of("ground")))
    return Content(text, spans)


def component_style(widget: Widget, name: str) -> Style:
    """The style that the style sheet gives to a component of a widget, and nothing of the widget's own.

    ``Widget.get_visual_style`` leaves out a reversal, and the background of a part that lies on another.
    """
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
    )


def _placed(
    line: Line, style_of: StyleOf, sentence: Sequence[Spot], word: Sequence[Spot]
) -> tuple[str, list[Span]]:
    text, column = " " * GUTTER, GUTTER
    spans: list[Span] = []
    for slice_ in line:
        gap = GUTTER + slice_.x - column
        at = len(text) + gap
        shown = slice_.piece.text[slice_.start : slice_.end]
        text += " " * gap + shown
        column += gap + cells(shown)
        spans.append(Span(at, at + len(shown), style_of(slice_.piece.look)))
        for look, start, end in _inline(slice_, sentence, word):
            spans.append(Span(at + start, at + end, style_of(look)))
    return _without_tabs(text, spans)


def _inline(slice_: Slice, sentence: Sequence[Spot], word: Sequence[Spot]) -> Iterator[tuple[str, int, int]]:
    for mark in slice_.piece.marks:
        start, end = max(mark.start, slice_.start), min(mark.end, slice_.end)
        if start < end:
            yield mark.look, start - slice_.start, end - slice_.start
    for look, spots in (("sentence", sentence), ("word", word)):
        for start, end in _overlaps(slice_, spots):
            yield look, start, end


def _overlaps(slice_: Slice, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    for spot in spots:
        start, end = max(spot.start, slice_.start), min(spot.end, slice_.end)
        if start < end and spot.piece == slice_.piece:
            yield start - slice_.start, end - slice_.start


def _without_tabs(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    if "\t" not in text:
        return text, spans

    def moved(offset: int) -> int:
        return offset + text.count("\t", 0, offset) * (TAB_CELLS - 1)

    wider = [Span(moved(start), moved(end), style) for start, end, style in spans]
    return text.replace("\t", " " * TAB_CELLS), wider
