"""The walk over a page: every reading text and every medium becomes a draft, in document order."""

from collections.abc import Callable

from msgspec.structs import replace

from readaloud.extract.html.draft import Chunk, Context, Draft, Names, Run
from readaloud.extract.html.markup import markup
from readaloud.extract.html.media.boxes import compose, is_box
from readaloud.extract.html.media.elements import frame, image, player
from readaloud.extract.html.media.pictures import join_captions, without_placeholders
from readaloud.extract.html.names import BLOCKS, HEADINGS, words_of
from readaloud.extract.html.tree import UNREAD, Element, PageSize, texts
from readaloud.extract.html.walk.context import ContextReader
from readaloud.extract.html.walk.hidden import HiddenNodes
from readaloud.extract.html.walk.inline import (
    BACK_LINK,
    PLAIN_INLINE,
    Marking,
    begins_apart,
    is_back_link,
    is_set_apart,
    quotation_marks,
    runs_on,
)
from readaloud.extract.html.walk.preformatted import preformatted
from readaloud.extract.html.walk.tables import read_table
from readaloud.model.article import Group, Kind, Span

MAX_DEPTH = 150  # nobody lays out an article deeper; below it all text is one run, and Python's stack lasts

_LEVELS = frozenset("123456")  # of ``aria-level``


def walk(root: Element, language: str) -> list[Draft]:
    """The drafts of a page. Every text node outside of ``UNREAD`` elements is in exactly one chunk."""
    body = root if root.tag == "body" else next(iter(root.iterchildren("body", "frameset")), root)
    walker = _Walker(body, language)
    walker.visit(body, Context(language=language))
    walker.flush()
    if root is not body:  # what a broken page has beside its body
        for child in root:
            if child is not body:
                walker.visit(child, Context(language=language))
                walker.flush()
    return join_captions(without_placeholders(walker.drafts))


