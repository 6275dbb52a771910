"""Media overlays (EPUB 3.3, 9): which element of a document is heard when in the sound, as SMIL.

A clip lasts until the next one begins: the pause after a sentence belongs to it, so that a player that
jumps from clip to clip keeps the rhythm of the reading.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from readaloud.export.book.documents import Document
from readaloud.export.book.word_spans import places
from readaloud.export.markup.blocks import list_names
from readaloud.export.markup.xml import Element, etree
from readaloud.export.material.recording import Recording
from readaloud.model.article import Kind
from readaloud.model.speech import Entry

SMIL = "http://www.w3.org/ns/SMIL"
OPS = "http://www.idpf.org/2007/ops"
# What a reading system can leave (escapable) or leave out (skippable): EPUB 3.3, 9.5 and 9.6.
_TYPES = {
    Kind.IMAGE: "figure",
    Kind.TABLE: "table",
    Kind.LIST_ITEM: "list",
    Kind.FOOTNOTE: "footnote",
    Kind.VIDEO: "aside",
    Kind.AUDIO: "aside",
    Kind.EMBED: "aside",
    Kind.PULL_QUOTE: "aside",
    Kind.NOTE: "aside",
    Kind.TRANSCRIPT: "aside",
}


class Clip(Struct, frozen=True):
    """An element of a document, by id, and its piece of the recording in samples."""

    target: str
    block: str
    at: int
    until: int


class Narration(Struct, frozen=True):
    """The spoken side of a document: its clips, in order, without gaps; times in samples."""

    document: Document
    clips: tuple[Clip, ...]

    @property
    def at(self) -> int:
        """Where it begins in the recording."""
        return self.clips[0].at

    @property
    def until(self) -> int:
        """Where it ends in the recording."""
        return self.clips[-1].until


def narrations(
    recording: Recording, found: Sequence[Document], ids: Mapping[str, Collection[str]]
) -> tuple[Narration, ...]:
    """The narration of each document that has one; ``ids`` are those that each, by its name, can point at.

    An utterance whose words have elements is heard word by word. One without an element of its own (a row
    that two sentences say) is heard at its block, and one about no block at the section.
    """
    spoken = [(document, tuple(entries)) for document, entries in _by_document(recording, found)]
    starts = [0, *(entries[0].at for _, entries in spoken[1:]), recording.timeline.length]
    return tuple(
        Narration(
            document,
            tuple(_clips(recording, entries, at, until, document.sections[0].id, ids[document.name])),
        )
        for (document, entries), (at, until) in zip(spoken, pairwise(starts), strict=False)
    )


def _by_document(
    recording: Recording, found: Sequence[Document]
) -> Iterator[tuple[Document, Iterator[Entry]]]:
    """Runs of entries; what belongs to no block of the article (its beginning, its end) stays near it."""
    homes = {block: number for number, document in enumerate(found) for block in document.block_ids}
    here = 0
    placed = []
    for entry in recording.timeline.entries:
        is_closing = entry.utterance in recording.closing
        here = len(found) - 1 if is_closing else max(here, homes.get(entry.locator.block, here))
        placed.append((here, entry))
    for number, run in groupby(placed, lambda pair: pair[0]):
        yield found[number], (entry for _, entry in run)


def _clips(
    recording: Recording, entries: Sequence[Entry], at: int, until: int, section: str, ids: Collection[str]
) -> Iterator[Clip]:
    starts = [at, *(entry.at for entry in entries[1:]), until]
    for entry, (start, end) in zip(entries, pairwise(starts), strict=True):
        block = "" if entry.utterance in recording.closing else entry.locator.block
        wanted = (entry.utterance, block)
        target = next((name for name in wanted if name in ids), section)
        words = [word for word in places(entry, recording.utterances[entry.utterance]) if word.name in ids]
        names = [word.name for word in words] or [target]
        edges = [start, *(min(max(word.at, start), end) for word in words[1:]), end]
        for name, (first, last) in zip(names, pairwise(edges), strict=True):
            if last > first:
                yield Clip(name, block, first, last)


def smil(
    clips: Sequence[Clip], structures: Mapping[str, tuple[str, str]], rate: int, text: str, audio: str
) -> Element:
    """The overlay of one document; ``text`` and ``audio`` are addresses: of the document and of the sound.

    ``structures`` as the function of that name tells them.
    """
    root = etree().Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": OPS})
    body = etree().SubElement(root, f"{{{SMIL}}}body")
    for group, run in groupby(clips, lambda clip: structures.get(clip.block)):
        parent = body
        if group:
            name, kind = group
            textref = {f"{{{OPS}}}textref": f"{text}#{name}", f"{{{OPS}}}type": kind}
            parent = etree().SubElement(body, f"{{{SMIL}}}seq", textref)
        for clip in run:
            _par(parent, clip, rate, text, audio)
    return root


def structures(document: Document) -> dict[str, tuple[str, str]]:
    """For each block that can be left or left out: the id of the whole structure, and its type."""
    lists = list_names(document.blocks)
    return {
        block.id: (lists.get(block.id, block.id), _TYPES[block.kind])
        for block in document.blocks
        if block.kind in _TYPES and (block.kind is not Kind.LIST_ITEM or block.id in lists)
    }


def _par(parent: Element, clip: Clip, rate: int, text: str, audio: str) -> None:
    par = etree().SubElement(parent, f"{{{SMIL}}}par")
    etree().SubElement(par, f"{{{SMIL}}}text", {"src": f"{text}#{clip.target}"})
    times = {"clipBegin": seconds(clip.at, rate), "clipEnd": seconds(clip.until, rate)}
    etree().SubElement(par, f"{{{SMIL}}}audio", {"src": audio, **times})


def seconds(samples: int, rate: int) -> str:
    """A clock value in seconds, to the millisecond."""
    return f"{samples / rate:.3f}s"
