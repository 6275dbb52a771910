"""The head of an article: where it is from and how long it takes, headline, standfirst, byline and date."""

import re

from readaloud.model.article import Block, Kind, Locator
from readaloud.model.script import Role
from readaloud.narrate.body import Manner, say_text
from readaloud.narrate.context import Context
from readaloud.narrate.durations import reading_minutes
from readaloud.narrate.plan import NARRATOR

_HEAD = frozenset({Kind.HEADLINE, Kind.DECK, Kind.BYLINE})
_NEAR = 6  # blocks in which a byline may stand as a paragraph
_WORD = re.compile(r"[^\W_]")


def say_start(context: Context, first: Block) -> None:
    """What is said before the headline."""
    meta, words, counts = context.article.meta, context.wording, context.counts
    slots = {
        "site": meta.site,
        "date": context.date(meta.date),
        "minutes": words.duration(60 * reading_minutes(context.article, context.profile)),
        "sections": words.count("section", len(context.article.sections)),
        "images": words.count("image", counts[Kind.IMAGE]),
        "videos": words.count("video", counts[Kind.VIDEO]),
    }
    context.announce("start", context.level("start"), slots, first)


def say_headline(context: Context, block: Block) -> None:
    """The headline, and the byline after it when no block of the article is one."""
    context.plan.earcon("headline")
    _labelled(context, block, "headline", Role.HEADLINE)
    if block is _last_of_head(context) and not _names_authors(context):
        _say_authors(context, block)


def say_deck(context: Context, block: Block) -> None:
    """The standfirst."""
    _labelled(context, block, "deck", Role.BODY)


def say_heading(context: Context, block: Block) -> None:
    """A section heading; its number counts headings. One of dashes alone is left to be an ornament."""
    if not _WORD.search(block.text):
        return
    slots = {
        "i": str(context.numbers[block.id]),
        "n": str(context.counts[Kind.HEADING]),
        "level": str(block.level or 2),
    }
    context.plan.earcon("section")
    _labelled(context, block, "heading", Role.HEADING, slots)


def say_byline(context: Context, block: Block) -> None:
    """Who wrote it, as displayed; its date in words; what else the byline has is left out.

    Of several byline blocks the one that names the authors is read and the date said once.
    """
    level = context.level("byline")
    bylines = [b for b in context.article.blocks if b.kind is Kind.BYLINE]
    if level == "off":
        context.plan.account(block, "profile")
        return
    if block is _author_line(context, bylines):
        end = len(block.text) if level != "terse" else _end_of_names(context, block)
        say_text(context, block, Manner(role=Role.BYLINE), end=end)
        if level != "terse" and not _has_date(context, block.text):
            _say_dates(context, block, level)
    elif not _author_line(context, bylines) and block is bylines[0]:
        _say_authors(context, block)


def _labelled(
    context: Context, block: Block, kind: str, role: Role, slots: dict[str, str] | None = None
) -> None:
    level = context.level(kind)
    manner = Manner(role=role)
    if level == "off":
        say_text(context, block, manner)
        return
    speak = {"text": lambda number: say_text(context, block, manner, number=number)}
    filled = {**(slots or {}), "text": block.text}
    context.announce(kind, level, filled, block, speak=speak, label_voice=NARRATOR)


def _last_of_head(context: Context) -> Block | None:
    head = [block for block in context.article.blocks if block.kind in _HEAD]
    return head[-1] if head else None


def _names_authors(context: Context) -> bool:
    """Whether the first blocks name an author somewhere, so that nobody is named twice."""
    first = context.article.blocks[:_NEAR]
    return any(author in block.text for block in first for author in context.article.meta.authors)


def _author_line(context: Context, bylines: list[Block]) -> Block | None:
    authors = context.article.meta.authors
    named = [block for block in bylines if any(author in block.text for author in authors)]
    plain = [block for block in bylines if not any(c.isdigit() for c in block.text)]
    return next(iter([*named, *plain]), None)


def _end_of_names(context: Context, block: Block) -> int:
    authors = [author for author in context.article.meta.authors if author and author in block.text]
    ends = [block.text.find(author) + len(author) for author in authors]
    comma = re.search(r",\s+\d|\s[|•·–—]\s", block.text)
    return max(ends, default=comma.start() if comma else len(block.text))


def _has_date(context: Context, text: str) -> bool:
    year = context.article.meta.date[:4]
    return bool(year) and year in text


def _say_dates(context: Context, block: Block, level: str) -> None:
    meta, words = context.article.meta, context.story_wording
    slots = {"date": context.date(meta.date, words)}
    if meta.updated:
        slots["updated"] = context.date(meta.updated, words)
    _say_in_one_voice(context, block, level, slots)


def _say_authors(context: Context, block: Block) -> None:
    meta, words = context.article.meta, context.story_wording
    slots = {"authors": words.listed(list(meta.authors)), "date": context.date(meta.date, words)}
    if meta.updated and context.level("byline") == "verbose":
        slots["updated"] = context.date(meta.updated, words)
    _say_in_one_voice(context, block, context.level("byline"), slots)


def _say_in_one_voice(context: Context, block: Block, level: str, slots: dict[str, str]) -> None:
    """Byline and date in the narrator's voice and the story's language: they are a part of the story."""
    parts = context.story_wording.parts("byline", level, slots)
    for part in parts:
        context.plan.pause("sentence")
        context.plan.say(
            part.words,
            sentence=context.plan.next_sentence(),
            role=Role.BYLINE,
            voice=NARRATOR,
            language=context.story_wording.language,
            locator=Locator(block.id, 0, len(block.text)),
            own=True,
        )
