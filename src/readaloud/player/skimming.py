"""Skimming: the plan of a part of an article. Pure: a plan in, a plan out."""

from collections.abc import Set
from enum import StrEnum

from readaloud.model.article import Article, Block, Kind
from readaloud.model.script import Utterance
from readaloud.player.plan import Plan, plan_of

HEADINGS = (Kind.HEADLINE, Kind.HEADING)
TEXTS = (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.DECK)


class Skim(StrEnum):
    """What is heard."""

    ALL = "all"
    SENTENCES = "sentences"  # headings, and the first sentence of each paragraph
    HEADINGS = "headings"
    QUOTATIONS = "quotations"  # whole sentences, so that whoever says it is heard


def skimmed(plan: Plan, article: Article, mode: Skim) -> Plan:
    """The plan of what that mode lets through, in the same order; it may be empty."""
    if mode is Skim.ALL:
        return plan
    blocks = {block.id: block for block in article.blocks}
    wanted = _wanted(plan, blocks, mode)
    kept = [i for i, utterance in enumerate(plan.utterances) if utterance.sentence in wanted]
    return plan_of([plan.utterances[i] for i in kept], [plan.gaps[i] for i in kept], article)


def _wanted(plan: Plan, blocks: dict[str, Block], mode: Skim) -> Set[int]:
    """The numbers of the sentences that are heard."""
    found: set[int] = set()
    begun: set[str] = set()
    for utterance in plan.utterances:
        block = blocks[utterance.locator.block]
        if mode is Skim.QUOTATIONS:
            is_wanted = _is_quoted(block, utterance)
        else:
            is_first = block.id not in begun and not utterance.own_words
            is_wanted = block.kind in HEADINGS or (
                mode is Skim.SENTENCES and is_first and block.kind in TEXTS
            )
        if not utterance.own_words:
            begun.add(block.id)
        if is_wanted:
            found.add(utterance.sentence)
    return found


def _is_quoted(block: Block, utterance: Utterance) -> bool:
    if utterance.own_words:
        return False
    start, end = utterance.locator.start, utterance.locator.end
    direct = (quote for quote in block.quotes if quote.kind == "direct")
    return block.kind is Kind.QUOTE or any(quote.start < end and start < quote.end for quote in direct)
