"""HTML text to a tree, safely: no network, no entities of its own, no limit that loses text."""

from functools import cache
from typing import Any

from readaloud.model.errors import NothingReadable

Element = Any  # lxml.html.HtmlElement: lxml is compiled and carries no types of its own

UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "head"})  # DESIGN, promise 1


def parse(html: str) -> Element:
    """The root of a page.

    Raises:
        NothingReadable: there is not one element in it.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
        huge_tree=True,  # without it everything below 255 levels is dropped without a word
    )
    try:
        # bytes: libxml2 refuses str that declares an encoding; NUL ends the text for older versions of it
        return document_fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except ParserError:
        raise NothingReadable(
            "The page is empty.", "Open it in a browser to see whether it has text."
        ) from None


def texts(element: Element) -> list[str]:
    """The texts inside an element in their order, without what is never read (scripts, styles, drawings)."""
    found: list[str] = _reading_texts()(element)
    return found


def text_length(element: Element) -> int:
    """How many characters an element holds, white space at their ends not counted."""
    return sum(len(text.strip()) for text in texts(element))


def line_of(element: Element) -> int:
    """The line of the input on which an element begins; libxml2 counts no further than 65,535."""
    return element.sourceline or 1


@cache
def _reading_texts() -> Any:
    from lxml.etree import XPath

    unread = " or ".join(f"ancestor::{tag}" for tag in sorted(UNREAD))
    return XPath(f"descendant::text()[not({unread})]", smart_strings=False)