class _Walker:
    def __init__(self, body: Element, language: str) -> None:
        self.drafts: list[Draft] = []
        self._run = Run()
        self._late: list[Draft] = []  # what stands inside a line and comes after it
        self._owner: tuple[Element, Context] = (body, Context(language=language))
        size = PageSize(body)
        self._hidden = HiddenNodes(body, size)
        self._contexts = ContextReader(body, size)
        self._after_break = False
        self._marking = Marking()
        self._lists = 0
        self._depth = 0
        self._begun_items: set[tuple[str, int]] = set()
        self._handlers: dict[str, Callable[[Element, Context], None]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol", "dl", "menu"), self._list),
            **dict.fromkeys(("video", "audio"), self._player),
            **dict.fromkeys(("iframe", "embed", "amp-iframe", "amp-youtube"), self._frame),
            **dict.fromkeys(("img", "amp-img"), self._image),
            "br": self._break,
            "hr": self._rule,
            "pre": self._pre,
            "table": self._table,
        }

    def visit(self, element: Element, context: Context) -> None:
        """Read one element with everything in it."""
        tag = element.tag
        if tag in UNREAD or not isinstance(tag, str):
            return
        keys = element.keys()
        if keys and self._hidden.holds(element, keys):
            self._hide(element, context)
            return
        if self._depth > MAX_DEPTH:
            self._flat(element, context)
            return
        self._depth += 1
        if tag not in PLAIN_INLINE or context.in_figure:
            context = self._contexts.inside(element, tag, keys, context)
        self._read(element, tag, keys, context)
        self._depth -= 1

    def _read(self, element: Element, tag: str, keys: list[str], context: Context) -> None:
        handler = self._handlers.get(tag)
        if "role" in keys and element.get("role").strip().lower() == "heading":
            handler = self._heading
        if handler is not None:
            handler(element, context)
            return
        if tag == "blockquote" and context.kind is Kind.SOCIAL:
            self._post(element, context)
            return
        box = tag == "figure" or (bool(keys) and is_box(element, tag, keys))
        apart = (box or tag == "button") and not context.in_figure
        if apart and runs_on(element, tag, begun=bool(self._run)):
            self._inline(element, tag, context)
        elif box:
            self._box(element, context)
        elif tag in BLOCKS or (context.in_figure and _is_figure_part(element)):
            self._block(element, context)
        else:
            self._inline(element, tag, context)

    def flush(self) -> None:
        """End the current line: its text becomes a draft of the block that it stands in."""
        self._after_break = False
        if self._run:
            text, spans = self._run.take()
            if text:
                self.drafts.append(self._draft(text, spans))
        if self._late:
            self.drafts += self._late
            self._late = []

    def _draft(self, text: str, spans: tuple[Span, ...]) -> Draft:
        element, context = self._owner
        kind, group = context.kind, context.group
        if group is not None and kind in {Kind.LIST_ITEM, Kind.FOOTNOTE}:
            item = (group.id, group.index)
            if item in self._begun_items:  # a second paragraph of the same item
                kind, group = (Kind.PARAGRAPH if kind is Kind.LIST_ITEM else kind), None
            self._begun_items.add(item)
        else:
            group = None
        return Draft(
            element,
            text,
            [Chunk(text)],
            kind,
            context,
            level=context.level,
            spans=spans,
            group=group,
        )

    def _text(self, text: str | None, context: Context) -> None:
        if not text:
            return
        if text.isspace():  # between blocks nothing is to be set apart
            if self._run:
                self._run.add(" ", ())
            return
        self._after_break = False
        self._run.add(text, context.marks)

    def _children(self, element: Element, context: Context) -> None:
        if element.text:
            self._text(element.text, context)
        for child in element:
            self.visit(child, context)
            if child.tail:
                self._text(child.tail, context)

    def _block(self, element: Element, context: Context) -> None:
        self.flush()
        outer, self._owner = self._owner, (element, context)
        self._children(element, context)
        self.flush()
        self._owner = outer

    def _inline(self, element: Element, tag: str, context: Context) -> None:
        if tag == "a" and is_back_link(element):
            self._set_apart(element, replace(context, place="nav", names=Names((BACK_LINK,), context.names)))
            return
        if begins_apart(element, tag, begun=bool(self._run)):
            self.flush()
            self._set_apart(element, context)
            return
        if is_set_apart(element):
            self._set_apart(element, replace(context, place="hidden"))
            return
        opening, closing = quotation_marks(element) if tag == "q" else ("", "")
        self._text(opening, context)
        marks = (*context.marks, *self._marking.marks(element, tag))
        self._children(element, replace(context, marks=marks) if marks != context.marks else context)
        self._text(closing, context)

    def _heading(self, element: Element, context: Context) -> None:
        said = element.get("aria-level") or ""
        level = int(said) if said in _LEVELS else HEADINGS.get(element.tag, 2)
        self._block(element, replace(context, kind=Kind.HEADING, level=level))

    def _list(self, element: Element, context: Context) -> None:
        self.flush()
        items = [child for child in element if child.tag in {"li", "dt", "dd"}]
        self._lists += 1
        notes = context.kind is Kind.FOOTNOTE
        level = context.group.level + 1 if context.group and context.group.kind == "list" else 1
        group = Group(
            id=f"g{self._lists}",
            kind="notes" if notes else "list",
            ordered=element.tag == "ol",
            index=0,
            count=len(items),
            level=level,
        )
        kind = context.kind if notes else Kind.LIST_ITEM
        index = 0
        self._text(element.text, context)
        for child in element:
            inside = context
            if child.tag in {"li", "dt", "dd"}:
                index += 1
                inside = replace(context, kind=kind, group=replace(group, index=index), level=level)
            self.visit(child, inside)
            self._text(child.tail, context)
        self.flush()

    def _break(self, element: Element, context: Context) -> None:
        if self._after_break:
            self.flush()
        elif self._run:
            self._run.add(" ", ())
            self._after_break = True

    def _rule(self, element: Element, context: Context) -> None:
        self.flush()

    def _pre(self, element: Element, context: Context) -> None:
        self.flush()
        self.drafts += preformatted(element, context)

    def _table(self, element: Element, context: Context) -> None:
        draft = read_table(element, context)
        if draft is None:
            is_one = is_box(element, "table", element.keys())
            (self._box if is_one else self._block)(element, context)
            return
        self.flush()
        self.drafts.append(draft)

    def _image(self, element: Element, context: Context) -> None:
        found = image(element, context)
        if isinstance(found, str):  # an emoji
            self._text(found, context)
        elif found is not None:
            self._aside(found)

    def _player(self, element: Element, context: Context) -> None:
        self._aside(player(element, context))

    def _frame(self, element: Element, context: Context) -> None:
        draft = frame(element, context)
        if draft is not None:
            self._aside(draft)

    def _aside(self, draft: Draft) -> None:
        """Put what stands inside a line after that line, so that the line stays whole."""
        (self._late if self._run else self.drafts).append(draft)

    def _box(self, element: Element, context: Context) -> None:
        """Read a figure, a player or the like, and make one draft of what belongs together in it."""
        self.flush()
        start = len(self.drafts)
        self._block(element, replace(context, in_figure=True))
        inner = self.drafts[start:]
        self.drafts[start:] = compose(element, context, inner)

    def _post(self, element: Element, context: Context) -> None:
        """Read a post of a social network as one draft: its text, its author, its date."""
        self.flush()
        start = len(self.drafts)
        self._block(element, context)
        inner = [draft for draft in self.drafts[start:] if draft.media is None]
        if not inner:
            return
        chunks = [chunk for draft in inner for chunk in draft.chunks]
        text = " ".join(draft.text for draft in inner)
        pictures = [draft for draft in self.drafts[start:] if draft.media is not None]
        self.drafts[start:] = [Draft(element, text, chunks, Kind.SOCIAL, context), *pictures]

    def _hide(self, element: Element, context: Context) -> None:
        self._set_apart(element, replace(context, place="hidden"))

    def _set_apart(self, element: Element, context: Context) -> None:
        """Make a draft of its own of what stands in a line and is no part of it."""
        run = Run()
        for text in texts(element):
            run.add(text, ())
            run.add(" ", ())
        text, _ = run.take()
        if text:
            self._aside(Draft(element, text, [Chunk(text)], Kind.PARAGRAPH, context))

    def _flat(self, element: Element, context: Context) -> None:
        for text in texts(element):
            self._text(text, context)


def _is_figure_part(element: Element) -> bool:
    """Whether an inline element of a figure is a text of its own: its caption, credit, title or length."""
    words, named = words_of(element.get("class") or ""), markup()
    told = (named.caption, named.credit, named.title, named.duration)
    return any(not part.isdisjoint(words) for part in told) or _follows_close(element)


def _follows_close(element: Element) -> bool:
    """Whether it begins with a capital right behind another: style sheets set both on lines of their own."""
    before = element.getprevious()
    if before is None or before.tail or not before.tag == element.tag == "span":
        return False
    one, other = ("".join(texts(each)).strip() for each in (before, element))
    return len(one) > 1 and other[:1].isupper()
