"""Running text: paragraphs as sentences, quotations in their voice, passages in their language."""

from msgspec import Struct

from readaloud.model.article import Block, Locator, Quote
from readaloud.model.script import Role
from readaloud.narrate.context import Context
from readaloud.narrate.fragments import Fragment, fragments
from readaloud.narrate.plan import NARRATOR
from readaloud.narrate.quote_voices import voiced_quotes, whole_clauses


class Manner(Struct, frozen=True):
    """How a text is said where none of its quotations has a voice of its own."""

    role: Role = Role.BODY
    voice: str = NARRATOR
    speaker: str | None = None  # who says all of it, in a block quotation
    skippable: str = ""  # the class that a setting leaves out
    begins: int = 0  # where in the text that voice begins: the narrator says the name before a turn
    literal: bool = False  # whether it is said as it stands, without spoken forms


def say_text(
    context: Context,
    block: Block,
    manner: Manner | None = None,
    *,
    number: int = 0,
    start: int = 0,
    end: int = -1,
) -> None:
    """Say a block's text, or a part of it, sentence by sentence.

    Args:
        context: the narration.
        block: whose text is said.
        manner: how; as body when not given.
        number: of the first sentence, when a label has begun it.
        start: where in the text to begin.
        end: where to stop; -1: at the end.
    """
    manner = manner or Manner()
    if start < manner.begins:
        name = Manner(role=manner.role, skippable=manner.skippable)
        say_text(context, block, name, number=number, start=start, end=manner.begins)
        context.plan.pause("label")
        start, number = manner.begins, 0
    apart = manner.voice == NARRATOR and manner.role is not Role.QUOTE  # else its own label tells it apart
    quotes = _told_apart(context, block) if apart else []
    links = context.level("link") == "verbose" and manner.role is not Role.BYLINE
    pieces = fragments(block, context.language_of(block), quotes, links=links, start=start, end=end)
    numbers: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else None
        if piece.sentence not in numbers:
            numbers[piece.sentence] = number if number and not numbers else context.plan.next_sentence()
        _pause(context, before, piece)
        _language_switch(context, block, before, piece, numbers[piece.sentence])
        _say_piece(context, block, piece, manner, numbers[piece.sentence], at == len(pieces) - 1)


def _told_apart(context: Context, block: Block) -> list[Quote]:
    """The quotations that are told apart, by a voice or, at the verbose level, in words."""
    if context.level("quotation") == "verbose":
        return whole_clauses(block, context.profile.quotes.words)
    return _voiced(context, block)


def _voiced(context: Context, block: Block) -> list[Quote]:
    """The quotations with a voice of their own."""
    profile = context.profile.quotes
    return voiced_quotes(block, profile.words, context.least_run) if profile.when == "clauses" else []


def _pause(context: Context, before: Fragment | None, piece: Fragment) -> None:
    if before is None:
        return
    if piece.sentence != before.sentence:
        context.plan.pause("sentence")
    elif piece.quote is not before.quote:
        context.plan.pause("quote")


def _say_piece(
    context: Context, block: Block, piece: Fragment, manner: Manner, number: int, last: bool
) -> None:
    quote = piece.quote
    if quote and piece.start == quote.start:
        context.plan.earcon("quote")
        _quotation_mark(context, block, 0, number)
    context.plan.say(
        block.text[piece.start : piece.end],
        sentence=number,
        role=Role.QUOTE if quote else manner.role,
        voice=context.voice_of(_speaker(quote))
        if quote and quote in _voiced(context, block)
        else manner.voice,
        language=piece.language or context.language_of(block),
        locator=Locator(block.id, piece.start, piece.end),
        speaker=_speaker(quote) if quote else manner.speaker,
        skippable=manner.skippable,
        closed=last and not manner.literal,
        silent=_note_marks(block, piece),
        literal=manner.literal,
    )
    if quote and piece.end >= len(block.text[: quote.end].rstrip()):
        _quotation_mark(context, block, -1, number)
    if piece.after == "link":
        context.say_own(context.wording.word("link", "verbose"), block, number)


def _speaker(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None


def _quotation_mark(context: Context, block: Block, which: int, number: int) -> None:
    """At the verbose level, "Quote." before a quotation (0) and "End quote." after it (-1)."""
    around = context.wording.parts("quotation", context.level("quotation"), {"text": " "})
    if len(around) > 1:
        context.plan.pause("label")
        context.say_own(around[which].words, block, number)
        context.plan.pause("label")


def _language_switch(
    context: Context, block: Block, before: Fragment | None, piece: Fragment, number: int
) -> None:
    """At the verbose level, "In French." where the language changes."""
    if not piece.language or (before is not None and before.language == piece.language):
        return
    name = context.wording.language_name(piece.language)
    for part in context.wording.parts("language_switch", context.level("language"), {"language": name}):
        context.say_own(part.words, block, number)
        context.plan.pause("label")


def _note_marks(block: Block, piece: Fragment) -> tuple[tuple[int, int], ...]:
    """The marks of notes in the piece, relative to it: shown, but not said."""
    marks = (span for span in block.spans if span.kind == "noteref")
    inside = (span for span in marks if piece.start <= span.start < span.end <= piece.end)
    return tuple((span.start - piece.start, span.end - piece.start) for span in inside)
