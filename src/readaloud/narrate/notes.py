"""Footnotes, corrections, notes, code and embedded things."""

from readaloud.model.article import Block, Kind
from readaloud.model.script import Role
from readaloud.narrate.body import Manner
from readaloud.narrate.context import Context
from readaloud.narrate.wrapped import say_wrapped


def say_footnotes_of(context: Context, block: Block) -> None:
    """The footnotes that a block's marks name, after it; each is read once, where it is first named."""
    for span in block.spans:
        note = context.notes.get(span.value) if span.kind == "noteref" else None
        if note and note.id not in context.read_notes and context.level("footnote") != "off":
            context.plan.pause("before")
            context.plan.anchor("block", note.id)
            say_footnote(context, note, block)


def say_footnote(context: Context, block: Block, at_block: Block | None = None) -> None:
    """A footnote with its number, unless it was read at its mark; ``at_block``: the one with the mark."""
    if block.id in context.read_notes:
        return
    context.read_notes.add(block.id)
    level = context.level("footnote")
    if level == "off":
        context.plan.account(block, "profile")
        return
    number = next((mark for mark, note in context.notes.items() if note.id == block.id), "")
    slots = {"number": number, "n": str(len(context.notes))}
    manner = Manner(skippable="footnote")
    say_wrapped(context, block, "footnote", level, slots, manner, at_block=at_block)
    context.plan.account(block, "ornament")


def say_note(context: Context, block: Block) -> None:
    """A correction or an editor's note; one whose text says what it is gets no label."""
    kind = "correction" if block.kind is Kind.CORRECTION else "note"
    level = context.level(kind)
    if level == "off":
        context.plan.account(block, "profile")
        return
    context.plan.earcon("note")
    begins = block.text.casefold()
    names_itself = any(begins.startswith(word) for word in context.wording.entries("says_itself")[kind])
    say_wrapped(context, block, kind, level, {}, Manner(), first=not names_itself)


def say_code(context: Context, block: Block) -> None:
    """Program text, line by line."""
    slots = {"rows": context.wording.count("row", len(block.text.splitlines()))}
    say_wrapped(context, block, "code", context.level("code"), slots, Manner(literal=True))


def say_embed(context: Context, block: Block) -> None:
    """Something embedded that is neither picture nor sound: a map, a chart, a form."""
    level = context.level("embed")
    if level == "off":
        context.plan.account(block, "profile")
        return
    manner = Manner(role=Role.CAPTION, skippable="embed")
    say_wrapped(context, block, "embed", level, {}, manner)
