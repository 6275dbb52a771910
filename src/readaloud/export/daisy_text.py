"""The full text of a DAISY 2.02 book: the same elements as a page, in the vocabulary of XHTML 1.0."""

from readaloud.export.markup import add, make, tidied
from readaloud.export.xml import Element, etree

XHTML = "http://www.w3.org/1999/xhtml"
DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
_OLDER = {"aside": "div", "figure": "div", "figcaption": "p"}  # elements that came with HTML 5
_NEWER_ATTRIBUTES = ("role", "tabindex")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def xhtml_document(title: str, metadata: dict[str, str], body: Element, language: str) -> bytes:
    """A whole XHTML 1.0 document around a body made without namespaces."""
    kind = make("meta", content="text/html; charset=utf-8")
    kind.set("http-equiv", "Content-type")
    head = make("head", kind, make("title", title))
    for name, content in metadata.items():
        add(head, make("meta", name=name, content=content))
    root = _older(tidied(make("html", head, body, lang=language)))
    written: bytes = etree().tostring(root, xml_declaration=True, encoding="utf-8", doctype=DOCTYPE)
    return written + b"\n"


def _older(element: Element, parent: Element | None = None) -> Element:
    name = f"{{{XHTML}}}{_OLDER.get(element.tag, element.tag)}"
    if parent is None:
        copy = etree().Element(name, element.attrib, nsmap={None: XHTML})
    else:
        copy = etree().SubElement(parent, name, element.attrib)
    for attribute in _NEWER_ATTRIBUTES:
        copy.attrib.pop(attribute, None)
    if language := element.get("lang"):
        copy.set(_XML_LANG, language)
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        _older(child, copy)
    return copy
