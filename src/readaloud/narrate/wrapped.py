"""Text between a label and an end: block quotations, notes, transcripts, also of several blocks."""

from collections.abc import Mapping

from readaloud.model.article import Block
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context, is_short_label
from readaloud.narrate.plan import ANNOUNCER, NARRATOR


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
    at_block: Block | None = None,
    end: int = -1,
) -> None:
    """Say a block's text with what the announcement at ``path`` puts before and after it.

    ``first`` and ``last`` tell whether the block begins and ends its run: the label is said once before the
    run, the end once after it, unless another label ends it. ``at_block`` is where the text is read, when
    that is not where it stands; ``end`` where the text stops being said, -1 at its own. At
    level "off" the text is said alone.
    """
    parts = context.wording.parts(path, level, {**slots, "text": " "})
    at = next((i for i, part in enumerate(parts) if part.slot == "text"), 0)
    number = 0
    for part in parts[:at] if first else ():
        number = context.plan.next_sentence()
        voice = NARRATOR if manner.voice == NARRATOR and is_short_label(part.words) else ANNOUNCER
        context.say_own(part.words, block, number, voice=voice, skippable=manner.skippable)
        context.plan.pause("label")
    say_text(context, block, manner, number=number, end=end)
    ended = level != "verbose" and context.label_follows(at_block or block)
    for part in parts[at + 1 :] if last and not ended else ():
        context.plan.pause("sentence")
        number = context.plan.next_sentence()
        context.say_own(part.words, block, number, skippable=manner.skippable)
