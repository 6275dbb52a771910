"""What is being heard, as characters of the shown pieces: one sentence, one word."""

from collections.abc import Iterator
from typing import NamedTuple

from readaloud.model.article import Block
from readaloud.model.script import Utterance
from readaloud.tui.cells import visible
from readaloud.tui.shown import Flow, Piece, Shown


class Spot(NamedTuple):
    """Characters ``start:end`` of a piece."""

    piece: Piece
    start: int
    end: int


def spots_between(shown: Shown, start: int, end: int) -> tuple[Spot, ...]:
    """Where a range of the block's text is shown: one spot, or several cells of a table."""
    found = []
    for piece in pieces_of(shown):
        if piece.source >= 0:
            first = max(start - piece.source, 0)
            last = min(end - piece.source, len(piece.text))
            if first < last:
                found.append(Spot(piece, first, last))
    return tuple(found)


def spots_of(shown: Shown, block: Block, utterance: Utterance) -> tuple[Spot, ...]:
    """Where an utterance is shown: its place in the block, else a label, caption or credit of these words."""
    place = utterance.locator
    if not utterance.own_words and block.text[place.start : place.end] == utterance.text:
        return spots_between(shown, place.start, place.end)
    text = visible(utterance.text)
    others = [piece for piece in pieces_of(shown) if piece.source < 0 and piece.text]
    for piece in others:
        start = piece.text.find(text)
        if text and start >= 0:
            return (Spot(piece, start, start + len(text)),)
    return tuple(Spot(piece, 0, len(piece.text)) for piece in others if piece.text in text)[:1]


def pieces_of(shown: Shown) -> Iterator[Piece]:
    """Every piece of a shown block, in reading order."""
    for part in shown.parts:
        if isinstance(part, Flow):
            yield part.piece
        else:
            for row in part.rows:
                yield from row
