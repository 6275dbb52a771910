"""Blocks of an article as HTML elements that say what they are to a screen reader."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from readaloud.export.markup.making import Said, add, add_block_text, add_note, make
from readaloud.export.markup.tables import table_element
from readaloud.export.markup.xml import Element
from readaloud.model.article import Block, Group, Kind, Media
from readaloud.model.script import Utterance

# Kinds whose announcement tells what no element of HTML does: it is shown on a page, too.
TOLD_IN_WORDS = frozenset(
    {
        Kind.IMAGE,
        Kind.VIDEO,
        Kind.AUDIO,
        Kind.EMBED,
        Kind.SOCIAL,
        Kind.FOOTNOTE,  # its number, which the page's own list gave it
        Kind.CORRECTION,
        Kind.TRANSCRIPT,
    }
)

_PURE = frozenset({Kind.HEADLINE, Kind.HEADING, Kind.CODE})  # kinds that hold the author's words alone
_ENDED = _PURE | {Kind.TABLE}  # kinds behind which our words stand that are heard behind them


def said_by_block(utterances: Iterable[Utterance]) -> Said:
    """The utterances of each block, in their order."""
    found: dict[str, list[Utterance]] = {}
    for utterance in utterances:
        found.setdefault(utterance.locator.block, []).append(utterance)
    return found


def elements(blocks: Sequence[Block], said: Said, *, all_notes: bool) -> Iterator[Element]:
    """The blocks in their order, list items gathered into lists.

    ``all_notes``: every announcement is shown, for an overlay; else those of ``TOLD_IN_WORDS`` alone.
    """
    names = list_names(blocks)
    for name, members in groupby(blocks, lambda block: names.get(block.id, "")):
        if name:
            yield _list(name, tuple(members), said, all_notes)
            continue
        for block in members:
            spoken = said.get(block.id, ())
            if block.kind is Kind.FOOTNOTE and not all_notes:
                spoken = spoken[: _authored(spoken)[1] or len(spoken)]
            if _shows(block, spoken):
                yield from _parted(block, spoken, all_notes or block.kind in TOLD_IN_WORDS)


def list_names(blocks: Sequence[Block]) -> dict[str, str]:
    """The id of the list element that each list item is in; lists inside lists belong to the outer one."""
    names: dict[str, str] = {}
    name, outer = "", Group("", "", False, 0, 0)
    for block in blocks:
        group = block.group if block.kind is Kind.LIST_ITEM else None
        if group is None:
            name = ""
            continue
        if not name or (group.id != outer.id and group.level <= outer.level):
            name, outer = f"{block.id}-list", group
        names[block.id] = name
    return names


def _authored(said: Sequence[Utterance]) -> tuple[int, int]:
    """Where the author's words begin and end among ours, as a range; (0, 0) where there are none."""
    authored = [number for number, utterance in enumerate(said) if not utterance.own_words]
    return (authored[0], authored[-1] + 1) if authored else (0, 0)


def _shows(block: Block, said: Sequence[Utterance]) -> bool:
    """Whether there is anything to see; of a decorative picture there is not."""
    return bool(block.text.strip() or said or block.table or _unsaid(block, ()))


def _parted(block: Block, said: Sequence[Utterance], notes: bool) -> Iterator[Element]:
    """The element of a block; what we say before and after a heading or code stands outside of it.

    Our words before a table are in its caption, those after it behind it.
    """
    if block.kind not in _ENDED or not notes:
        yield _element(block, said, notes)
        return
    first, last = _authored(said)
    if block.kind not in _PURE:
        first, last = 0, last or len(said)
    if said[:first]:
        yield note_paragraph(said[:first])
    yield _element(block, said[first:last], notes)
    if said[last:]:
        yield note_paragraph(said[last:])


def note_paragraph(said: Sequence[Utterance]) -> Element:
    """Words of our own as a paragraph."""
    paragraph = make("p")
    for utterance in said:
        add_note(paragraph, utterance)
    return paragraph


