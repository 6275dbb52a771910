"""The way to lxml for everything here that builds or reads a tree; imported when the first tree is made."""

from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml ships no types


def etree() -> Any:
    """The module ``lxml.etree``."""
    from lxml import etree as module

    return module


def written(root: Element, doctype: str | None = None) -> bytes:
    """An XML document in UTF-8."""
    content: bytes = etree().tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype)
    return content + b"\n"


def parsed(content: bytes) -> Element:
    """The root of an XML document; no entity is resolved and nothing is fetched.

    Raises:
        ValueError: it is not well-formed.
    """
    module = etree()
    try:
        return module.fromstring(content, module.XMLParser(resolve_entities=False, no_network=True))
    except module.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def parsed_page(content: bytes) -> Element | None:
    """The root of an HTML document in UTF-8, whatever is wrong with it; None when there is nothing in it."""
    module = etree()
    try:
        return module.fromstring(content, module.HTMLParser(encoding="utf-8", no_network=True))
    except module.XMLSyntaxError:  # only an empty document is one for this parser
        return None
