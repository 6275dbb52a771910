"""HTML text to a tree, safely: no network, no entities of its own, no limit that loses text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from readaloud.extract.html.names import BLOCKS
from readaloud.model.errors import NothingReadable

Element = Any  # lxml.html.HtmlElement: lxml is compiled and carries no types of its own

# Tags that may be nested, but for those of what is never read.
_NESTING = re.compile(
    r"</?(?!(?:html|head|body|script|style|noscript|template|svg|title|meta|link|h[1-6]|p|br|img)\b)"
    r"([a-z][a-z0-9-]*)[^<>]*>",
    re.I,
)
_FLAT = "data-readaloud-flat"

UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "head"})  # DESIGN, promise 1


def parse(html: str) -> Element:
    """The root of a page; one that nests deeper than libxml2 follows (2,048 levels) is read without nesting.

    Raises:
        NothingReadable: there is not one element in it.
    """
    root, is_whole = _parsed(html)
    if not is_whole:  # libxml2 has dropped all that follows
        root, _ = _parsed(_NESTING.sub(lambda tag: "<p>" * (tag[1].lower() in BLOCKS), html))
        root.set(_FLAT, "")
    return root


def is_flattened(root: Element) -> bool:
    """Whether the page was read without its nesting."""
    return root.get(_FLAT) is not None


def _parsed(html: str) -> tuple[Element, bool]:
    """The root, and whether the parser came to the end of the page."""
    from lxml.etree import ElementDefaultClassLookup, ErrorTypes, HTMLParser, ParserError
    from lxml.html import HtmlElement, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
        huge_tree=True,  # without it everything below 255 levels is dropped without a word
    )
    # one class for all, as trafilatura needs it: lxml.html's own parser asks Python which for each element
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    try:
        # bytes: libxml2 refuses str that declares an encoding; NUL ends the text for older versions of it
        root = document_fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except ParserError:
        raise NothingReadable(
            "The page is empty.", "Open it in a browser to see whether it has text."
        ) from None
    last = parser.error_log.last_error
    return root, last is None or last.type != ErrorTypes.ERR_RESOURCE_LIMIT


def empty_unread(root: Element) -> None:
    """Take out the contents of what is never read; half of many a page is scripts, and trees are copied.

    The structured data stay.
    """
    for element in root.iter("script", "style"):
        if "json" not in (element.get("type") or ""):
            element.text = None
    for drawing in root.iter("svg"):
        drawing.clear(keep_tail=True)


def texts(element: Element) -> Iterator[str]:
    """The texts inside an element in their order, without what is never read (scripts, styles, drawings)."""
    from lxml.etree import iterwalk

    walker = iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "end":
            text = node.tail if node is not element else None
        elif node.tag in UNREAD:
            walker.skip_subtree()
            text = None
        else:
            text = node.text
        if text:
            yield text


class PageSize:
    """Tells whether an element holds most of a page's text, so that its name is about the page as a whole."""

    LEAST = 400  # characters; what holds less is not asked about
    MOST_ASKED = 40  # elements that size; a page that nests more of them is made to waste time

    def __init__(self, body: Element) -> None:
        self._body = body
        self._half: int | None = None
        self._asked = 0

    def is_mostly(self, element: Element) -> bool:
        """Whether more than half of the page's text is in the element."""
        if self._asked >= self.MOST_ASKED:
            return False
        length = text_length(element)
        if length < self.LEAST:
            return False
        self._asked += 1
        if self._half is None:
            self._half = text_length(self._body) // 2
        return length > self._half


def text_length(element: Element) -> int:
    """About how many characters an element holds, its white space folded; libxml2 counts them."""
    count = _count()
    return int(count(element)) - sum(int(count(unread)) for unread in element.iter(*UNREAD))


def line_of(element: Element) -> int:
    """The line of the input on which an element begins; libxml2 counts no further than 65,535."""
    return element.sourceline or 1


@cache
def _count() -> Any:
    from lxml.etree import XPath

    return XPath("string-length(normalize-space(.))")
