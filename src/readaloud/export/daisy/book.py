"""A DAISY 2.02 book as a zip file: full text and full audio, a navigation centre with every section.

What we announce about pictures, videos and other media is an optional producer note, which a player can
leave out like a footnote (Recommendation on skippable structures, 2003). https://daisy.org/z3986/specifications/daisy_202.html
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.book.archive import SOUND, put, put_sound
from readaloud.export.book.identity import identifier_of, published
from readaloud.export.book.outline import unique
from readaloud.export.book.talking_book import GENERATOR, UNKNOWN, Skippable, TalkingBook, talking_book
from readaloud.export.daisy.ncc import navigation_center
from readaloud.export.daisy.smil import master_file, smil_file
from readaloud.export.daisy.text import xhtml_document
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.text.sanitise import one_line


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(manuscript, Recording)
    talking = talking_book(manuscript)
    for element in talking.body.iter():
        if talking.skippable.get(element.get("id")) is Skippable.PRODUCER_NOTE:
            element.set("class", "optional-prodnote")
    title, language = one_line(manuscript.title), manuscript.script.language or "en"
    with zipfile.ZipFile(path, "w") as book:
        put(book, "content.html", xhtml_document(title, {}, talking.body, language))
        center = navigation_center(talking)
        for name, content in _smils(talking):
            put(book, name, content)
        put_sound(book, SOUND, manuscript)
        size = sum(entry.file_size for entry in book.infolist()) // 1024 + 1
        metadata = _metadata(manuscript, center, len(book.infolist()) + 1, size)
        put(book, "ncc.html", xhtml_document(title, metadata, center, language))


def _smils(talking: TalkingBook) -> Iterator[tuple[str, bytes]]:
    timeline, whole = talking.recording.timeline, talking.recording.title
    titles = unique([narration.document.sections[0].title for narration in talking.spoken], whole)
    for narration, title in zip(talking.spoken, titles, strict=True):
        content = smil_file(narration, title, timeline.rate, talking.skippable)
        yield f"{narration.document.name}.smil", content
    sections = [(n.document.name, title) for n, title in zip(talking.spoken, titles, strict=True)]
    yield "master.smil", master_file(sections, one_line(whole), timeline.length, timeline.rate)


def _metadata(manuscript: Recording, center: Element, files: int, kilobytes: int) -> dict[str, str]:
    meta, rate = manuscript.article.meta, manuscript.timeline.rate
    known = {"dc:source": one_line(meta.url), "ncc:narrator": manuscript.narrator}
    levels = [int(heading.tag[1]) for heading in center if heading.tag[0] == "h"]
    return {name: value for name, value in known.items() if value} | {
        "dc:title": one_line(manuscript.title),
        "dc:creator": one_line(", ".join(meta.authors)) or UNKNOWN,
        "dc:date": published(manuscript.article),
        "dc:format": "Daisy 2.02",
        "dc:identifier": identifier_of(manuscript),
        "dc:language": manuscript.script.language or "en",
        "dc:publisher": one_line(meta.site) or UNKNOWN,
        "ncc:charset": "utf-8",
        "ncc:depth": str(max(levels, default=1)),
        "ncc:files": str(files),
        "ncc:footnotes": str(len(center.findall("span[@class='noteref']"))),
        "ncc:generator": GENERATOR,
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
