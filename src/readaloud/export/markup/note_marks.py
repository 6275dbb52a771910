"""The marks of footnotes in what is read: without a raised letter each would be a number of the text."""

from collections.abc import Mapping

from readaloud.export.markup.making import NOTEREF
from readaloud.export.material.recording import Manuscript

Span = tuple[int, int]


def note_marks(manuscript: Manuscript) -> Mapping[str, tuple[Span, ...]]:
    """Where marks stand in the displayed text of an utterance, by its id; those without are left out."""
    by_block = {
        block.id: spans
        for block in manuscript.article.blocks
        if (spans := [(span.start, span.end) for span in block.spans if span.kind == NOTEREF])
    }
    found = {}
    for said in manuscript.script.utterances if by_block else ():
        place, spans = said.locator, by_block.get(said.locator.block, [])
        inside = tuple(
            (a - place.start, b - place.start) for a, b in spans if place.start <= a < b <= place.end
        )
        if inside and not said.own_words:
            found[said.id] = inside
    return found
