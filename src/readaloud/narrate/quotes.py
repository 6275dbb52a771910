"""Block quotations, pull quotes and posts: who speaks, when the page says so, and where it ends."""

from readaloud.model.article import Block, Kind
from readaloud.model.script import Role
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context
from readaloud.narrate.plan import NARRATOR
from readaloud.narrate.quote_voices import count_words
from readaloud.narrate.wrapped import say_wrapped

_DASHES = ("—", "–", "― ", "-- ")
_AROUND_NAME = " —–-―"


def say_block_quote(context: Context, block: Block) -> None:
    """A block quotation; blocks in a row from one speaker are one.

    A line "— Name" is its source, which is not said again when the label has named the speaker; nor are such
    words at the end of the quotation itself.
    """
    if _is_source(block):
        if _was_named(context, block):
            context.plan.account(block, "duplicate")
        else:
            say_text(context, block, Manner(role=Role.CAPTION))
        return
    speaker = _speaker(block)
    end = _end(context, block, speaker)
    if first := not _goes_on(context, block, -1):
        context.plan.earcon("quote")
    say_wrapped(
        context,
        block,
        "quote.known" if speaker else "quote.unknown",
        context.level("quote"),
        {"speaker": speaker or ""},
        _manner(context, block, speaker),
        first=first,
        last=not _goes_on(context, block, 1),
        end=end,
    )
    if end >= 0:
        context.plan.account(block, "duplicate")


def say_pull_quote(context: Context, block: Block) -> None:
    """A pull quote; one that repeats the body is only said at the verbose level."""
    level = context.level("pull_quote")
    path = "pull_quote.repeats" if block.repeats else "pull_quote.new"
    if not context.wording.parts(path, level, {"text": " "}):
        context.plan.account(block, "duplicate" if block.repeats else "profile")
        return
    say_wrapped(context, block, path, level, {}, _manner(context, block, _speaker(block)))


def say_post(context: Context, block: Block) -> None:
    """A post of a social network that the article shows."""
    level = context.level("social")
    if level == "off":
        context.plan.account(block, "profile")
        return
    manner = Manner(skippable="social")
    say_wrapped(context, block, "social", level, {"speaker": _speaker(block) or ""}, manner)


def _manner(context: Context, block: Block, speaker: str | None) -> Manner:
    profile = context.profile.quotes
    long_enough = count_words(block.text) >= max(profile.words, context.least_run)
    voice = context.voice_of(speaker) if profile.when == "clauses" and long_enough and speaker else NARRATOR
    return Manner(role=Role.QUOTE, voice=voice, speaker=speaker)


def _speaker(block: Block) -> str | None:
    """Who says the quotation that the block is; one that differs within the block is nobody's."""
    names = {quote.speaker.name if quote.speaker else None for quote in block.quotes}
    return names.pop() if len(names) == 1 else None


def _is_source(block: Block) -> bool:
    return block.kind is Kind.QUOTE and block.text.lstrip().startswith(_DASHES) and not block.quotes


def _was_named(context: Context, source: Block) -> bool:
    """Whether the label of the quotation before its source has said all that the source says."""
    quote = context.neighbour(source, -1)
    if quote is None or quote.kind is not Kind.QUOTE or context.level("quote") == "off":
        return False
    return _speaker(quote) == source.text.strip(_AROUND_NAME)


def _end(context: Context, block: Block, speaker: str | None) -> int:
    """Where the words end that have to be said: before a "— Name" that the label has said, else -1."""
    end = block.quotes[-1].end if block.quotes else len(block.text)
    source = block.text[end:].strip()
    named = source.startswith(_DASHES) and source.strip(_AROUND_NAME) == speaker
    if not named or context.level("quote") == "off":
        return -1
    return end


def _goes_on(context: Context, block: Block, step: int) -> bool:
    """Whether the neighbour belongs to the same quotation."""
    other = context.neighbour(block, step)
    if other is None or other.kind is not Kind.QUOTE:
        return False
    return not _is_source(other) and _speaker(other) == _speaker(block)
