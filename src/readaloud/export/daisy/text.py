"""The full text of a DAISY 2.02 book: the same elements as a page, in the vocabulary of XHTML 1.0."""

from readaloud.export.markup.making import add, make, tidied
from readaloud.export.markup.xhtml import in_xhtml
from readaloud.export.markup.xml import Element, written

DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
_OLDER = {"aside": "div", "figure": "div", "figcaption": "p"}  # elements that came with HTML 5
_NEWER_ATTRIBUTES = ("role", "tabindex")


def xhtml_document(title: str, metadata: dict[str, str], body: Element, language: str) -> bytes:
    """A whole XHTML 1.0 document around a body made without namespaces.

    One with metadata is a navigation centre, in which nothing may say which way it is written.
    """
    kind = make("meta", content="text/html; charset=utf-8")
    kind.set("http-equiv", "Content-type")
    head = make("head", kind, make("title", title))
    for name, content in metadata.items():
        add(head, make("meta", name=name, content=content))
    root = in_xhtml(tidied(make("html", head, body, lang=language)), _without_newer, names=_OLDER)
    if metadata:
        root.attrib.pop("dir", None)
    return written(root, DOCTYPE)


def _without_newer(element: Element) -> None:
    for attribute in _NEWER_ATTRIBUTES:
        element.attrib.pop(attribute, None)
