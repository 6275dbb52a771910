"""Images, galleries, videos and recordings: what they show, and what was found for those who cannot see."""

from collections.abc import Mapping
from functools import partial

from readaloud.model.article import Block
from readaloud.model.script import Role
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context
from readaloud.narrate.plan import ANNOUNCER
from readaloud.text.sentences import sentences

_ROLES = {"title": Role.CAPTION, "caption": Role.CAPTION, "alt": Role.DESCRIPTION}


def say_medium(
    context: Context, block: Block, path: str, level: str, slots: Mapping[str, str], skippable: str
) -> None:
    """An announcement whose slots {title}, {alt} and {caption} are texts of the block's medium.

    What this level leaves out is named as skipped.
    """
    said = {part.slot for part in context.wording.parts(path, level, slots)}
    speak = {
        slot: partial(_say_text_of, context, block, slots.get(slot, ""), role, skippable)
        for slot, role in _ROLES.items()
    }
    context.announce(path, level, slots, block, speak=speak, skippable=skippable)
    for slot in _ROLES:
        if slots.get(slot) and slot not in said and slots[slot] != block.text:
            context.plan.skip(block.id, "profile", slots[slot])
    context.plan.account(block, "profile")


def _say_text_of(context: Context, block: Block, text: str, role: Role, skippable: str, number: int) -> None:
    """A text of the medium: as displayed where the block shows it, else as words that are not displayed.

    All in the announcer's voice: a title has a label before it and a notice behind it.
    """
    start = _displayed_from(block, text, role)
    if start >= 0:
        manner = Manner(role=role, voice=ANNOUNCER, skippable=skippable)
        say_text(context, block, manner, number=number, start=start, end=start + len(text))
        return
    for first, last in sentences(text, context.language_of(block)):
        if first:
            context.plan.pause("sentence")
        context.say_own(
            text[first:last].strip(),
            block,
            number if not first else context.plan.next_sentence(),
            role=role,
            skippable=skippable,
            language=context.language_of(block),
        )


def _displayed_from(block: Block, text: str, role: Role) -> int:
    """Where the displayed text says it, -1 when it does not; of a description "image of" is not said."""
    whole = text == block.text
    described = role is Role.DESCRIPTION and block.media is not None and block.media.alt == block.text
    return len(block.text) - len(text) if whole or (described and block.text.endswith(text)) else -1
