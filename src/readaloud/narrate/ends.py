"""The end of a reading: whether it was cut off, what was left out, and that it is over."""

from collections import Counter

from readaloud.model.article import Block
from readaloud.narrate.context import Context


def say_end(context: Context, last: Block) -> None:
    """What is said behind the last block."""
    cut_off = _say_cut_off(context, last)
    context.plan.pause("section")
    context.plan.earcon("end")
    level = context.level("end")
    if not cut_off or level == "verbose":
        meta = context.article.meta
        slots = {"headline": meta.title.rstrip("."), "site": meta.site}
        context.announce("end", level, slots, last)
    _say_left_out(context, last)


def _say_cut_off(context: Context, last: Block) -> bool:
    """Say that the article is cut off; whether it is. That it goes no further is the end of the reading."""
    codes = {diagnostic.code for diagnostic in context.article.diagnostics}
    if not codes & {"truncated", "paywall"}:
        return False
    context.plan.pause("before")
    path = "cut_off.paywall" if "paywall" in codes else "cut_off.truncated"
    context.announce(path, context.level("cut_off"), {}, last)
    return True


def _say_left_out(context: Context, last: Block) -> None:
    """At the verbose level, how many adverts and decorative images there were."""
    words = context.wording
    reasons = Counter(str(removal.reason) for removal in context.article.removed)
    slots = {"removals": ", ".join(words.count(reason, number) for reason, number in reasons.items())}
    context.announce("removed", context.level("removed"), slots, last)
    decorative = sum(1 for block in context.article.blocks if block.media and block.media.decorative)
    slots = {"decorative": words.count("decorative", decorative)}
    context.announce("decorative", context.level("removed"), slots, last)
