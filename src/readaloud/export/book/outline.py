"""The outline of an article: its sections, deeper below their headings, and in each what somebody says.

Every title is taken from the text and there once, so that any quotation is three steps away: the contents,
its section, the quotation.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.export.book.attribution import DASHES
from readaloud.export.book.documents import Document
from readaloud.export.markup.blocks import said_by_block
from readaloud.export.markup.making import Said, add, make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Block, Kind, Section

_TITLE_WORDS = 8
_DEEPEST_SECTION = 5


class Entry(Struct, frozen=True):
    """A place to go to; ``target`` is the id of a section or of the utterance in which a quotation begins.

    ``words`` are those of the title that the text itself has, without the speaker's name.
    """

    title: str
    words: str
    depth: int  # 1 is the title of the article
    document: str
    section: str
    target: str

    @property
    def is_section(self) -> bool:
        """Whether it is no quotation."""
        return self.target == self.section


def outline(manuscript: Manuscript, found: Sequence[Document]) -> tuple[Entry, ...]:
    """All entries in the order of the documents; no two have the same title."""
    entries = tuple(_entries(manuscript, found))
    titles = unique([entry.title for entry in entries], manuscript.title)
    return tuple(replace(entry, title=title) for entry, title in zip(entries, titles, strict=True))


def contents(entries: Iterable[Entry], address: Callable[[Entry], str]) -> Element:
    """The entries as lists in lists; the title of the article stands beside what it is the title of."""
    top = make("ol")
    stack = [(1, top)]
    for entry in entries:
        depth = max(1, entry.depth - 1)
        while stack[-1][0] > depth:
            stack.pop()
        if depth > stack[-1][0]:
            inner = make("ol")
            add(stack[-1][1][-1], inner)
            stack.append((depth, inner))
        add(stack[-1][1], make("li", make("a", entry.title, href=address(entry))))
    return top


def unique(titles: Iterable[str], untitled: str) -> list[str]:
    """The titles, the second of a name with its number."""
    seen: dict[str, int] = {}
    told = []
    for title in titles:
        name = " ".join(title.split()) or untitled
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told


def _entries(manuscript: Manuscript, found: Sequence[Document]) -> Iterator[Entry]:
    below = 2  # the depth of what has no heading of its own
    first = True
    said = said_by_block(manuscript.script.utterances)
    for document in found:
        blocks = {block.id: block for block in document.blocks}
        for section in document.sections:
            depth = 1 if first else _depth(section, below)
            first = False
            if section.kind == "heading":
                below = depth + 1
            yield Entry(section.title, section.title, depth, document.name, section.id, section.id)
            for speaker, words, target in _quotations([blocks[name] for name in section.blocks], said):
                title = f"{speaker}: {words}" if speaker else words
                yield Entry(title, words, depth + 1, document.name, section.id, target)


def _depth(section: Section, below: int) -> int:
    """A heading as its level says, but no deeper than the last allows; all else below the last heading."""
    depth = section.level if section.kind == "heading" else below
    return max(2, min(depth, below, _DEEPEST_SECTION))


def _quotations(blocks: Iterable[Block], said: Said) -> Iterator[tuple[str, str, str]]:
    """What somebody says in whole clauses: speaker or "", first words, utterance.

    A pull quote says what the text says.
    """
    for block in blocks:
        if block.kind is Kind.QUOTE and not block.text.startswith(DASHES):
            places = [(0, len(block.text), next((q.speaker for q in block.quotes if q.speaker), None))]
        else:
            kept = (q for q in block.quotes if q.kind == "direct" and not q.continues and not block.repeats)
            places = [(quote.start, quote.end, quote.speaker) for quote in kept]
        for start, end, speaker in places:
            if target := _heard_at(block, start, said):
                yield speaker.name if speaker else "", first_words(block.text[start:end]), target


def _heard_at(block: Block, offset: int, heard: Said) -> str:
    """The utterance that says a place of a block; "" when nobody does."""
    for said in heard.get(block.id, ()):
        if not said.own_words and said.locator.start <= offset < said.locator.end:
            return said.id
    return ""


def first_words(text: str) -> str:
    """The beginning of a text, as a title."""
    words = text.split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
