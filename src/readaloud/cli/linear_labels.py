"""What stands before a line: what its text is, in the words that are spoken where they say more than that."""

from collections.abc import Sequence

from readaloud.model.article import Block, Group, Kind
from readaloud.model.script import Utterance
from readaloud.narrate.interface import Words
from readaloud.services.reader.place import kind_name

ATTRIBUTION = ("—", "–", "―", "-- ")  # how a line begins that names the source of a block quotation


def label_of(block: Block, words: Words, spoken: Sequence[Utterance] = ()) -> str:
    """The label of a block's line, with a colon; empty where its text says itself what it is.

    ``spoken`` are the labels that are heard. One of a single word ("Section.") is replaced by the name of
    the role; one that says more ("Footnote 2.", "Quote, Ada Finch.") is printed as it is heard.
    """
    own = _own_label(block, words)
    said = " ".join(utterance.text.strip() for utterance in spoken).rstrip(". :")
    if block.kind is Kind.LIST_ITEM and block.group:
        return own
    if " " in said and said not in own:
        return f"{said}: "
    return own or (f"{said}. " if said and block.kind is Kind.PARAGRAPH else "")


def _own_label(block: Block, words: Words) -> str:
    if block.kind is Kind.LIST_ITEM and block.group:
        return _item(block.group, words)
    if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM):
        return _quotation(block, words)
    name = kind_name(block.kind, words)
    return "" if block.text.lower().startswith(name.lower()) else f"{name}: "


def _item(group: Group, words: Words) -> str:
    key = "nested_item" if group.level > 1 else "item"
    return words.say(f"lines.{key}", index=group.index, count=group.count, level=group.level) + ": "


def _quotation(block: Block, words: Words) -> str:
    """A label when the whole block is quoted, with the speaker when the text says who it is."""
    inner = block.text.strip()
    whole = [q for q in block.quotes if q.end - q.start >= len(inner)]
    is_source = not block.quotes and inner.startswith(ATTRIBUTION)
    if is_source or (not whole and block.kind is not Kind.QUOTE):
        return ""
    speaker = next((quote.speaker.text for quote in whole or block.quotes if quote.speaker), "")
    return words.say("lines.quotation", speaker=speaker) + ": "
