"""From a block to what is shown of it: the author's text as it stands, our labels around it."""

from readaloud.model.article import Block, Group, Kind
from readaloud.tui.cards import card_parts
from readaloud.tui.cells import visible
from readaloud.tui.labels import LABELLED, Labels
from readaloud.tui.shown import Flow, Grid, Mark, Piece, Shown
from readaloud.tui.tables import grid_of

INDENT = 2

_LOOKS = {
    Kind.HEADLINE: "headline",
    Kind.DECK: "deck",
    Kind.BYLINE: "byline",
    Kind.HEADING: "heading",
    Kind.QUOTE: "quote",
    Kind.PULL_QUOTE: "quote",
    Kind.FOOTNOTE: "aside",
    Kind.NOTE: "aside",
    Kind.CODE: "code",
}
_INDENTED = frozenset({Kind.QUOTE, Kind.PULL_QUOTE, Kind.FOOTNOTE, Kind.CODE, Kind.TRANSCRIPT})
_CARDS = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.EMBED, Kind.SOCIAL})
_NOTICES = frozenset({Kind.NOTE, Kind.CORRECTION})
_SPANS = {"emphasis": "emphasis", "strong": "strong", "code": "code"}


def show(block: Block, before: Block | None, labels: Labels) -> Shown:
    """A block as it is shown after the one before it."""
    gap = _gap(block, before)
    if block.kind in _CARDS:
        return Shown(card_parts(block, labels), gap, card=True)
    label = labels.leading(block) if block.kind in LABELLED else ""
    parts = (*_label(label), *_body(block))
    return Shown(parts, gap, card=block.kind in _NOTICES)


def author_piece(block: Block, look: str, *, keep_spaces: bool = False) -> Piece:
    """The whole text of a block as one piece, with its emphasis."""
    marks = tuple(
        Mark(span.start, span.end, _SPANS[span.kind]) for span in block.spans if span.kind in _SPANS
    )
    return Piece(visible(block.text), look, 0, marks, keep_spaces)


def _label(label: str) -> tuple[Flow, ...]:
    return (Flow(Piece(label, "label")),) if label else ()


def _body(block: Block) -> tuple[Flow | Grid, ...]:
    if block.kind is Kind.TABLE and block.table and block.text:
        return grid_of(block, block.table)
    piece = author_piece(block, _LOOKS.get(block.kind, "text"), keep_spaces=block.kind is Kind.CODE)
    if block.kind is Kind.LIST_ITEM and block.group:
        marker = _marker(block.group)
        return (Flow(piece, INDENT * (block.group.level - 1) + len(marker), marker),)
    return (Flow(piece, INDENT if block.kind in _INDENTED else 0),)


def _marker(group: Group) -> str:
    if not group.ordered:
        return "• "
    return f"{group.index}. ".rjust(len(f"{group.count}. "))


def _gap(block: Block, before: Block | None) -> int:
    if before is None:
        return 1
    if block.kind is before.kind is Kind.BYLINE:
        return 0
    if block.kind is before.kind is Kind.LIST_ITEM and block.group and before.group:
        is_nested = block.group.level != before.group.level
        return 0 if is_nested or block.group.id == before.group.id else 1
    return 2 if block.kind is Kind.HEADING else 1
