"""The end of a reading: whether it was cut off, what was left out, and that it is over."""

from collections import Counter

from readaloud.model.article import Block
from readaloud.narrate.context import Context


def say_end(context: Context, last: Block) -> None:
    """What is said behind the last block."""
    _say_cut_off(context, last)
    context.plan.pause("section")
    context.plan.earcon("end")
    meta = context.article.meta
    slots = {"headline": meta.title.rstrip("."), "site": meta.site}
    context.announce("end", context.level("end"), slots, last)
    _say_left_out(context, last)


def _say_cut_off(context: Context, last: Block) -> None:
    codes = {diagnostic.code for diagnostic in context.article.diagnostics}
    if codes & {"truncated", "paywall"}:
        context.plan.pause("before")
        path = "cut_off.paywall" if "paywall" in codes else "cut_off.truncated"
        context.announce(path, context.level("cut_off"), {}, last)


def _say_left_out(context: Context, last: Block) -> None:
    """At the verbose level, how many adverts and decorative images there were."""
    words = context.wording
    reasons = Counter(str(removal.reason) for removal in context.article.removed)
    slots = {"removals": ", ".join(words.count(reason, number) for reason, number in reasons.items())}
    context.announce("removed", context.level("removed"), slots, last)
    decorative = sum(1 for block in context.article.blocks if block.media and block.media.decorative)
    slots = {"decorative": words.count("decorative", decorative)}
    context.announce("decorative", context.level("removed"), slots, last)
