"""What an element passes on to everything inside it: place, names, language, kind."""

from functools import lru_cache
from itertools import chain

from msgspec.structs import replace

from readaloud.extract.html.draft import Context, Names
from readaloud.extract.html.markup import markup
from readaloud.extract.html.names import place_of, words_of
from readaloud.extract.html.tree import Element, PageSize
from readaloud.model.article import Kind

_ARTICLES = frozenset({"article", "main"})
_QUOTED = frozenset({Kind.QUOTE, Kind.PULL_QUOTE, Kind.SOCIAL})

_NOTE_ROLES = {
    "doc-footnote": Kind.FOOTNOTE,
    "doc-endnote": Kind.FOOTNOTE,
    "doc-endnotes": Kind.FOOTNOTE,
    "doc-errata": Kind.CORRECTION,
    "doc-correction": Kind.CORRECTION,
    "doc-tip": Kind.NOTE,
    "doc-notice": Kind.NOTE,
    "doc-pullquote": Kind.PULL_QUOTE,
    "note": Kind.NOTE,
}
_NAMED = frozenset({"class", "id", "role", "itemprop", "rel", "data-testid", "data-component", "data-type"})
_NAMEABLE = frozenset({
    "p", "div", "details", "aside", "section", "li", "ol", "ul", "figure", "blockquote", "footer", "dl",
})  # fmt: skip


class ContextReader:
    """Reads the context inside elements; knows the page's body and size."""

    def __init__(self, body: Element, size: PageSize) -> None:
        self._body = body
        self._size = size

    def inside(self, element: Element, tag: str, keys: list[str], context: Context) -> Context:
        """The context for what is in the element."""
        changes: dict[str, object] = {}
        if tag in _ARTICLES:
            changes["in_article"] = True
        role = element.get("role").strip().lower() if "role" in keys else ""
        place = place_of(tag, role, context.in_article)
        if place and place != context.place and self._is_apart(element, tag, place, context):
            changes["place"] = place
        own = _own_words(element, keys) if keys and element is not self._body else ()
        if own:
            changes["names"] = Names(own, context.names)
        if "lang" in keys:
            language = element.get("lang").strip()
            changes["language"] = language or context.language
        kind = _kind(tag, role, own, context.kind)
        if kind is not context.kind:
            changes["kind"] = kind
        return replace(context, **changes) if changes else context

    def _is_apart(self, element: Element, tag: str, place: str, context: Context) -> bool:
        """Whether the element is a place apart: not the footer of a quotation, which names its source."""
        if place == "footer" and context.kind in _QUOTED:
            return False
        return not self._wraps_the_page(element, tag, place)

    def _wraps_the_page(self, element: Element, tag: str, place: str) -> bool:
        """Whether a form or the like holds most of the text: a framework's wrapper, not a place apart."""
        if place not in {"form", "dialog", "header", "aside"} or tag in {"button", "select", "option"}:
            return False
        return self._size.is_mostly(element)


def _own_words(element: Element, keys: list[str]) -> tuple[str, ...]:
    named = [words_of(element.get(name)) for name in keys if name in _NAMED]
    return named[0] if len(named) == 1 else tuple(dict.fromkeys(chain.from_iterable(named)))


def _kind(tag: str, role: str, own: tuple[str, ...], around: Kind) -> Kind:
    if role in _NOTE_ROLES:
        return _NOTE_ROLES[role]
    if own and tag in _NAMEABLE:
        named = _named_kind(own, tag)
        if named is not None:
            return named
    return Kind.QUOTE if tag == "blockquote" and around is not Kind.PULL_QUOTE else around


@lru_cache(maxsize=4096)
def _named_kind(own: tuple[str, ...], tag: str) -> Kind | None:
    words = frozenset(own)
    if "pullquote" in words or {"pull", "quote"} <= words:
        return Kind.PULL_QUOTE
    if tag == "blockquote" and words & (markup().social | {"social"}):
        return Kind.SOCIAL
    if words & markup().footnote:
        return Kind.FOOTNOTE
    if words & markup().correction:
        return Kind.CORRECTION
    if words & markup().transcript and tag not in {"li", "ol", "ul"}:
        return Kind.TRANSCRIPT
    if {"editor", "note"} <= words or {"editors", "note"} <= words:
        return Kind.NOTE
    return None
