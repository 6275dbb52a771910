"""Drafts: what the walk over a page collects, before it is known which of them are body."""

from typing import NamedTuple

from msgspec import Struct

from readaloud.extract.html.tree import Element
from readaloud.model.article import Group, Kind, Media, Span, Table
from readaloud.text.sanitise import clean_text, one_line


class Mark(NamedTuple):
    """Inline meaning that is open while a text is read; two links to one address are two marks."""

    kind: str
    value: str
    serial: int


class Chunk(NamedTuple):
    """A stretch of reading text; ``borrowed`` when an attribute or a script said it and no text node."""

    text: str
    borrowed: bool = False


class Names:
    """The words by which an element and those around it are named; put together when somebody asks."""

    MOST = 40

    __slots__ = ("_all", "_outer", "_own")

    def __init__(self, own: tuple[str, ...] = (), outer: "Names | None" = None) -> None:
        self._own, self._outer = own, outer
        self._all: tuple[str, ...] | None = None

    def all(self) -> tuple[str, ...]:
        """The element's own words, then those of its ancestors; each once."""
        if self._all is None:
            outer = self._outer.all() if self._outer else ()
            self._all = tuple(dict.fromkeys((*self._own, *outer)))[: self.MOST]
        return self._all


NAMELESS = Names()


class Context(Struct, frozen=True, gc=False):
    """What an element inherits from those around it."""

    place: str = ""
    names: Names = NAMELESS
    language: str = ""
    marks: tuple[Mark, ...] = ()
    kind: Kind = Kind.PARAGRAPH  # of a text without a kind of its own
    level: int = 0
    group: Group | None = None
    in_article: bool = False
    in_figure: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of the names around: the nearest first."""
        return self.names.all()


class Draft(Struct, eq=False, gc=False):
    """One piece in the making. ``chunks`` is all reading text that it stands for, ``text`` what is shown."""

    element: Element
    text: str
    chunks: list[Chunk]
    kind: Kind
    context: Context
    level: int = 0
    spans: tuple[Span, ...] = ()
    media: Media | None = None
    table: Table | None = None
    group: Group | None = None
    body: bool = False

    @property
    def linked(self) -> int:
        """How many characters of its text are links."""
        return sum(span.end - span.start for span in self.spans if span.kind == "link")

    def is_called(self, words: frozenset[str], nearest: int = 16) -> bool:
        """Whether one of the words is among the nearest names of its own element and of those around it."""
        return not words.isdisjoint(self.context.labels[:nearest])


class Run:
    """The text of one line or paragraph while it is put together from text nodes."""

    __slots__ = ("_segments",)

    def __init__(self) -> None:
        self._segments: list[tuple[str, tuple[Mark, ...]]] = []

    def add(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Append a text node with the meanings that are open around it."""
        self._segments.append((text, marks))

    def __bool__(self) -> bool:
        return bool(self._segments)

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """The text, sanitised and its white space folded, with its spans; the run is empty after."""
        segments, self._segments = self._segments, []
        if len(segments) == 1 and not segments[0][1]:
            return one_line(segments[0][0].strip()), ()
        raw = "".join(raw for raw, _ in segments)
        clean = clean_text(raw) is raw  # hardly any line has something to take out
        parts: list[str] = []
        spans: dict[Mark, tuple[int, int]] = {}
        length, space = 0, False
        for raw, marks in segments:
            text = raw if clean else clean_text(raw)
            folded = " ".join(text.split())
            if not folded:
                space = space or bool(text)
                continue
            if length and (space or text[0].isspace()):
                parts.append(" ")
                length += 1
            for mark in marks:
                spans[mark] = (spans[mark][0] if mark in spans else length, length + len(folded))
            parts.append(folded)
            length += len(folded)
            space = text[-1].isspace()
        whole = "".join(parts)
        return whole, tuple(_span(mark, *ends, whole) for mark, ends in spans.items())


def _span(mark: Mark, start: int, end: int, text: str) -> Span:
    value = text[start:end].strip("[]()") if mark.kind == "noteref" else mark.value
    return Span(start, end, mark.kind, value)
