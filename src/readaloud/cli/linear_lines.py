"""An article as lines: one a paragraph or announcement, with what it is in words before it.

The author's text is printed as it is displayed. What we announce of a video, a picture or a table is printed
in the words of the script; a label that is spoken before a paragraph is replaced by the one printed here.
"""

from collections.abc import Iterator

from msgspec import Struct

from readaloud.model.article import Article, Block, Kind
from readaloud.model.script import Pause, Script, Utterance
from readaloud.services.place import NAMES

QUOTATION = "Quotation"
ANNOUNCED = (Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.SOCIAL, Kind.EMBED)
ENDINGS = (".", "!", "?", "…", ":", ";", "”", '"', "’")


class Line(Struct, frozen=True):
    """One line, and the utterances that say it."""

    text: str
    utterances: tuple[str, ...]  # ids


class _Group(Struct, frozen=True):
    """A run of utterances of one block; ``labels`` are those that a pause for a label follows."""

    utterances: tuple[Utterance, ...]
    labels: frozenset[str]


def make_lines(article: Article, script: Script) -> tuple[Line, ...]:
    """Everything that the script says, in its order; what it leaves out is left out here."""
    blocks = {block.id: block for block in article.blocks}
    groups = list(_groups(script))
    lines: list[Line] = []
    for number, group in enumerate(groups):
        block = blocks[group.utterances[0].locator.block]
        edges = (number == 0, number == len(groups) - 1)
        lines += _announced(block, group) if block.kind in ANNOUNCED else _displayed(block, group, edges)
    return tuple(lines)


def _groups(script: Script) -> Iterator[_Group]:
    run: list[Utterance] = []
    labels: set[str] = set()
    for item in script.items:
        if isinstance(item, Utterance):
            if run and run[0].locator.block != item.locator.block:
                yield _Group(tuple(run), frozenset(labels))
                run, labels = [], set()
            run.append(item)
        elif isinstance(item, Pause) and item.reason == "label" and run and run[-1].own_words:
            labels.add(run[-1].id)
    if run:
        yield _Group(tuple(run), frozenset(labels))


def _announced(block: Block, group: _Group) -> Iterator[Line]:
    """A medium or a table on one line, in the words of the script."""
    first = group.utterances[0]
    named = first.own_words and (first.id in group.labels or first.text.rstrip(".") == NAMES[block.kind])
    said = group.utterances[1:] if named and len(group.utterances) > 1 else group.utterances
    text = " ".join(_sentence(utterance.text) for utterance in said)
    yield Line(f"{NAMES[block.kind]}: {text}", tuple(utterance.id for utterance in group.utterances))


def _displayed(block: Block, group: _Group, edges: tuple[bool, bool]) -> Iterator[Line]:
    """A text block; announcements at the article's beginning and end are lines of their own."""
    texts = [number for number, utterance in enumerate(group.utterances) if not utterance.own_words]
    if not texts:
        yield from (_own(utterance) for utterance in group.utterances)
        return
    first = texts[0] if edges[0] else 0
    last = texts[-1] + 1 if edges[1] else len(group.utterances)
    labels = tuple(u.id for u in group.utterances[:first] if u.id in group.labels)
    yield from (_own(u) for u in group.utterances[:first] if u.id not in group.labels)
    start = min(group.utterances[number].locator.start for number in texts)
    end = max(group.utterances[number].locator.end for number in texts)
    ids = tuple(u.id for number, u in enumerate(group.utterances) if first <= number < last)
    yield Line(_label(block) + block.text[start:end], labels + ids)
    yield from (_own(utterance) for utterance in group.utterances[last:])


def _own(utterance: Utterance) -> Line:
    return Line(utterance.text, (utterance.id,))


def _label(block: Block) -> str:
    if block.kind is Kind.LIST_ITEM and block.group:
        return f"Item {block.group.index} of {block.group.count}: "
    if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM):
        return _quotation_label(block)
    return f"{NAMES[block.kind]}: "


def _quotation_label(block: Block) -> str:
    """A label when the whole block is quoted, with the speaker when the text says who it is."""
    inner = block.text.strip()
    whole = [q for q in block.quotes if q.end - q.start >= len(inner)]
    if not whole and block.kind is not Kind.QUOTE:
        return ""
    speaker = next((quote.speaker.text for quote in whole or block.quotes if quote.speaker), "")
    return f"{QUOTATION}, {speaker}: " if speaker else f"{QUOTATION}: "


def _sentence(text: str) -> str:
    return text if text.endswith(ENDINGS) else f"{text}."
