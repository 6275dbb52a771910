"""Where one is in an article, in one spoken sentence: "Paragraph 7 of 23, quotation, the border agent, …"."""

from readaloud.model.article import Article, Block, Kind, Locator, Section
from readaloud.model.script import Utterance
from readaloud.narrate.interface import Words, interface
from readaloud.player.pace import silent_seconds
from readaloud.player.plan import Plan

PARAGRAPHS = (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM)
COUNTED = (Kind.HEADING, Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.FOOTNOTE)
_IN_HOURS = 120  # minutes: more are told in hours


def kind_name(kind: Kind, words: Words) -> str:
    """What a block of that kind is called: "Pull quote"."""
    return words.say(f"kinds.{kind}")


def section_title(section: Section, words: Words | None = None) -> str:
    """The title of a section as contents list it, with a word for what it is when it is not text."""
    words = words or interface(None)
    key = f"sections.{section.kind}"
    name = words.say(key) if words.has(key) else ""
    if not name or section.title.casefold().startswith(name.casefold()):
        return section.title
    return f"{name}: {section.title}"


def where_am_i(
    article: Article,
    plan: Plan,
    utterance: Utterance,
    *,
    words_per_minute: float,
    speed: float,
    words: Words | None = None,
) -> str:
    """The place of an utterance, who is speaking, and the time left at that rate."""
    words = words or interface(None)
    block = article.block(utterance.locator.block)
    quotation, speaker = _quotation(block, utterance)
    return words.say(
        "place.whole",
        block=_numbered(article, block, words),
        quotation=words.say("place.quotation") if quotation else "",
        speaker=speaker,
        left=time_left(plan, utterance, words_per_minute * speed, words),
    )


def time_left(plan: Plan, utterance: Utterance, words_per_minute: float, words: Words | None = None) -> str:
    """How long the rest takes from an utterance on: "4 minutes left"."""
    seconds = seconds_left(plan, utterance, words_per_minute)
    return minutes_left(seconds, words or interface(None))


def seconds_left(plan: Plan, utterance: Utterance, words_per_minute: float) -> float:
    """The same in seconds, estimated from the letters."""
    begun, seconds = False, 0.0
    for one in plan.utterances:
        begun = begun or one.id == utterance.id
        if begun:
            seconds += silent_seconds(one, words_per_minute)
    return seconds


def heard_from(plan: Plan, article: Article, locator: Locator) -> Locator:
    """That place, or the beginning of the next block that is heard, when a skim leaves it out."""
    blocks = [block.id for block in article.blocks]
    behind = blocks[blocks.index(locator.block) :] if locator.block in blocks else []
    places = (locator, *(Locator(block, 0, 0) for block in behind))
    return next((place for place in places if plan.find(place) is not None), locator)


def nearest(plan: Plan, before: Plan, index: int) -> Locator | None:
    """The first place of a plan that comes at or behind an utterance of the one before, else the last."""
    for utterance in before.utterances[index:]:
        if plan.find(utterance.locator) is not None:
            return utterance.locator
    return plan.utterances[-1].locator if plan.utterances else None


def minutes_left(seconds: float, words: Words) -> str:
    """A time in words, to the minute: "4 minutes left"; from two hours on to the hour."""
    minutes = round(seconds / 60)
    if minutes >= _IN_HOURS:
        return words.say("place.hours", n=round(minutes / 60))
    return words.say("place.minutes", n=minutes) if minutes else words.say("place.no_minute")


def _numbered(article: Article, block: Block, words: Words) -> str:
    if block.kind in PARAGRAPHS:
        return _counted(article, block, kind_name(Kind.PARAGRAPH, words), PARAGRAPHS, words)
    name = kind_name(block.kind, words)
    return _counted(article, block, name, (block.kind,), words) if block.kind in COUNTED else name


def _counted(article: Article, block: Block, name: str, kinds: tuple[Kind, ...], words: Words) -> str:
    alike = [one.id for one in article.blocks if one.kind in kinds]
    return words.say("place.counted", name=name, number=alike.index(block.id) + 1, count=len(alike))


def _quotation(block: Block, utterance: Utterance) -> tuple[bool, str]:
    """Whether the utterance is quoted, and whose words it is, as far as the text says it."""
    start, end = utterance.locator.start, utterance.locator.end
    for quote in block.quotes:
        if quote.kind == "direct" and quote.start < end and start < quote.end:
            return True, quote.speaker.text if quote.speaker else ""
    return block.kind is Kind.QUOTE, ""