def _element(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    element = _SHAPES.get(block.kind, _paragraph)(block, said, notes)
    element.set("id", block.id)
    if block.language:
        element.set("lang", block.language)
    return element


def _filled(tag: str, block: Block, said: Sequence[Utterance], notes: bool, **attributes: str) -> Element:
    element = make(tag, **attributes)
    add_block_text(element, block, said, notes=notes)
    return element


def _paragraph(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return _filled("p", block, said, notes)


def _classed(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return _filled("p", block, said, notes, class_=str(block.kind))


def _heading(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    level = 1 if block.kind is Kind.HEADLINE else min(6, max(2, block.level))
    return _filled(f"h{level}", block, said, notes)


def _quotation(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return make("blockquote", _filled("p", block, said, notes), class_=str(block.kind))


def _aside(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return make("aside", _filled("p", block, said, notes), class_=str(block.kind), role="note")


def _footnote(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return make("aside", _filled("p", block, said, notes), class_="footnote", role="doc-footnote")


def _code(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    return make("pre", _filled("code", block, said, notes))


def _figure(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    """A picture told in words; what of it nobody says is shown below."""
    figure = make("figure", _filled("p", block, said, notes), class_=str(block.kind))
    if rest := _unsaid(block, said if notes else ()):
        add(figure, make("figcaption", rest))
    return figure


def _medium(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    """A video or a sound, which no book or page of ours contains: a note in its place."""
    aside = _aside(block, said, notes)
    if rest := _unsaid(block, said if notes else ()):
        add(aside, make("p", rest))
    for cue in block.media.cues if block.media else ():
        if not any(cue.text in utterance.text for utterance in said):
            add(aside, make("p", f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text, class_="cue"))
    return aside


def _unsaid(block: Block, said: Sequence[Utterance]) -> str:
    """Caption and credit of a medium, unless the block or an announcement shows them already."""
    media = block.media or Media("image")
    shown = " ".join([block.text, *(utterance.text for utterance in said)])
    return " ".join(text for text in (media.caption, media.credit) if text and text not in shown)


def _table(block: Block, said: Sequence[Utterance], notes: bool) -> Element:
    if block.table is None:
        return _paragraph(block, said, notes)
    return table_element(block, block.table, said, notes)


def _list(name: str, items: Sequence[Block], said: Said, notes: bool) -> Element:
    """A list; an item deeper than the one before begins a list inside it."""
    stack: list[tuple[int, Element]] = []
    for block in items:
        level = block.group.level if block.group else 1
        while len(stack) > 1 and stack[-1][0] > level:
            stack.pop()
        if not stack or stack[-1][0] < level:
            inner = make("ol" if block.group and block.group.ordered else "ul")
            if stack:
                add(stack[-1][1][-1], inner)
            stack.append((level, inner))
        spoken = said.get(block.id, ())
        item = _filled("li", block, spoken, notes)
        item.set("id", block.id)
        if (
            notes
            and block.group
            and any(own.text == f"{block.group.index}." for own in spoken if own.own_words)
        ):
            item.set("class", "numbered")  # by our words: not twice
        add(stack[-1][1], item)
    stack[0][1].set("id", name)
    return stack[0][1]


_SHAPES: dict[Kind, Callable[[Block, Sequence[Utterance], bool], Element]] = {
    Kind.HEADLINE: _heading,
    Kind.HEADING: _heading,
    Kind.DECK: _classed,
    Kind.BYLINE: _classed,
    Kind.QUOTE: _quotation,
    Kind.SOCIAL: _quotation,
    Kind.PULL_QUOTE: _aside,
    Kind.EMBED: _aside,
    Kind.NOTE: _aside,
    Kind.CORRECTION: _aside,
    Kind.TRANSCRIPT: _aside,
    Kind.FOOTNOTE: _footnote,
    Kind.CODE: _code,
    Kind.IMAGE: _figure,
    Kind.VIDEO: _medium,
    Kind.AUDIO: _medium,
    Kind.TABLE: _table,
}
