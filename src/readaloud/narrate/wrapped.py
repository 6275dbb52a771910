"""Text between a label and an end: block quotations, notes, transcripts, also of several blocks."""

from collections.abc import Mapping

from readaloud.model.article import Block
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context


def say_wrapped(
    context: Context,
    block: Block,
    path: str,
    level: str,
    slots: Mapping[str, str],
    manner: Manner,
    *,
    first: bool = True,
    last: bool = True,
) -> None:
    """Say a block's text with what the announcement at ``path`` puts before and after it.

    ``first`` and ``last`` tell whether the block begins and ends its run: the label is said once before the
    run, the end once after it. At level "off" the text is said alone.
    """
    parts = context.wording.parts(path, level, {**slots, "text": " "})
    at = next((i for i, part in enumerate(parts) if part.slot == "text"), 0)
    number = 0
    for part in parts[:at] if first else ():
        number = context.plan.next_sentence()
        context.say_own(part.words, block, number, skippable=manner.skippable)
        context.plan.pause("label")
    say_text(context, block, manner, number=number)
    for part in parts[at + 1 :] if last else ():
        context.plan.pause("sentence")
        number = context.plan.next_sentence()
        context.say_own(part.words, block, number, skippable=manner.skippable)
