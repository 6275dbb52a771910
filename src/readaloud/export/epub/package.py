"""The package document of a book (EPUB 3.3): what it is, what it holds, and in which order it is read."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.export.book.archive import SOUND
from readaloud.export.book.documents import Document
from readaloud.export.book.identity import day_of, identifier_of
from readaloud.export.book.overlay import seconds
from readaloud.export.epub.claims import claims
from readaloud.export.markup.direction import direction
from readaloud.export.markup.xml import Element, etree
from readaloud.export.material.recording import Recording
from readaloud.export.pictures.embedded import Picture
from readaloud.text.sanitise import one_line

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
COVER, NAV = "cover.png", "nav"
_UNDATED = "2000-01-01"  # the same article gives the same bytes
ACTIVE_CLASS, PLAYING_CLASS = "ra-heard", "ra-playing"


class Resource(Struct, frozen=True):
    """A file of the book as its manifest lists it."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    overlay: str = ""


def resources(
    found: Sequence[Document], overlays: Mapping[str, int], pictures: Mapping[str, Picture]
) -> Iterator[Resource]:
    """Everything the book holds, documents first and in reading order."""
    yield Resource("cover", "cover.xhtml", "application/xhtml+xml")
    for document in found:
        yield _heard(Resource(document.name, f"{document.name}.xhtml", "application/xhtml+xml"), overlays)
    for name in overlays:
        yield Resource(f"{name}-overlay", f"{name}.smil", "application/smil+xml")
    yield Resource("sound", SOUND, "audio/mpeg")
    for block, picture in pictures.items():
        yield Resource(f"{block}-image", f"images/{block}.{picture.ending}", picture.media_type)
    yield Resource("cover-image", COVER, "image/png", properties="cover-image")
    yield _heard(Resource(NAV, "nav.xhtml", "application/xhtml+xml", properties="nav"), overlays)
    yield Resource("style", "book.css", "text/css")


def _heard(resource: Resource, overlays: Mapping[str, int]) -> Resource:
    return replace(resource, overlay=f"{resource.id}-overlay") if resource.id in overlays else resource


def package(recording: Recording, found: Sequence[Document], overlays: Mapping[str, int]) -> Element:
    """The package document; ``overlays``: how many samples are heard of each document, by its name."""
    language = recording.script.language or "en"
    root = etree().Element(f"{{{OPF}}}package", nsmap={None: OPF, "dc": DC})
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.append(_metadata(recording, overlays, language))
    manifest = etree().SubElement(root, f"{{{OPF}}}manifest")
    for resource in resources(found, overlays, recording.pictures):
        manifest.append(_item(resource))
    turned = {"page-progression-direction": "rtl"} if direction(language) == "rtl" else {}
    spine = etree().SubElement(root, f"{{{OPF}}}spine", turned)
    for name in ("cover", *(document.name for document in found)):
        etree().SubElement(spine, f"{{{OPF}}}itemref", {"idref": name})
    return root


def _metadata(recording: Recording, overlays: Mapping[str, int], language: str) -> Element:
    meta, rate = recording.article.meta, recording.timeline.rate
    element = etree().Element(f"{{{OPF}}}metadata")
    _dublin(element, "identifier", identifier_of(recording), id="id")
    _dublin(element, "title", one_line(recording.title))
    _dublin(element, "language", language)
    for name, values in (("creator", meta.authors), ("publisher", (meta.site,)), ("source", (meta.url,))):
        for value in filter(None, map(one_line, values)):
            _dublin(element, name, value)
    if day := day_of(recording.article):
        _dublin(element, "date", day)
    _meta(element, "dcterms:modified", f"{day_of(recording.article) or _UNDATED}T00:00:00Z")
    for name, value in claims(recording):
        _meta(element, f"schema:{name}", value)
    for name, samples in overlays.items():
        _meta(element, "media:duration", seconds(samples, rate), refines=f"#{name}-overlay")
    if overlays:
        _meta(element, "media:duration", seconds(sum(overlays.values()), rate))
        if recording.narrator:
            _meta(element, "media:narrator", recording.narrator)
        _meta(element, "media:active-class", ACTIVE_CLASS)
        _meta(element, "media:playback-active-class", PLAYING_CLASS)
    return element


def _dublin(parent: Element, name: str, value: str, **attributes: str) -> None:
    etree().SubElement(parent, f"{{{DC}}}{name}", attributes).text = value


def _meta(parent: Element, name: str, value: str, **attributes: str) -> None:
    etree().SubElement(parent, f"{{{OPF}}}meta", {"property": name, **attributes}).text = value


def _item(resource: Resource) -> Element:
    item = etree().Element(f"{{{OPF}}}item", {"id": resource.id, "href": resource.href})
    item.set("media-type", resource.media_type)
    if resource.properties:
        item.set("properties", resource.properties)
    if resource.overlay:
        item.set("media-overlay", resource.overlay)
    return item
