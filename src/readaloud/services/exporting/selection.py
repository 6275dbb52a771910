"""A part of an article to be exported: one section, the quotations alone, without captions or tables."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from readaloud.model.article import Article, Block, Kind, Section
from readaloud.model.errors import NothingReadable, UsageError
from readaloud.model.script import Anchor, Item, Pause, Role, Script, Skipped, Utterance

QUOTES = "quotes"
# What can be left out, whether an article has any of it or not: roles, and kinds that narration can skip.
_KINDS = frozenset({*Role, "audio", "embed", "footnote", "image", "social", "transcript", "video"})
_QUOTED = frozenset({Kind.QUOTE, Kind.PULL_QUOTE})
LEFT_OUT = "selection"  # why something of the script is not spoken


def one_section(article: Article, script: Script, wanted: str) -> tuple[Article, Script]:
    """One section alone: by number, by id, or by the beginning of its title.

    Raises:
        UsageError: there is no such section.
    """
    section = _found(article.sections, wanted)
    kept = set(section.blocks)
    blocks = tuple(block for block in article.blocks if block.id in kept)
    alone = replace(article, blocks=blocks, sections=(section,))
    return alone, replace(script, items=tuple(_inside(script.items, section.id)))


def _inside(items: Sequence[Item], section: str) -> Iterator[Item]:
    """The items from the anchor of a section to that of the next."""
    inside = False
    for item in items:
        if isinstance(item, Anchor) and item.kind == "section":
            inside = item.target == section
        if inside:
            yield item


def _found(sections: Sequence[Section], wanted: str) -> Section:
    asked = wanted.casefold().strip()
    if asked.isdecimal() and 1 <= int(asked) <= len(sections):
        return sections[int(asked) - 1]
    tests: tuple[Callable[[Section], bool], ...] = (
        lambda section: section.id == asked,
        lambda section: section.title.casefold() == asked,
        lambda section: bool(asked) and section.title.casefold().startswith(asked),
    )
    for test in tests:
        if section := next(filter(test, sections), None):
            return section
    titles = "; ".join(f"{number} {section.title}" for number, section in enumerate(sections, 1))
    raise UsageError(f"The article has no section “{wanted}”.", f"There are: {titles}.")


def selected(script: Script, article: Article, *, only: str = "", skip: Collection[str] = ()) -> Script:
    """The script without what was left out; that stays in it as skipped.

    ``skip`` names roles or kinds of content in singular or plural: captions, footnotes, images, tables.

    Raises:
        UsageError: nothing is called that way.
        NothingReadable: nothing is left.
    """
    if not only and not skip:
        return script
    unwanted = left_out(skip)
    quoting = _quoting(article, script.utterances) if only == QUOTES else None
    blocks = {block.id: block for block in article.blocks}

    def is_wanted(utterance: Utterance) -> bool:
        is_other = utterance.role is Role.CAPTION and not _is_caption(utterance, blocks)
        named = unwanted & {utterance.skippable, "" if is_other else str(utterance.role)}
        return not named and (quoting is None or utterance.sentence in quoting)

    gone = {utterance.id for utterance in script.utterances if not is_wanted(utterance)}
    gone |= _labels(script.utterances, gone)
    items = tuple(_items(script.items, gone))
    if not any(isinstance(item, Utterance) for item in items):
        raise NothingReadable("Nothing of the article is left to be read.", "Leave out less.")
    return replace(script, items=items)


def left_out(names: Collection[str]) -> frozenset[str]:
    """Roles and kinds in singular, of names in singular or plural.

    Raises:
        UsageError: nothing is called that way.
    """
    unwanted = frozenset(name.casefold().removesuffix("s") for name in names)
    if unknown := unwanted - _KINDS:
        raise UsageError(f"Nothing is called “{min(unknown)}”.", f"There are: {', '.join(sorted(_KINDS))}.")
    return unwanted


def _quoting(article: Article, utterances: Sequence[Utterance]) -> frozenset[int]:
    """The sentences that hold a quotation: who said it is in them."""
    blocks = {block.id: block for block in article.blocks}
    found = set()
    for said in utterances:
        block = blocks.get(said.locator.block)
        if block is None:
            continue
        inside = any(q.start < said.locator.end and said.locator.start < q.end for q in block.quotes)
        if block.kind in _QUOTED or (inside and not said.own_words):
            found.add(said.sentence)
    return frozenset(found)


def _is_caption(said: Utterance, blocks: Mapping[str, Block]) -> bool:
    """Whether what is said in that role is a caption: titles and who was quoted are said in it as well.

    The displayed text of a player is its title, whatever the page calls it; that of a picture is not.
    """
    block = blocks.get(said.locator.block)
    if block is None or block.table or block.kind is Kind.IMAGE:
        return True
    title = " ".join(block.media.title.split()) if block.media else ""
    return said.own_words and " ".join(said.text.split()) not in title


def _labels(utterances: Sequence[Utterance], gone: Collection[str]) -> set[str]:
    """Those that only announce what is gone ("Caption:")."""
    return {
        label.id
        for label, said in pairwise(utterances)
        if said.id in gone and label.own_words and label.text.endswith(":")
        if label.locator.block == said.locator.block
    }


def _items(items: Sequence[Item], gone: Collection[str]) -> Iterator[Item]:
    """Of the pauses around what was left out only the longest is kept."""
    waiting: Pause | None = None
    heard = False
    for item in items:
        match item:
            case Pause():
                waiting = item if waiting is None or item.ms > waiting.ms else waiting
            case Utterance() if item.id in gone:
                yield Skipped(item.locator.block, LEFT_OUT, "" if item.own_words else item.text)
            case Utterance():
                if waiting and heard:
                    yield waiting
                waiting, heard = None, True
                yield item
            case _:
                yield item
    if waiting:
        yield waiting
