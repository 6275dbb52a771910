"""The navigation control file of a DAISY 3 book (NCX 2005-1), and the names of what a player can leave out.

Every section is a point of the map, below the one that it belongs to, and is heard when it is gone to.
Quotations, footnotes and producer notes are lists of their own.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from readaloud.export.book.archive import SOUND
from readaloud.export.book.heard_titles import heard_titles
from readaloud.export.book.identity import identifier_of
from readaloud.export.book.overlay import seconds
from readaloud.export.book.talking_book import GENERATOR, Skippable, TalkingBook
from readaloud.export.daisy3.smil import TESTS
from readaloud.export.markup.making import make
from readaloud.export.markup.xml import Element, etree, written
from readaloud.narrate.documents import announcing_language, phrase
from readaloud.text.sanitise import clean_text, one_line

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_DOCTYPE = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
)
_RESOURCE_DOCTYPE = (
    '<!DOCTYPE resources PUBLIC "-//NISO//DTD resource 2005-1//EN"'
    ' "http://www.daisy.org/z3986/2005/resource-2005-1.dtd">'
)
_STRUCTURES = {Skippable.FOOTNOTE: "NOTE", Skippable.PRODUCER_NOTE: "OPTIONAL_PRODUCER_NOTE"}
_PHRASES = {Skippable.FOOTNOTE: "footnotes", Skippable.PRODUCER_NOTE: "producer_notes"}
_QUOTATIONS = "quotations"


class _Target(Struct, frozen=True):
    """A place to go to: its address, its number in the order of the reading, and where its title is heard."""

    name: str
    title: str
    address: str
    order: int
    heard: tuple[int, int] | None
    depth: int = 0  # of a section
    list: str = ""  # of anything else


def navigation_control(talking: TalkingBook) -> bytes:
    """The navigation control file."""
    recording, rate = talking.recording, talking.recording.timeline.rate
    targets = _ranked(_targets(talking))
    sections = [target for target in targets if target.depth]
    root = etree().Element(f"{{{_NCX}}}ncx", {"version": "2005-1"}, nsmap={None: _NCX})
    head = _sub(root, "head")
    for kind in sorted(set(talking.skippable.values())):
        _sub(head, "smilCustomTest", id=TESTS[kind], defaultState="true", override="visible",
             bookStruct=_STRUCTURES[kind])  # fmt: skip
    for name, content in (
        ("dtb:uid", identifier_of(recording)),
        ("dtb:depth", str(max((target.depth for target in sections), default=1))),
        ("dtb:generator", GENERATOR),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ):
        _sub(head, "meta", name=name, content=content)
    _named(_sub(root, "docTitle"), one_line(recording.title), None, rate)
    for author in filter(None, map(one_line, recording.article.meta.authors)):
        _named(_sub(root, "docAuthor"), author, None, rate)
    _fill_map(_sub(root, "navMap"), sections, rate)
    language = announcing_language(recording.script)
    for name in (_QUOTATIONS, *_PHRASES.values()):
        if members := [target for target in targets if target.list == name]:
            listed = etree().SubElement(root, f"{{{_NCX}}}navList", {"id": name, "class": name})
            _named(_sub(listed, "navLabel"), phrase(name, language), None, rate)
            for target in members:
                _point(listed, "navTarget", target, rate)
    return written(root, _DOCTYPE)


def resource_file(talking: TalkingBook) -> bytes:
    """What a player calls the things that it can leave out."""
    language = announcing_language(talking.recording.script)
    sets = [
        make("nodeSet", make("resource", make("text", phrase(name, language))), id=name)
        for name in _PHRASES.values()
    ]
    for nodes, kind in zip(sets, _PHRASES, strict=True):
        nodes.set("select", f"//smilCustomTest[@bookStruct='{_STRUCTURES[kind]}']")
        nodes[0].set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root = make("resources", make("scope", *sets, nsuri=_NCX), version="2005-1")
    root.set("xmlns", "http://www.daisy.org/z3986/2005/resource/")
    return written(root, _RESOURCE_DOCTYPE)


def _targets(talking: TalkingBook) -> Iterator[_Target]:
    """All places in the order of the reading, each numbered by its clip in the whole."""
    heard = heard_titles(talking.recording, talking.entries)
    before = 0
    for narration in talking.spoken:
        name = narration.document.name
        section, *quotations = [entry for entry in talking.entries if entry.document == name]
        titles = {entry.target: entry.title for entry in quotations}
        notes = {number: kind for number, _, kind in talking.notes(narration)}
        for number, clip in enumerate(narration.clips, 1):
            address, order, piece = f"{name}.smil#par{number}", before + number, (clip.at, clip.until)
            if number == 1:
                yield _Target(
                    section.target, section.title, address, order, heard.get(section.target), section.depth
                )
            if clip.target in titles:
                title = titles.pop(clip.target)
                yield _Target(clip.target, title, address, order, heard.get(clip.target), list=_QUOTATIONS)
            if kind := notes.get(number):
                yield _Target(clip.target, talking.title_of(clip), address, order, piece, list=_PHRASES[kind])
        before += len(narration.clips)


def _ranked(targets: Iterable[_Target]) -> list[_Target]:
    """The same with orders that leave out no number."""
    found = list(targets)
    ranks = {order: rank for rank, order in enumerate(sorted({target.order for target in found}), 1)}
    return [replace(target, order=ranks[target.order]) for target in found]


def _fill_map(parent: Element, sections: Iterable[_Target], rate: int) -> None:
    """Points in points, each below the last that is higher in the outline."""
    stack = [(0, parent)]
    for target in sections:
        while stack[-1][0] >= target.depth:
            stack.pop()
        stack.append((target.depth, _point(stack[-1][1], "navPoint", target, rate)))


def _point(parent: Element, tag: str, target: _Target, rate: int) -> Element:
    name = f"to-{target.name}" if target.depth else f"{target.list}-{target.name}"
    point = _sub(parent, tag, id=name, playOrder=str(target.order))
    _named(_sub(point, "navLabel"), target.title, target.heard, rate)
    _sub(point, "content", src=target.address)
    return point


def _named(parent: Element, title: str, heard: tuple[int, int] | None, rate: int) -> None:
    _sub(parent, "text").text = clean_text(title)
    if heard:
        at, until = (seconds(edge, rate) for edge in heard)
        _sub(parent, "audio", src=SOUND, clipBegin=at, clipEnd=until)


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return etree().SubElement(parent, f"{{{_NCX}}}{tag}", attributes)
