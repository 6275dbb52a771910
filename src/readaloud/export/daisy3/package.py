"""The package document of a DAISY 3 book (OEB 1.2): what it is, what it holds, in which order it is heard."""

from collections.abc import Iterator

from readaloud.audio.encode_metadata import clock
from readaloud.export.book.archive import SOUND
from readaloud.export.book.identity import identifier_of, published
from readaloud.export.book.talking_book import UNKNOWN, TalkingBook
from readaloud.export.markup.xml import Element, etree, written
from readaloud.text.sanitise import one_line

PACKAGE, NAVIGATION, RESOURCES, TEXT = "package.opf", "navigation.ncx", "resources.res", "content.xml"
_OEB = "http://openebook.org/namespaces/oeb-package/1.0/"
_DC = "http://purl.org/dc/elements/1.1/"
_DOCTYPE = (
    '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN"'
    ' "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">'
)
_FILES = (
    ("package", PACKAGE, "text/xml"),
    ("navigation", NAVIGATION, "application/x-dtbncx+xml"),
    ("resources", RESOURCES, "application/x-dtbresource+xml"),
    ("content", TEXT, "application/x-dtbook+xml"),
    ("sound", SOUND, "audio/mpeg"),
)


def package_document(talking: TalkingBook) -> bytes:
    """The package document."""
    root = etree().Element(f"{{{_OEB}}}package", {"unique-identifier": "id"}, nsmap={None: _OEB})
    metadata = _sub(root, "metadata")
    dublin = etree().SubElement(metadata, f"{{{_OEB}}}dc-metadata", nsmap={"dc": _DC})
    for name, value in _dublin(talking):
        etree().SubElement(
            dublin, f"{{{_DC}}}{name}", {"id": "id"} if name == "Identifier" else {}
        ).text = value
    timeline = talking.recording.timeline
    further = _sub(metadata, "x-metadata")
    narrator = talking.recording.narrator
    for name, content in (
        *([("dtb:narrator", narrator)] if narrator else []),
        ("dtb:multimediaType", "audioFullText"),
        ("dtb:multimediaContent", "audio,text"),
        ("dtb:audioFormat", "MP3"),
        ("dtb:totalTime", clock(timeline.length * 1000 // timeline.rate)),
    ):
        _sub(further, "meta", name=name, content=content)
    manifest, spine = _sub(root, "manifest"), _sub(root, "spine")
    for name, address, kind in _FILES:
        _sub(manifest, "item", id=name, href=address).set("media-type", kind)
    for narration in talking.spoken:
        name = narration.document.name
        _sub(manifest, "item", id=name, href=f"{name}.smil").set("media-type", "application/smil")
        _sub(spine, "itemref", idref=name)
    return written(root, _DOCTYPE)


def _dublin(talking: TalkingBook) -> Iterator[tuple[str, str]]:
    recording = talking.recording
    meta = recording.article.meta
    yield "Title", one_line(recording.title)
    yield "Identifier", identifier_of(recording)
    yield "Language", recording.script.language or "en"
    yield "Format", "ANSI/NISO Z39.86-2005"
    yield "Publisher", one_line(meta.site) or UNKNOWN
    yield "Date", published(recording.article)
    for author in filter(None, map(one_line, meta.authors)):
        yield "Creator", author
    if meta.url:
        yield "Source", one_line(meta.url)


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return etree().SubElement(parent, f"{{{_OEB}}}{tag}", attributes)
