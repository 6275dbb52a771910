"""An EPUB 3 book with media overlays: every sentence marked while it is heard.

The sound of each document is one MP3, made from the samples of that document alone.
"""

import pkgutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from readaloud.export.archive import put, put_sounds
from readaloud.export.documents import Document, documents, section_elements
from readaloud.export.markup import add, make, tidied
from readaloud.export.overlay import OPS, narrations, smil
from readaloud.export.package import navigation, package
from readaloud.export.recording import Plan, Recording
from readaloud.export.xml import Element, etree

XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_ROLES = {
    "doc-footnote": "footnote",
    "doc-noteref": "noteref",
}  # what EPUB says in a vocabulary of its own as well


def write(plan: Plan, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(plan, Recording)
    found = documents(plan)
    files = {block: f"{document.name}.xhtml" for document in found for block in document.block_ids}
    pages = {document.name: _page(document, plan, files) for document in found}
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    spoken = narrations(plan, found, ids)
    with zipfile.ZipFile(path, "w") as book:
        put(book, "mimetype", b"application/epub+zip", packed=False)
        put(book, "META-INF/container.xml", _CONTAINER.encode())
        put(book, "EPUB/package.opf", _xml(package(plan, found, spoken)))
        put(book, "EPUB/nav.xhtml", _xml(_document(plan, navigation(plan, found)), doctype=True))
        put(book, "EPUB/book.css", pkgutil.get_data("readaloud.export", "book.css") or b"")
        for name, page in pages.items():
            put(book, f"EPUB/{name}.xhtml", _xml(page, doctype=True))
        for narration in spoken:
            name = narration.document.name
            overlay = smil(narration, plan.timeline.rate, f"{name}.xhtml", f"{name}.mp3")
            put(book, f"EPUB/{name}.smil", _xml(overlay))
        put_sounds(book, plan, spoken, "EPUB/", path.parent)


def _page(document: Document, plan: Plan, files: Mapping[str, str]) -> Element:
    body = make("body")
    for element in section_elements(document, plan, all_notes=True, files=files):
        add(body, element)
    return _document(plan, body)


def _document(plan: Plan, body: Element) -> Element:
    """A whole XHTML document around a body made without namespaces."""
    style = make("link", rel="stylesheet", href="book.css", type="text/css")
    head = make("head", make("title", plan.title), style)
    return _in_xhtml(tidied(make("html", head, body, lang=plan.script.language or "en")))


def _in_xhtml(element: Element, parent: Element | None = None) -> Element:
    name = f"{{{XHTML}}}{element.tag}"
    if parent is None:
        copy = etree().Element(name, element.attrib, nsmap={None: XHTML, "epub": OPS})
    else:
        copy = etree().SubElement(parent, name, element.attrib)
    if language := element.get("lang"):
        copy.set(_XML_LANG, language)
    if kind := _ROLES.get(element.get("role") or ""):
        copy.set(f"{{{OPS}}}type", kind)
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        _in_xhtml(child, copy)
    return copy


def _xml(root: Element, *, doctype: bool = False) -> bytes:
    kind = "<!DOCTYPE html>" if doctype else None
    content: bytes = etree().tostring(root, xml_declaration=True, encoding="UTF-8", doctype=kind)
    return content + b"\n"
