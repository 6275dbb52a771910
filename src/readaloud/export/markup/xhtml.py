"""Trees made without namespaces as XHTML, for books."""

from collections.abc import Callable, Mapping

from readaloud.export.markup.xml import Element, etree

XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOTHING: Mapping[str, str] = {}


def in_xhtml(
    element: Element,
    finish: Callable[[Element], None],
    *,
    names: Mapping[str, str] = _NOTHING,
    namespaces: Mapping[str, str] = _NOTHING,
) -> Element:
    """A copy of a tree as XHTML, with its languages in the words of XML as well.

    ``names`` are those that elements get instead of their own; ``finish`` is called with each copy.
    """
    known: dict[str | None, str] = {None: XHTML}
    known.update(namespaces.items())
    root = etree().Element(f"{{{XHTML}}}{element.tag}", nsmap=known)
    _fill(root, element, finish, names)
    return root


def _fill(
    copy: Element, element: Element, finish: Callable[[Element], None], names: Mapping[str, str]
) -> None:
    copy.attrib.update(element.attrib)
    if language := element.get("lang"):
        copy.set(_XML_LANG, language)
    copy.text, copy.tail = element.text, element.tail
    finish(copy)
    for child in element:
        name = names.get(child.tag, child.tag)
        _fill(etree().SubElement(copy, f"{{{XHTML}}}{name}"), child, finish, names)
