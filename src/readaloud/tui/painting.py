"""One line of the page as Textual's ``Content``: the text in its looks, with what is marked in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

from readaloud.tui.cells import TAB_CELLS, cells
from readaloud.tui.lines import Line, Slice
from readaloud.tui.spots import Spot

GUTTER = 2  # cells left of the text, for the sign beside what is heard

StyleOf = Callable[[str], Style]


class Marking(NamedTuple):
    """What is marked on a line: ``spots`` in a look each, later ones over earlier ones."""

    spots: Sequence[tuple[str, Spot]] = ()
    clear: Sequence[Spot] | None = None  # everything but these is dimmed; None: nothing is
    sign: str = ""  # in the gutter, beside what is heard
    band: str = ""  # a look for the whole width of the line: a card's ground, the ruler


def paint(line: Line, style_of: StyleOf, width: int, marking: Marking) -> Content:
    """A line in ``GUTTER + width`` cells and, with a band, one more to its right.

    Args:
        line: what stands on it.
        style_of: the style of a look by its name.
        width: cells of the text.
        marking: what is marked on it.
    """
    text, spans = _placed(line, style_of, marking)
    if marking.sign:
        text = marking.sign + text[1:]
        spans.insert(0, Span(0, 1, style_of("gutter")))
    if marking.band:
        text += " " * (GUTTER + width + 1 - cells(text))
        spans.insert(0, Span(1, len(text), style_of(marking.band)))
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
        dim=text.dim,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
    )


def _placed(line: Line, style_of: StyleOf, marking: Marking) -> tuple[str, list[Span]]:
    text, column = " " * GUTTER, GUTTER
    spans: list[Span] = []
    for slice_ in line:
        gap = GUTTER + slice_.x - column
        at = len(text) + gap
        shown = slice_.piece.text[slice_.start : slice_.end]
        text += " " * gap + shown
        column += gap + cells(shown)
        spans.append(Span(at, at + len(shown), style_of(slice_.piece.look)))
        for look, start, end in _inline(slice_, marking):
            spans.append(Span(at + start, at + end, style_of(look)))
    return _without_tabs(text, spans)


def _inline(slice_: Slice, marking: Marking) -> Iterator[tuple[str, int, int]]:
    for mark in slice_.piece.marks:
        start, end = max(mark.start, slice_.start), min(mark.end, slice_.end)
        if start < end:
            yield mark.look, start - slice_.start, end - slice_.start
    for start, end in () if marking.clear is None else _others(slice_, marking.clear):
        yield "dimmed", start, end
    for look, spot in marking.spots:
        if covered := _overlap(slice_, spot):
            yield look, *covered


def _overlap(slice_: Slice, spot: Spot) -> tuple[int, int] | None:
    start, end = max(spot.start, slice_.start), min(spot.end, slice_.end)
    if start < end and spot.piece == slice_.piece:
        return start - slice_.start, end - slice_.start
    return None


def _others(slice_: Slice, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """The stretches of a slice that no spot covers."""
    at = 0
    for start, end in sorted(filter(None, (_overlap(slice_, spot) for spot in spots))):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < slice_.end - slice_.start:
        yield at, slice_.end - slice_.start


def _without_tabs(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    if "\t" not in text:
        return text, spans

    def moved(offset: int) -> int:
        return offset + text.count("\t", 0, offset) * (TAB_CELLS - 1)

    wider = [Span(moved(start), moved(end), style) for start, end, style in spans]
    return text.replace("\t", " " * TAB_CELLS), wider
