"""Pictures, videos, sounds and posts as described cards: name, title, texts around it, its state in words."""

from collections.abc import Iterator, Sequence

from readaloud.model.article import Block, Kind, Media
from readaloud.model.script import Role, Utterance
from readaloud.tui.cells import visible
from readaloud.tui.labels import Labels
from readaloud.tui.shown import NOWHERE, Flow, Piece

_OPEN_ENDED = frozenset({Kind.IMAGE, Kind.SOCIAL})  # what is said behind them is only that they end


def card_parts(block: Block, labels: Labels) -> tuple[Flow, ...]:
    """The lines of a card in the order in which the script says them.

    The announcer's words stand where they are said. What is not said is shown all the same: a title behind
    the first label, the rest at the end. A card that is not announced at all is named in the interface's
    words, with its state.
    """
    said = labels.said(block)
    is_named = any(utterance.own_words for utterance in said)
    parts = list(_said(block, said)) if is_named else list(_silent(block, labels))
    shown = {part.piece.text for part in parts}
    missing = [Flow(piece) for piece in _texts(block) if piece.text not in shown]
    title = [flow for flow in missing if flow.piece.source == 0]
    rest = [flow for flow in missing if flow.piece.source != 0]
    return (*parts[:1], *title, *parts[1:], *rest)


def _said(block: Block, said: Sequence[Utterance]) -> Iterator[Flow]:
    left = list(_texts(block))
    words: list[str] = []
    for utterance in said:
        piece = None if utterance.role is Role.NOTICE else _saying(utterance, left)
        if piece is not None:
            yield from _label(words)
            words = []
            left.remove(piece)
            yield Flow(piece)
        elif utterance.own_words and utterance.role is Role.NOTICE:
            words.append(utterance.text)
    if block.kind not in _OPEN_ENDED or not _has(block):
        yield from _label(words)


def _saying(utterance: Utterance, pieces: Sequence[Piece]) -> Piece | None:
    """Which of the author's texts an utterance says, whole or a sentence of it."""
    text = visible(utterance.text).casefold().rstrip(".")
    return next((piece for piece in pieces if text in piece.text.casefold()), None)


def _has(block: Block) -> bool:
    return any(_texts(block))


def _silent(block: Block, labels: Labels) -> Iterator[Flow]:
    state = labels.state(block.media)
    if not _has(block):
        yield from _label([labels.name(block.kind), state])
        return
    yield from _label([labels.name(block.kind)])
    for piece in _texts(block):
        if block.media and piece.text == visible(block.media.caption) and piece.source == NOWHERE:
            yield from _label([labels.caption()])
        yield Flow(piece)
    yield from _label([state])


def _label(words: Sequence[str]) -> Iterator[Flow]:
    label = " ".join(word for word in words if word)
    if label:
        yield Flow(Piece(visible(label), "label"))


def _texts(block: Block) -> Iterator[Piece]:
    """The author's texts of a card, each once: title, description, caption, credit."""
    media = block.media or Media(block.kind)
    look = "title" if block.text == media.title else "text"
    seen = {"", block.text}
    if block.text:
        yield Piece(visible(block.text), look, 0)
    for text, look in ((media.alt, "text"), (media.caption, "caption"), (media.credit, "aside")):
        if text not in seen:
            seen.add(text)
            yield Piece(visible(text), look)
