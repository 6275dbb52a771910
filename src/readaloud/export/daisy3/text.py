"""The full text of a DAISY 3 book in DTBook 2005-3: levels for sections, notes and sidebars as such.

Every element that is heard says where: its ``smilref``.
"""

from collections.abc import Mapping

from readaloud.export.book.identity import identifier_of
from readaloud.export.book.talking_book import Skippable, TalkingBook
from readaloud.export.markup.making import NOTEREF, add, make, tidied
from readaloud.export.markup.xml import Element, etree, written
from readaloud.text.sanitise import one_line

_DTBOOK = "http://www.daisy.org/z3986/2005/dtbook/"
_DOCTYPE = (
    '<!DOCTYPE dtbook PUBLIC "-//NISO//DTD dtbook 2005-3//EN"'
    ' "http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd">'
)
_NAMES = {"aside": "sidebar", "figure": "div", "figcaption": "p", "pre": "p", "ol": "list", "ul": "list"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = ("id", "class", "dir", "href", "scope")
_HEAD_KEPT = ("name", "content", "version", "dir")
_RENDERED = {"sidebar": "required", "prodnote": "optional"}


def dtbook(talking: TalkingBook) -> bytes:
    """The text of a book."""
    recording = talking.recording
    title, authors = one_line(recording.title), recording.article.meta.authors
    addresses = {
        clip.target: f"{narration.document.name}.smil#par{number}"
        for narration in reversed(talking.spoken)
        for number, clip in reversed(list(enumerate(narration.clips, 1)))
    }
    notes = {name for name, kind in talking.skippable.items() if kind is Skippable.PRODUCER_NOTE}
    head = make("head", make("meta", name="dtb:uid", content=identifier_of(recording)))
    add(head, make("meta", name="dc:Title", content=title))
    front = make(
        "frontmatter", make("doctitle", title), *(make("docauthor", one_line(a)) for a in authors if a)
    )
    book = make("book", front, _levels(talking))
    root = tidied(make("dtbook", head, book, lang=recording.script.language or "en", version="2005-3"))
    return written(_in_dtbook(root, addresses, notes), _DOCTYPE)


def _levels(talking: TalkingBook) -> Element:
    """The sections as levels in levels, each with its heading, if it has one, where it is read."""
    matter = make("bodymatter")
    depths = {entry.section: entry.depth for entry in talking.entries if entry.is_section}
    stack = [(0, matter)]
    for section in list(talking.body):
        depth = depths[section.get("id")]
        while stack[-1][0] >= depth:
            stack.pop()
        number = len(stack)
        level = make(f"level{number}", id=section.get("id"))
        for child in list(section):
            add(level, child)
        _head(level, number)
        add(stack[-1][1], level)
        stack.append((depth, level))
    for level in [element for element in matter.iter() if element.tag.startswith("level")]:
        if not len(level) or level[-1].tag in _HEADINGS:
            add(level, make("p"))  # a level that is all heading is none
    return matter


def _head(level: Element, number: int) -> None:
    """Give the first heading of a level the level's own number; a second one stands between its blocks."""
    headings = [child for child in level if child.tag in _HEADINGS]
    for place, heading in enumerate(headings):
        heading.tag = "bridgehead" if place else f"h{number}"


def _in_dtbook(element: Element, addresses: Mapping[str, str], notes: set[str]) -> Element:
    """A copy of a tree in the namespace and with the names of DTBook."""
    known = {None: _DTBOOK} if element.getparent() is None else {}
    copy = etree().Element(f"{{{_DTBOOK}}}{_name(element, notes)}", nsmap=known)
    _describe(copy, element, addresses)
    copy.text, copy.tail = element.text, element.tail
    is_reference = NOTEREF in element.get("class", "")
    if is_reference:
        copy.text = "".join(element.itertext())
    for child in () if is_reference else element:
        if len(child) or child.text or child.tag != "tbody":
            copy.append(_in_dtbook(child, addresses, notes))
    return copy


def _name(element: Element, notes: set[str]) -> str:
    """What an element of a page is called in DTBook."""
    if element.get("role") == "doc-footnote":
        return "note"
    if NOTEREF in element.get("class", ""):
        return "noteref"
    name: str = "prodnote" if element.get("id") in notes else _NAMES.get(element.tag, element.tag)
    return name


def _describe(copy: Element, element: Element, addresses: Mapping[str, str]) -> None:
    """Give a copy the attributes that its element has in DTBook."""
    name = etree().QName(copy).localname
    kept = _HEAD_KEPT if name in ("dtbook", "meta") else _KEPT
    copy.attrib.update({key: value for key, value in element.attrib.items() if key in kept})
    if language := element.get("lang"):
        copy.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    if address := addresses.get(element.get("id", "")):
        copy.set("smilref", address)
    if name == "noteref":
        copy.set("idref", copy.attrib.pop("href"))
    if name == "a" and copy.get("href"):
        copy.set("external", "true")
    if name in _RENDERED:
        copy.set("render", _RENDERED[name])
    if name == "list":
        copy.set("type", element.tag)
