"""A DAISY 2.02 book as a zip file: full text and full audio, a navigation centre with every section.

What we announce about pictures, videos and other media is an optional producer note, which a player can
leave out like a footnote (Recommendation on skippable structures, 2003). https://daisy.org/z3986/specifications/daisy_202.html
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.archive import SOUND, put, put_sound
from readaloud.export.daisy_ncc import navigation_center
from readaloud.export.daisy_smil import FOOTNOTE, PRODUCER_NOTE, master_file, smil_file
from readaloud.export.daisy_text import xhtml_document
from readaloud.export.documents import Document, documents, section_elements
from readaloud.export.identity import UNDATED, day_of, identifier_of
from readaloud.export.markup import add, make
from readaloud.export.outline import unique
from readaloud.export.overlay import Narration, narrations
from readaloud.export.recording import Manuscript, Recording
from readaloud.export.xml import Element
from readaloud.model.article import Kind
from readaloud.text.sanitise import one_line

_MEDIA = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.EMBED})
UNKNOWN = "-"  # for what must be named and is not known


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(manuscript, Recording)
    found = documents(manuscript, longest=-1)  # a file for each section
    body = _text(found, manuscript)
    optional = _optional(manuscript)
    for element in body.iter():
        if optional.get(element.get("id")) == PRODUCER_NOTE:
            element.set("class", "optional-prodnote")
    ids = {element.get("id", "") for element in body.iter()}
    spoken = narrations(manuscript, found, {document.name: ids for document in found})
    with zipfile.ZipFile(path, "w") as book:
        language = manuscript.script.language or "en"
        put(book, "content.html", xhtml_document(one_line(manuscript.title), {}, body, language))
        center = navigation_center(manuscript, found, spoken, optional)
        for name, content in _smils(manuscript, spoken, optional):
            put(book, name, content)
        put_sound(book, SOUND, manuscript)
        size = sum(entry.file_size for entry in book.infolist()) // 1024 + 1
        metadata = _metadata(manuscript, center, len(book.infolist()) + 1, size)
        put(book, "ncc.html", xhtml_document(one_line(manuscript.title), metadata, center, language))


def _text(found: Sequence[Document], manuscript: Manuscript) -> Element:
    body = make("body")
    for document in found:
        for element in section_elements(document, manuscript, all_notes=True):
            add(body, element)
    return body


def _optional(manuscript: Manuscript) -> dict[str, str]:
    """What a player may leave out, by utterance: what we say about media, and footnotes."""
    kinds = {block.id: block.kind for block in manuscript.article.blocks}
    found: dict[str, str] = {}
    for said in manuscript.script.utterances:
        kind = kinds.get(said.locator.block)
        if kind is Kind.FOOTNOTE:
            found[said.id] = FOOTNOTE
        elif said.own_words and kind in _MEDIA:
            found[said.id] = PRODUCER_NOTE
    return found


def _smils(
    manuscript: Recording, spoken: Sequence[Narration], optional: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    rate = manuscript.timeline.rate
    titles = unique([narration.document.sections[0].title for narration in spoken], manuscript.title)
    for narration, title in zip(spoken, titles, strict=True):
        yield f"{narration.document.name}.smil", smil_file(narration, title, narration.at, rate, optional)
    sections = [(n.document.name, title) for n, title in zip(spoken, titles, strict=True)]
    yield "master.smil", master_file(sections, one_line(manuscript.title), manuscript.timeline.length, rate)


def _metadata(manuscript: Recording, center: Element, files: int, kilobytes: int) -> dict[str, str]:
    meta, rate = manuscript.article.meta, manuscript.timeline.rate
    source = {"dc:source": one_line(meta.url)} if meta.url else {}
    levels = [int(heading.tag[1]) for heading in center if heading.tag[0] == "h"]
    return source | {
        "dc:title": one_line(manuscript.title),
        "dc:creator": one_line(", ".join(meta.authors)) or UNKNOWN,
        "dc:date": day_of(manuscript.article) or UNDATED,
        "dc:format": "Daisy 2.02",
        "dc:identifier": identifier_of(manuscript),
        "dc:language": manuscript.script.language or "en",
        "dc:publisher": one_line(meta.site) or UNKNOWN,
        "ncc:charset": "utf-8",
        "ncc:depth": str(max(levels, default=1)),
        "ncc:files": str(files),
        "ncc:footnotes": str(len(center.findall("span[@class='noteref']"))),
        "ncc:generator": "readaloud",
        "ncc:kByteSize": str(kilobytes),
        "ncc:maxPageNormal": "0",
        "ncc:multimediaType": "audioFullText",
        "ncc:pageFront": "0",
        "ncc:pageNormal": "0",
        "ncc:pageSpecial": "0",
        "ncc:prodNotes": str(len(center.findall("span[@class='optional-prodnote']"))),
        "ncc:setInfo": "1 of 1",
        "ncc:sidebars": "0",
        "ncc:tocItems": str(len(center)),
        "ncc:totalTime": clock(manuscript.timeline.length * 1000 // rate),
    }
