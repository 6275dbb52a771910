"""The navigation centre of a DAISY 2.02 book: headings, quotations, and what a player may leave out.

A heading leads to its section; quotations are groups below it, footnotes and producer notes what they are
called. https://daisy.org/z3986/specifications/daisy_202.html#ncc
"""

from collections.abc import Iterator, Mapping, Sequence

from readaloud.export.daisy_smil import FOOTNOTE, PRODUCER_NOTE
from readaloud.export.documents import Document
from readaloud.export.markup import add, make
from readaloud.export.outline import Entry, first_words, outline, unique
from readaloud.export.overlay import Narration
from readaloud.export.recording import Manuscript
from readaloud.export.xml import Element

_DEEPEST = 6
_CLASSES = {FOOTNOTE: "noteref", PRODUCER_NOTE: "optional-prodnote"}


def navigation_center(
    manuscript: Manuscript,
    found: Sequence[Document],
    spoken: Sequence[Narration],
    optional: Mapping[str, str],
) -> Element:
    """The body of ``ncc.html``, in the order in which it is heard; ``optional`` as the SMIL files have it."""
    entries = outline(manuscript, found)
    body = make("body")
    before = 0
    for narration in spoken:
        heading, *quotations = [entry for entry in entries if entry.document == narration.document.name]
        before = min(heading.depth, before + 1, _DEEPEST)
        attributes = {} if len(body) else {"class": "title"}
        link = make("a", heading.title, href=f"{heading.document}.smil#txt1")
        add(body, make(f"h{before}", link, id=f"ncc-{heading.section}", **attributes))
        for element in _below(manuscript, narration, quotations, optional):
            add(body, element)
    links = list(body.iter("a"))
    for link, title in zip(links, unique([link.text for link in links], manuscript.title), strict=True):
        link.text = title
    return body


def _below(
    manuscript: Manuscript, narration: Narration, quotations: Sequence[Entry], optional: Mapping[str, str]
) -> Iterator[Element]:
    """What can be gone to inside a section; of several notes on one block the first."""
    titles = {entry.target: entry.title for entry in quotations}
    noted: set[str] = set()
    for number, clip in enumerate(narration.clips, 1):
        address = f"{narration.document.name}.smil#txt{number}"
        if clip.target in titles:
            yield make(
                "div", make("a", titles[clip.target], href=address), id=f"ncc-{clip.target}", class_="group"
            )
        if clip.target in optional and clip.block not in noted:
            noted.add(clip.block)
            kind = optional[clip.target]
            about = manuscript.article.block(clip.block).text if kind == PRODUCER_NOTE else ""
            link = make("a", first_words(f"{manuscript.utterances[clip.target].text} {about}"), href=address)
            yield make("span", link, id=f"ncc-{clip.target}", class_=_CLASSES[kind])
