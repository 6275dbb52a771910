"""A DAISY 2.02 book as a zip file: full text and full audio, a navigation centre with every section.

What we announce about pictures, videos and other media is an optional producer note, which a player can
leave out (Recommendation on skippable structures, 2003). https://daisy.org/z3986/specifications/daisy_202.html
"""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.archive import SOUND, put, put_sound
from readaloud.export.daisy_smil import master_file, smil_file
from readaloud.export.daisy_text import xhtml_document
from readaloud.export.documents import Document, documents, section_elements, unique_titles
from readaloud.export.markup import add, make
from readaloud.export.markup_blocks import TOLD_IN_WORDS
from readaloud.export.overlay import Narration, narrations
from readaloud.export.package import UNDATED, day_of, identifier_of
from readaloud.export.recording import Plan, Recording
from readaloud.export.xml import Element
from readaloud.text.sanitise import one_line

UNKNOWN = "-"  # for what must be named and is not known
DEEPEST = 6


def write(plan: Plan, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(plan, Recording)
    found = documents(plan, longest=-1)  # a file for each section
    body = _text(found, plan)
    notes = _notes(plan)
    for element in body.iter():
        if element.get("id") in notes:
            element.set("class", "optional-prodnote")
    ids = {element.get("id", "") for element in body.iter()}
    spoken = narrations(plan, found, {document.name: ids for document in found})
    with zipfile.ZipFile(path, "w") as book:
        language = plan.script.language or "en"
        put(book, "content.html", xhtml_document(one_line(plan.title), {}, body, language))
        titles = unique_titles([document.sections[0] for document in found], plan.title)
        for name, content in _smils(plan, spoken, titles, notes):
            put(book, name, content)
        put_sound(book, SOUND, plan)
        size = sum(entry.file_size for entry in book.infolist()) // 1024 + 1
        metadata = _metadata(plan, spoken, len(book.infolist()) + 1, size)
        put(book, "ncc.html", xhtml_document(one_line(plan.title), metadata, _ncc(spoken, titles), language))


def _text(found: Sequence[Document], plan: Plan) -> Element:
    body = make("body")
    for document in found:
        for element in section_elements(document, plan, all_notes=True):
            add(body, element)
    return body


def _notes(plan: Plan) -> frozenset[str]:
    """The utterances that tell about media: what a player may leave out."""
    told = {block.id for block in plan.article.blocks if block.kind in TOLD_IN_WORDS}
    return frozenset(
        said.id for said in plan.script.utterances if said.own_words and said.locator.block in told
    )


def _smils(
    plan: Recording, spoken: Sequence[Narration], titles: dict[str, str], notes: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    rate = plan.timeline.rate
    for narration in spoken:
        title = titles[narration.document.sections[0].id]
        name = narration.document.name
        yield f"{name}.smil", smil_file(narration, title, narration.at, rate, notes)
    sections = [(n.document.name, titles[n.document.sections[0].id]) for n in spoken]
    yield "master.smil", master_file(sections, one_line(plan.title), plan.timeline.length, rate)


def _ncc(spoken: Sequence[Narration], titles: dict[str, str]) -> Element:
    """The navigation centre: a heading for each section that is heard, none more than a level deeper."""
    body = make("body")
    before = 0
    for narration in spoken:
        section = narration.document.sections[0]
        before = min(max(1, section.level), before + 1, DEEPEST)
        link = make("a", titles[section.id], href=f"{narration.document.name}.smil#txt1")
        heading = make(f"h{before}", link, id=f"ncc-{section.id}")
        if not len(body):
            heading.set("class", "title")
        add(body, heading)
    return body


def _metadata(plan: Recording, spoken: Sequence[Narration], files: int, kilobytes: int) -> dict[str, str]:
    meta, rate = plan.article.meta, plan.timeline.rate
    source = {"dc:source": one_line(meta.url)} if meta.url else {}
    levels = [int(heading.tag[1]) for heading in _ncc(spoken, dict.fromkeys(_ids(spoken), ""))]
    return source | {
        "dc:title": one_line(plan.title),
        "dc:creator": one_line(", ".join(meta.authors)) or UNKNOWN,
        "dc:date": day_of(plan.article) or UNDATED,
        "dc:format": "Daisy 2.02",
        "dc:identifier": identifier_of(plan),
        "dc:language": plan.script.language or "en",
        "dc:publisher": one_line(meta.site) or UNKNOWN,
        "ncc:charset": "utf-8",
        "ncc:depth": str(max(levels, default=1)),
        "ncc:files": str(files),
        "ncc:footnotes": "0",
        "ncc:generator": "readaloud",
        "ncc:kByteSize": str(kilobytes),
        "ncc:maxPageNormal": "0",
        "ncc:multimediaType": "audioFullText",
        "ncc:pageFront": "0",
        "ncc:pageNormal": "0",
        "ncc:pageSpecial": "0",
        "ncc:prodNotes": "0",
        "ncc:setInfo": "1 of 1",
        "ncc:sidebars": "0",
        "ncc:tocItems": str(len(spoken)),
        "ncc:totalTime": clock(plan.timeline.length * 1000 // rate),
    }


def _ids(spoken: Sequence[Narration]) -> list[str]:
    return [narration.document.sections[0].id for narration in spoken]
