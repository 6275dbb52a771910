"""The package document and the navigation of a book (EPUB 3.3), with what may truthfully be claimed for it.

Accessibility metadata follows EPUB Accessibility 1.1. No conformance is claimed: that would be an evaluation
by somebody. ``alternativeText`` is claimed when the article's page describes every picture, ``auditory`` when
everything that is shown is also heard.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from readaloud.export.archive import SOUND
from readaloud.export.direction import direction
from readaloud.export.documents import Document
from readaloud.export.markup import add, make
from readaloud.export.outline import contents, outline
from readaloud.export.overlay import OPS, Narration, seconds
from readaloud.export.pictures import Picture
from readaloud.export.recording import Manuscript, Recording
from readaloud.export.xml import Element, etree
from readaloud.model.article import Article, Block, Kind, State
from readaloud.model.script import Item, Skipped
from readaloud.narrate.documents import announcing_language, phrase
from readaloud.text.sanitise import one_line

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
COVER = "cover.png"
ACTIVE_CLASS, PLAYING_CLASS = "ra-heard", "ra-playing"
UNDATED = "2000-01-01"  # of a book whose article bears no date: the same article gives the same bytes
_FEATURES = (
    "synchronizedAudioText",
    "structuralNavigation",
    "tableOfContents",
    "readingOrder",
    "displayTransformability",
)
# Of what is not read where it stands: a line of dates and names, column heads, what is said elsewhere.
_HEARD_OTHERWISE = frozenset({"byline", "duplicate", "header", "headline"})
_HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")


class Resource(Struct, frozen=True):
    """A file of the book as its manifest lists it."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    overlay: str = ""


def resources(
    found: Sequence[Document], spoken: Sequence[Narration], pictures: Mapping[str, Picture]
) -> Iterator[Resource]:
    """Everything the book holds, documents first and in reading order."""
    yield Resource("cover", "cover.xhtml", "application/xhtml+xml")
    heard = {narration.document.name for narration in spoken}
    for document in found:
        overlay = f"{document.name}-overlay" if document.name in heard else ""
        yield Resource(document.name, f"{document.name}.xhtml", "application/xhtml+xml", overlay=overlay)
    for narration in spoken:
        name = narration.document.name
        yield Resource(f"{name}-overlay", f"{name}.smil", "application/smil+xml")
    yield Resource("sound", SOUND, "audio/mpeg")
    for block, picture in pictures.items():
        yield Resource(f"{block}-image", f"images/{block}.{picture.ending}", picture.media_type)
    yield Resource("cover-image", COVER, "image/png", properties="cover-image")
    yield Resource("nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    yield Resource("style", "book.css", "text/css")


def package(recording: Recording, found: Sequence[Document], spoken: Sequence[Narration]) -> Element:
    """The package document."""
    language = recording.script.language or "en"
    root = etree().Element(f"{{{OPF}}}package", nsmap={None: OPF, "dc": DC})
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.append(_metadata(recording, spoken, language))
    manifest = etree().SubElement(root, f"{{{OPF}}}manifest")
    for resource in resources(found, spoken, recording.pictures):
        manifest.append(_item(resource))
    turned = {"page-progression-direction": "rtl"} if direction(language) == "rtl" else {}
    spine = etree().SubElement(root, f"{{{OPF}}}spine", turned)
    for name in ("cover", *(document.name for document in found)):
        etree().SubElement(spine, f"{{{OPF}}}itemref", {"idref": name})
    return root


def identifier_of(manuscript: Manuscript) -> str:
    """A name for the book that is the same whenever the same article is exported with the same profile."""
    meta = manuscript.article.meta
    words = (meta.url, meta.source, meta.digest, manuscript.title, manuscript.script.profile)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(10).join(words))}"


def navigation(manuscript: Manuscript, found: Sequence[Document]) -> Element:
    """The body of the navigation document: every section of the article, and what is said in it, by title."""
    entries = contents(outline(manuscript, found), lambda entry: f"{entry.document}.xhtml#{entry.target}")
    language = announcing_language(manuscript.script)
    heading = make("h1", phrase("contents", language), lang=language)
    nav = make("nav", heading, entries, id="toc", role="doc-toc")
    nav.set(f"{{{OPS}}}type", "toc")
    body = make("body")
    add(body, nav)
    return body


def _metadata(recording: Recording, spoken: Sequence[Narration], language: str) -> Element:
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
    _meta(element, "dcterms:modified", f"{day_of(recording.article) or UNDATED}T00:00:00Z")
    for name, value in claims(recording):
        _meta(element, f"schema:{name}", value)
    for narration in spoken:
        length = seconds(narration.until - narration.at, rate)
        _meta(element, "media:duration", length, refines=f"#{narration.document.name}-overlay")
    if spoken:
        _meta(element, "media:duration", seconds(sum(n.until - n.at for n in spoken), rate))
        _meta(element, "media:active-class", ACTIVE_CLASS)
        _meta(element, "media:playback-active-class", PLAYING_CLASS)
    return element


def claims(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Accessibility metadata that is true of this book, by the names of schema.org."""
    told = not _undescribed(manuscript.article)
    complete = not any(_is_unheard(item) for item in manuscript.script.items)
    yield "accessMode", "textual"
    yield "accessMode", "auditory"
    if manuscript.pictures or not told:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if told else "textual,visual"
    if complete and told:
        yield "accessModeSufficient", "auditory"
    for feature in (*_FEATURES, *(["alternativeText"] if told else [])):
        yield "accessibilityFeature", feature
    for hazard in _HAZARDS:
        yield "accessibilityHazard", hazard
    yield "accessibilitySummary", " ".join(_summary(manuscript, complete))


def _summary(manuscript: Manuscript, complete: bool) -> Iterator[str]:
    language = announcing_language(manuscript.script)
    yield phrase("spoken" if complete else "spoken_in_part", language)
    media = [block.media for block in manuscript.article.blocks if block.kind in (Kind.VIDEO, Kind.AUDIO)]
    untold = sum(1 for m in media if not (m and m.transcript and m.transcript.state is State.FOUND))
    counts = (
        (
            "images_not_included",
            sum(1 for image in _images(manuscript.article) if image.id not in manuscript.pictures),
        ),
        ("images_without_description", _undescribed(manuscript.article)),
        ("media_not_included", len(media)),
        ("media_without_transcript", untold),
    )
    yield from (phrase(name, language, n) for name, n in counts if n)


def _is_unheard(item: Item) -> bool:
    """Whether an item is a text that is not heard in any words."""
    return isinstance(item, Skipped) and bool(item.text.strip()) and item.reason not in _HEARD_OTHERWISE


def _images(article: Article) -> Iterator[Block]:
    """The pictures that are not said to be decoration."""
    for block in article.blocks:
        if block.kind is Kind.IMAGE and not (block.media and block.media.decorative):
            yield block


def _undescribed(article: Article) -> int:
    return sum(1 for image in _images(article) if not (image.media and image.media.alt))


def day_of(article: Article) -> str:
    """The article's date as YYYY-MM-DD, or "" when it is not known that exactly."""
    day = (article.meta.updated or article.meta.date)[:10]
    parts = day.split("-")
    exact = [len(part) for part in parts] == [4, 2, 2] and all(part.isdecimal() for part in parts)
    return day if exact else ""


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
