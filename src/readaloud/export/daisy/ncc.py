"""The navigation centre of a DAISY 2.02 book: headings, quotations, and what a player may leave out.

A heading leads to its section; quotations are groups below it, footnotes and producer notes what they are
called. https://daisy.org/z3986/specifications/daisy_202.html#ncc
"""

from collections.abc import Iterator, Sequence

from readaloud.export.book.outline import Entry, unique
from readaloud.export.book.overlay import Narration
from readaloud.export.book.talking_book import Skippable, TalkingBook
from readaloud.export.markup.making import add, make
from readaloud.export.markup.xml import Element

_DEEPEST = 6
_CLASSES = {Skippable.FOOTNOTE: "noteref", Skippable.PRODUCER_NOTE: "optional-prodnote"}


def navigation_center(talking: TalkingBook) -> Element:
    """The body of ``ncc.html``, in the order in which it is heard."""
    body = make("body")
    before = 0
    for narration in talking.spoken:
        name = narration.document.name
        heading, *quotations = [entry for entry in talking.entries if entry.document == name]
        before = min(heading.depth, before + 1, _DEEPEST)
        attributes = {} if len(body) else {"class": "title"}
        link = make("a", heading.title, href=f"{heading.document}.smil#txt1")
        add(body, make(f"h{before}", link, id=f"ncc-{heading.section}", **attributes))
        for element in _below(talking, narration, quotations):
            add(body, element)
    links = list(body.iter("a"))
    titles = unique([link.text for link in links], talking.recording.title)
    for link, title in zip(links, titles, strict=True):
        link.text = title
    return body


def _below(talking: TalkingBook, narration: Narration, quotations: Sequence[Entry]) -> Iterator[Element]:
    """What can be gone to inside a section."""
    titles = {entry.target: entry.title for entry in quotations}
    notes = {number: kind for number, _, kind in talking.notes(narration)}
    for number, clip in enumerate(narration.clips, 1):
        address = f"{narration.document.name}.smil#txt{number}"
        if clip.target in titles:
            link = make("a", titles[clip.target], href=address)
            yield make("div", link, id=f"ncc-{clip.target}", class_="group")
        if kind := notes.get(number):
            link = make("a", talking.title_of(clip), href=address)
            yield make("span", link, id=f"ncc-{clip.target}", class_=_CLASSES[kind])
