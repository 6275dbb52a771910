"""An article as lines: one a paragraph or announcement, with what it is in words before it.

The author's text is printed as it is displayed. What we announce of a video, a picture or a table is printed
in the words of the script; a label that is spoken before a paragraph is replaced by the one printed here.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from readaloud.model.article import Article, Block, Kind
from readaloud.model.script import Pause, Script, Utterance
from readaloud.services.place import NAMES

QUOTATION = "Quotation"
ANNOUNCED = (Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.SOCIAL, Kind.EMBED)
ENDINGS = (".", "!", "?", "…", ":", ";")
CLOSING = "”’»“\"')]"


class Line(Struct, frozen=True):
    """One line, and the utterances that say it."""

    text: str
    utterances: tuple[str, ...]  # ids


class _Group(Struct, frozen=True):
    """A run of utterances of one block, and which of them are labels of its text."""

    utterances: tuple[Utterance, ...]
    labels: frozenset[str]


def make_lines(article: Article, script: Script) -> tuple[Line, ...]:
    """Everything that the script says, in its order; what it leaves out is left out here."""
    blocks = {block.id: block for block in article.blocks}
    said = {utterance.locator.block for utterance in script.utterances if not utterance.own_words}
    groups = list(_groups(script))
    lines: list[Line] = []
    for number, group in enumerate(groups):
        block = blocks[group.utterances[0].locator.block]
        is_inside = 0 < number < len(groups) - 1
        if block.kind in ANNOUNCED:
            lines.append(_announced(block, group))
        elif any(not utterance.own_words for utterance in group.utterances):
            lines += _displayed(block, group, is_first=number == 0, is_last=number == len(groups) - 1)
        elif is_inside and block.id in said:  # "End of list.": a line ends by itself
            lines[-1] = Line(lines[-1].text, (*lines[-1].utterances, *_ids(group.utterances)))
        else:
            label = _label(block) if is_inside else ""
            lines.append(Line(label + _joined(group.utterances), _ids(group.utterances)))
    return tuple(lines)


def _groups(script: Script) -> Iterator[_Group]:
    """A label is of our own words, with a pause for a label between it and the author's text."""
    run: list[Utterance] = []
    labels: set[str] = set()
    is_labelled = False
    for item in script.items:
        if isinstance(item, Utterance):
            if run and run[0].locator.block != item.locator.block:
                yield _Group(tuple(run), frozenset(labels))
                run, labels = [], set()
            elif run and is_labelled and run[-1].own_words and not item.own_words:
                labels.add(run[-1].id)
            run.append(item)
            is_labelled = False
        elif isinstance(item, Pause):
            is_labelled = item.reason == "label"
    if run:
        yield _Group(tuple(run), frozenset(labels))


def _announced(block: Block, group: _Group) -> Line:
    """A medium or a table on one line, in the words of the script."""
    first = group.utterances[0]
    named = first.own_words and (first.id in group.labels or first.text.rstrip(".") == NAMES[block.kind])
    said = group.utterances[1:] if named and len(group.utterances) > 1 else group.utterances
    text, name = _joined(said), NAMES[block.kind]
    is_named = text.startswith(f"{name} ")  # "Video 1 of 5."
    return Line(text if is_named else f"{name}: {text}", _ids(group.utterances))


def _displayed(block: Block, group: _Group, *, is_first: bool, is_last: bool) -> Iterator[Line]:
    """A text block; announcements at the article's beginning and end are lines of their own."""
    texts = [number for number, utterance in enumerate(group.utterances) if not utterance.own_words]
    first = texts[0] if is_first else 0
    last = texts[-1] + 1 if is_last else len(group.utterances)
    before = [u for u in group.utterances[:first] if u.id not in group.labels]
    if before:
        yield Line(_joined(before), _ids(before))
    labels = [u for u in group.utterances[:first] if u.id in group.labels]
    start = min(group.utterances[number].locator.start for number in texts)
    end = max(group.utterances[number].locator.end for number in texts)
    yield Line(_label(block) + block.text[start:end], _ids([*labels, *group.utterances[first:last]]))
    yield from (Line(utterance.text, (utterance.id,)) for utterance in group.utterances[last:])


def _ids(utterances: Sequence[Utterance]) -> tuple[str, ...]:
    return tuple(utterance.id for utterance in utterances)


def _joined(utterances: Sequence[Utterance]) -> str:
    """Pieces as one line of sentences."""
    return " ".join(_sentence(utterance.text) for utterance in utterances)


def _label(block: Block) -> str:
    if block.kind is Kind.LIST_ITEM and block.group:
        return f"Item {block.group.index} of {block.group.count}: "
    if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM):
        return _quotation_label(block)
    name = NAMES[block.kind]
    return "" if block.text.lower().startswith(name.lower()) else f"{name}: "


def _quotation_label(block: Block) -> str:
    """A label when the whole block is quoted, with the speaker when the text says who it is."""
    inner = block.text.strip()
    whole = [q for q in block.quotes if q.end - q.start >= len(inner)]
    if not whole and block.kind is not Kind.QUOTE:
        return ""
    speaker = next((quote.speaker.text for quote in whole or block.quotes if quote.speaker), "")
    return f"{QUOTATION}, {speaker}: " if speaker else f"{QUOTATION}: "


def _sentence(text: str) -> str:
    return text if text.rstrip(CLOSING).endswith(ENDINGS) else f"{text}."
