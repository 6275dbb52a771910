"""An EPUB 3 book with media overlays: every sentence marked while it is heard.

The sound of all documents is one MP3, to which the clips of every overlay lead.
"""

import pkgutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from readaloud.export.book.archive import SOUND, put, put_sound
from readaloud.export.book.documents import Document, documents, section_elements
from readaloud.export.book.outline import Entry, outline
from readaloud.export.book.overlay import OPS, Clip, narrations, smil, structures
from readaloud.export.book.word_spans import mark_words
from readaloud.export.epub.navigation import navigation, title_clips
from readaloud.export.epub.package import COVER, NAV, package
from readaloud.export.markup.making import add, make, tidied
from readaloud.export.markup.xhtml import in_xhtml
from readaloud.export.markup.xml import Element, written
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.pictures.cover import cover_png
from readaloud.text.sanitise import one_line

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


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(manuscript, Recording)
    write_book(manuscript, path)


def write_book(manuscript: Recording, path: Path, *, words: bool = False) -> None:
    """Write the book of a recording; ``words``: every word is marked, not only every sentence."""
    found = documents(manuscript)
    files = {block: f"{document.name}.xhtml" for document in found for block in document.block_ids}
    shown = {block: f"images/{block}.{picture.ending}" for block, picture in manuscript.pictures.items()}
    pages = {document.name: _page(document, manuscript, files, shown, words) for document in found}
    entries = outline(manuscript, found)
    heard = _heard(manuscript, found, entries, pages)
    lengths = {name: sum(clip.until - clip.at for clip in clips) for name, clips in heard.items()}
    with zipfile.ZipFile(path, "w") as book:
        put(book, "mimetype", b"application/epub+zip", packed=False)
        put(book, "META-INF/container.xml", _CONTAINER.encode())
        put(book, "EPUB/package.opf", written(package(manuscript, found, lengths)))
        put(
            book,
            "EPUB/nav.xhtml",
            written(_document(manuscript, navigation(manuscript, entries)), "<!DOCTYPE html>"),
        )
        put(book, "EPUB/book.css", pkgutil.get_data("readaloud.export.epub", "book.css") or b"")
        put(
            book,
            f"EPUB/{COVER}",
            cover_png(one_line(manuscript.title), one_line(manuscript.article.meta.site)),
            packed=False,
        )
        put(book, "EPUB/cover.xhtml", written(_document(manuscript, _cover(manuscript)), "<!DOCTYPE html>"))
        for block, address in shown.items():
            put(book, f"EPUB/{address}", manuscript.pictures[block].data, packed=False)
        for name, page in pages.items():
            put(book, f"EPUB/{name}.xhtml", written(page, "<!DOCTYPE html>"))
        shapes = {block: shape for document in found for block, shape in structures(document).items()}
        for name, clips in heard.items():
            overlay = smil(clips, shapes, manuscript.timeline.rate, f"{name}.xhtml", SOUND)
            put(book, f"EPUB/{name}.smil", written(overlay))
        put_sound(book, f"EPUB/{SOUND}", manuscript)


def _heard(
    manuscript: Recording,
    found: Sequence[Document],
    entries: Sequence[Entry],
    pages: Mapping[str, Element],
) -> dict[str, tuple[Clip, ...]]:
    """The clips of each document that is heard, by its name; of the navigation as well."""
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    heard = {n.document.name: n.clips for n in narrations(manuscript, found, ids)}
    titles = title_clips(manuscript, entries)
    return {**heard, NAV: titles} if titles else heard


def _page(
    document: Document, manuscript: Recording, files: Mapping[str, str], shown: Mapping[str, str], words: bool
) -> Element:
    body = make("body")
    for element in section_elements(document, manuscript, all_notes=True, files=files, pictures=shown):
        add(body, element)
    if words:
        mark_words(body, manuscript)
    return _document(manuscript, body)


def _cover(manuscript: Manuscript) -> Element:
    """The page of the cover: all that can be seen on it are the title and the site."""
    words = ", ".join(filter(None, (one_line(manuscript.title), one_line(manuscript.article.meta.site))))
    return make("body", make("p", make("img", src=COVER, alt=words), class_="cover"))


def _document(manuscript: Manuscript, body: Element) -> Element:
    """A whole XHTML document around a body made without namespaces."""
    style = make("link", rel="stylesheet", href="book.css", type="text/css")
    head = make("head", make("title", manuscript.title), style)
    root = tidied(make("html", head, body, lang=manuscript.script.language or "en"))
    return in_xhtml(root, _typed, namespaces={"epub": OPS})


def _typed(element: Element) -> None:
    """Say what an element is in the vocabulary of EPUB as well."""
    if kind := _ROLES.get(element.get("role") or ""):
        element.set(f"{{{OPS}}}type", kind)
