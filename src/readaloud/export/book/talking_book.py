"""What the DAISY books of both versions are made of: text, what is heard when, and what may be left out."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from readaloud.export.book.documents import Document, documents, section_elements
from readaloud.export.book.outline import Entry, first_words, outline
from readaloud.export.book.overlay import Clip, Narration, narrations
from readaloud.export.markup.making import add, make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.model.article import Kind

UNKNOWN = "-"  # for what must be named and is not known
GENERATOR = "readaloud"
_MEDIA = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.EMBED})


class Skippable(StrEnum):
    """What a player may leave out."""

    FOOTNOTE = "footnote"
    PRODUCER_NOTE = "producer note"


class TalkingBook(Struct, frozen=True):
    """A recording as a book: a document for each section, all of them in one text."""

    recording: Recording
    found: tuple[Document, ...]
    body: Element  # the text, as XHTML without namespaces
    spoken: tuple[Narration, ...]
    entries: tuple[Entry, ...]  # the outline
    skippable: dict[str, Skippable]  # by utterance

    def notes(self, narration: Narration) -> Iterator[tuple[int, Clip, Skippable]]:
        """What may be left out of a section, by the number of its clip; of several on one block the first."""
        noted: set[str] = set()
        for number, clip in enumerate(narration.clips, 1):
            if clip.target in self.skippable and clip.block not in noted:
                noted.add(clip.block)
                yield number, clip, self.skippable[clip.target]

    def title_of(self, note: Clip) -> str:
        """What a note is called: its first words; of a producer note, the medium's too."""
        about = self.recording.article.block(note.block).text
        words = self.recording.utterances[note.target].text
        is_ours = self.skippable[note.target] is Skippable.PRODUCER_NOTE
        return first_words(f"{words} {about}" if is_ours else words)


def talking_book(recording: Recording) -> TalkingBook:
    """The book of a recording."""
    found = documents(recording, longest=-1)
    body = make("body")
    for document in found:
        for element in section_elements(document, recording, all_notes=True):
            add(body, element)
    ids = {element.get("id", "") for element in body.iter()}
    spoken = narrations(recording, found, {document.name: ids for document in found})
    return TalkingBook(recording, found, body, spoken, outline(recording, found), _skippable(recording))


def _skippable(manuscript: Manuscript) -> dict[str, Skippable]:
    """What we say about media, and footnotes."""
    kinds = {block.id: block.kind for block in manuscript.article.blocks}
    found: dict[str, Skippable] = {}
    for said in manuscript.script.utterances:
        kind = kinds.get(said.locator.block)
        if said.id in manuscript.closing:
            continue
        if kind is Kind.FOOTNOTE:
            found[said.id] = Skippable.FOOTNOTE
        elif said.own_words and kind in _MEDIA:
            found[said.id] = Skippable.PRODUCER_NOTE
    return found
