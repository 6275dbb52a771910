"""An article as lines: one a paragraph, row or announcement, with what it is in words before it.

Whatever is spoken is printed, in the same order, so that those who read along miss nothing. The author's
text is printed as it is displayed; a label that is spoken before it becomes the label of its line.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from msgspec import Struct

from readaloud.cli.linear_labels import label_of
from readaloud.model.article import Article, Block, Kind
from readaloud.model.script import Pause, Script, Utterance
from readaloud.narrate.interface import Words
from readaloud.services.reader.place import kind_name

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


def make_lines(article: Article, script: Script, words: Words) -> tuple[Line, ...]:
    """Everything that the script says, in its order; what it leaves out is left out here."""
    blocks = {block.id: block for block in article.blocks}
    said = {utterance.locator.block for utterance in script.utterances if not utterance.own_words}
    groups = list(_groups(script))
    lines: list[Line] = []
    for number, group in enumerate(groups):
        block = blocks[group.utterances[0].locator.block]
        is_first, is_last = number == 0, number == len(groups) - 1
        if block.kind is Kind.TABLE:
            lines += _table(block, group, words)
        elif block.kind in ANNOUNCED:
            lines.append(_announced(block, group, words))
        elif any(not utterance.own_words for utterance in group.utterances):
            lines += _displayed(block, group, words, is_first=is_first, is_last=is_last)
        else:
            label = "" if is_first or is_last or block.id in said else label_of(block, words)
            lines.append(Line(label + _joined(group.utterances), _ids(group.utterances)))
    return tuple(lines)


def _groups(script: Script) -> Iterator[_Group]:
    """A label is of our own words, with pauses for a label between it and the author's text."""
    run: list[Utterance] = []
    labels: set[str] = set()
    leading: list[str] = []  # our own words before this, each with the pause of a label behind it
    for item in script.items:
        if isinstance(item, Utterance):
            if run and run[0].locator.block != item.locator.block:
                yield _Group(tuple(run), frozenset(labels))
                run, labels, leading = [], set(), []
            run.append(item)
            if item.own_words:
                leading.append(item.id)
            else:
                labels.update(leading)
                leading = []
        elif isinstance(item, Pause) and item.reason != "label":
            leading = []
    if run:
        yield _Group(tuple(run), frozenset(labels))


def _announced(block: Block, group: _Group, words: Words) -> Line:
    """A medium on one line, in the words of the script."""
    first, rest = group.utterances[0], group.utterances[1:]
    name = kind_name(block.kind, words)
    is_label = first.own_words and (first.id in group.labels or first.text.rstrip(". :") == name)
    if is_label and rest:
        return Line(f"{first.text.rstrip('. :')}: {_joined(rest)}", _ids(group.utterances))
    text = _joined(group.utterances)
    is_named = text.startswith(f"{name} ")  # "Video 1 of 5."
    return Line(text if is_named else f"{name}: {text}", _ids(group.utterances))


def _table(block: Block, group: _Group, words: Words) -> Iterator[Line]:
    """What is said before the rows, each row with the names of its columns, what is said behind them."""
    rows = [u.sentence for u in group.utterances if not u.own_words]
    before = [u for u in group.utterances if not rows or u.sentence < rows[0]]
    if before:
        yield _announced(block, _Group(tuple(before), group.labels), words)
    behind = group.utterances[len(before) :]
    for number, (_, run) in enumerate(groupby(behind, key=lambda u: u.sentence), start=1):
        said = tuple(run)
        is_row = any(not utterance.own_words for utterance in said)
        yield Line(
            _row(block, said, words.say("lines.row", number=number)) if is_row else _joined(said), _ids(said)
        )


def _row(block: Block, said: Sequence[Utterance], name: str) -> str:
    own = [utterance for utterance in said if utterance.own_words]
    lead = _joined(own) if own else name
    at = next(utterance.locator.start for utterance in said if not utterance.own_words)
    cells = block.text[: _end_of_row(block, at)].rpartition("\n")[2].split("\t")
    header = block.table.header if block.table else ()
    named = zip_longest(header[: len(cells)], cells, fillvalue="")
    said_cells = (as_sentence(f"{name}: {cell}" if name else cell) for name, cell in named if cell.strip())
    return " ".join([lead, *said_cells])


def _end_of_row(block: Block, at: int) -> int:
    end = block.text.find("\n", at)
    return len(block.text) if end < 0 else end


def _displayed(block: Block, group: _Group, words: Words, *, is_first: bool, is_last: bool) -> Iterator[Line]:
    """A text block; what we say before its label and behind its text are lines of their own."""
    texts = [number for number, utterance in enumerate(group.utterances) if not utterance.own_words]
    first, end = texts[0], texts[-1] + 1
    labels, before = _leading(block, group, first, is_first=is_first)
    if before:
        yield Line(_joined(before), _ids(before))
    behind = group.utterances[end:]
    text = label_of(block, words, labels) + _text(block, group.utterances[first:end])
    if block.kind is Kind.BYLINE and behind and not is_last:  # the date
        text, end, behind = f"{as_sentence(text)} {_joined(behind)}", len(group.utterances), ()
    yield Line(text, _ids([*labels, *group.utterances[first:end]]))
    if is_last:
        yield from (Line(utterance.text, (utterance.id,)) for utterance in behind)
    elif behind:
        yield Line(_joined(behind), _ids(behind))


def _leading(
    block: Block, group: _Group, first: int, *, is_first: bool
) -> tuple[tuple[Utterance, ...], tuple[Utterance, ...]]:
    """Of what is said before the text: what labels it, and what stands by itself.

    An item's own number, and how many there are, say all that is said before it.
    """
    leading = group.utterances[:first]
    if block.kind is Kind.LIST_ITEM and not is_first:
        return leading, ()
    labels = tuple(u for u in leading if u.id in group.labels)
    return labels, tuple(u for u in leading if u.id not in group.labels)


def _text(block: Block, said: Sequence[Utterance]) -> str:
    """The author's text as displayed, with our own words where they are said in the middle of it."""
    parts: list[str] = []
    for is_own, run in groupby(said, key=lambda utterance: utterance.own_words):
        pieces = list(run)
        if is_own:
            parts.append(_joined(pieces))
            continue
        start = min(piece.locator.start for piece in pieces)
        parts.append(block.text[start : max(piece.locator.end for piece in pieces)])
    return " ".join(part.strip() if len(parts) > 1 else part for part in parts)


def _ids(utterances: Sequence[Utterance]) -> tuple[str, ...]:
    return tuple(utterance.id for utterance in utterances)


def _joined(utterances: Sequence[Utterance]) -> str:
    """Pieces as one line of sentences."""
    return " ".join(as_sentence(utterance.text) for utterance in utterances)


def as_sentence(text: str) -> str:
    """A text with an end to it."""
    return text if text.rstrip(CLOSING).endswith(ENDINGS) else f"{text}."
