"""An article as documents of a book: sections packed so that no document or sound file grows too long."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from readaloud.export.book.placing import utterances_in_place
from readaloud.export.markup.blocks import elements, list_names, note_paragraph, said_by_block
from readaloud.export.markup.making import NOTEREF, add, make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Block, Kind, Media, Section
from readaloud.narrate.documents import announcing_language, phrase

LONGEST = 20_000  # characters: about twenty minutes of speech


class Document(Struct, frozen=True, dict=True):
    """Some sections of an article, in their order; the names are "article-1", "article-2" and so on."""

    name: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def block_ids(self) -> frozenset[str]:
        """The ids of its blocks."""
        return frozenset(block.id for block in self.blocks)


def documents(
    manuscript: Manuscript, longest: int | None = None, *, as_heard: bool = True
) -> tuple[Document, ...]:
    """The documents of a manuscript, of at most ``longest`` characters or one section; below 0 one each.

    ``as_heard``: a footnote stands behind the paragraph with which it is heard, and not at the end.
    """
    blocks = {block.id: block for block in manuscript.article.blocks}
    sections = _as_heard(manuscript, _sections(manuscript)) if as_heard else _sections(manuscript)
    packs = list(_packed(sections, blocks, LONGEST if longest is None else longest))
    return tuple(
        Document(f"article-{n}", tuple(pack), tuple(blocks[b] for section in pack for b in section.blocks))
        for n, pack in enumerate(packs, 1)
    )


def section_elements(
    document: Document,
    manuscript: Manuscript,
    *,
    all_notes: bool,
    files: Mapping[str, str] | None = None,
    pictures: Mapping[str, str] | None = None,
) -> Iterator[Element]:
    """A ``div`` with the id of each section, its blocks inside: not all have a heading of their own.

    ``files``: where each block is when they are in several files; marks of footnotes lead there.
    ``pictures``: the addresses of those that can be shown, by block. The words behind the article are a
    paragraph of their own.
    """
    shown = pictures or {}
    told = utterances_in_place(manuscript) if all_notes else manuscript.script.utterances
    said = said_by_block(utterance for utterance in told if utterance.id not in manuscript.closing)
    last = _sections(manuscript)[-1].id
    notes = _note_addresses(manuscript, files or {})
    blocks = {block.id: _with_addresses(block, notes) for block in document.blocks}
    for section in document.sections:
        element = make("div", id=section.id, class_="section")
        for child in elements([blocks[b] for b in section.blocks], said, all_notes=all_notes):
            if address := shown.get(child.get("id", "")):
                child.insert(0, _picture(manuscript, manuscript.article.block(child.get("id")), address))
            add(element, child)
        if all_notes and manuscript.closing and section.id == last:
            add(element, note_paragraph(tuple(manuscript.closing.values())))
        yield element


def _picture(manuscript: Manuscript, block: Block, address: str) -> Element:
    """The picture of a figure, with what the page says of it, or that it says nothing."""
    language = announcing_language(manuscript.script)
    media = block.media or Media("image")
    if told := media.alt or (media.caption if media.described else ""):
        return make("img", src=address, alt=told)
    return make("img", src=address, alt=phrase("no_description", language), lang=language)


def _note_addresses(manuscript: Manuscript, files: Mapping[str, str]) -> dict[str, str]:
    """Where each footnote is, by the number that a mark in the text bears (as the narration finds it)."""
    notes = (block for block in manuscript.article.blocks if block.kind is Kind.FOOTNOTE)
    return {
        str(block.group.index if block.group else number): f"{files.get(block.id, '')}#{block.id}"
        for number, block in enumerate(notes, 1)
    }


def _with_addresses(block: Block, notes: Mapping[str, str]) -> Block:
    spans = (
        replace(span, value=notes.get(span.value, "")) if span.kind == NOTEREF else span
        for span in block.spans
    )
    return replace(block, spans=tuple(spans))


def _sections(manuscript: Manuscript) -> tuple[Section, ...]:
    """The sections of the article, or all its blocks as one."""
    everything = Section(
        "s1", manuscript.title, "top", 1, tuple(block.id for block in manuscript.article.blocks)
    )
    return manuscript.article.sections or (everything,)


def _as_heard(manuscript: Manuscript, sections: Sequence[Section]) -> tuple[Section, ...]:
    footnotes = {block.id for block in manuscript.article.blocks if block.kind is Kind.FOOTNOTE}
    lists = list_names(manuscript.article.blocks)
    ends = {lists[block]: block for block in lists}  # a list is not parted: its notes come behind it
    behind: dict[str, list[str]] = {}
    moved: set[str] = set()
    text = ""  # the last block heard that is no footnote
    for utterance in manuscript.script.utterances:
        block = utterance.locator.block
        if block not in footnotes:
            text = ends.get(lists.get(block, ""), block)
        elif text and block not in moved:
            behind.setdefault(text, []).append(block)
            moved.add(block)
    return tuple(
        replace(section, blocks=tuple(_placed(section.blocks, behind, moved))) for section in sections
    )


def _placed(blocks: Sequence[str], behind: Mapping[str, list[str]], moved: Collection[str]) -> Iterator[str]:
    for block in blocks:
        if block not in moved:
            yield block
            yield from behind.get(block, ())


def _packed(sections: Sequence[Section], blocks: dict[str, Block], longest: int) -> Iterator[list[Section]]:
    pack: list[Section] = []
    size = 0
    for section in sections:
        own = sum(len(blocks[block].text) for block in section.blocks)
        if pack and size + own > longest:
            yield pack
            pack, size = [], 0
        pack.append(section)
        size += own
    if pack:
        yield pack
