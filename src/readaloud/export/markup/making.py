"""Elements of a page or a book, and the text of a block in them: the author's words and our notes, findable.

What is spoken of a block is an element with the utterance's id, so that an overlay can point at it. Text is
text: it is cleaned of what XML or a reader cannot take, and never parsed.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from readaloud.export.markup.direction import direction
from readaloud.export.markup.xml import Element, etree
from readaloud.model.article import Block, Span
from readaloud.model.script import Utterance
from readaloud.text.sanitise import clean_text

Said: TypeAlias = Mapping[str, Sequence[Utterance]]  # by block or row, in their order

NOTE_CLASS = "ra-note"
NOTEREF = "noteref"  # a span whose value is the number of a note, or here the address of what it leads to
_TAGS = {
    "link": "a",
    "emphasis": "em",
    "strong": "strong",
    "code": "code",
    "language": "span",
    NOTEREF: "sup",
}
_INLINE = frozenset(("a", "em", "strong", "code", "span", "sup"))
_LINKS = ("http", "https", "mailto")


def make(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An element; ``class_`` is its class, and an underscore in a name is a hyphen."""
    names = {name.rstrip("_").replace("_", "-"): clean_text(value) for name, value in attributes.items()}
    element = etree().Element(tag, names)
    for child in children:
        add(element, child)
    return element


def add(parent: Element, child: Element | str) -> None:
    """Put an element or a text at the end of the parent."""
    if not isinstance(child, str):
        parent.append(child)
        return
    text = clean_text(child)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_block_text(parent: Element, block: Block, said: Sequence[Utterance], *, notes: bool = True) -> None:
    """The whole displayed text of a block, each utterance of it an element, with our words between.

    An utterance whose words have been shown already (a text that is said twice) is shown as a note.
    """
    here = 0
    for utterance in said:
        start, end = utterance.locator.start, min(utterance.locator.end, len(block.text))
        if utterance.own_words or start < here or end <= start:
            if notes:
                add_note(parent, utterance)
            continue
        add_inline(parent, block, here, start)
        span = make("span", id=utterance.id)
        add_inline(span, block, start, end)
        add(parent, span)
        here = end
    add_inline(parent, block, here, len(block.text))


def add_note(parent: Element, utterance: Utterance) -> None:
    """Words of our own, told apart from the author's, with a space on either side."""
    if not _ends_with_space(parent):
        add(parent, " ")
    note = make("span", utterance.text, id=utterance.id, class_=NOTE_CLASS)
    if utterance.language:
        note.set("lang", utterance.language)
    add(parent, note)
    add(parent, " ")


def add_inline(parent: Element, block: Block, start: int, end: int) -> None:
    """A piece of a block's text with its links and emphasis; nested as they are, clipped to the piece."""
    inside = (span for span in block.spans if span.start < end and span.end > start and span.kind in _TAGS)
    clipped = [replace(span, start=max(start, span.start), end=min(end, span.end)) for span in inside]
    _nest(parent, block.text, start, end, sorted(clipped, key=lambda span: (span.start, -span.end)))


def tidied(root: Element) -> Element:
    """The same tree with a line for each block-level element, and no language that is inherited anyway.

    Whose language is written the other way than what is around it says so.
    """
    for element in root.iter():
        if element.tag not in _INLINE:
            element.tail = "\n"
        inherited = next((up.get("lang") for up in element.iterancestors() if up.get("lang")), "")
        own = element.get("lang", inherited)
        if inherited and element.get("lang") == inherited:
            del element.attrib["lang"]
        if direction(own) != direction(inherited):
            element.set("dir", direction(own))
    return root


def _nest(parent: Element, text: str, start: int, end: int, spans: list[Span]) -> None:
    here = start
    while spans:
        span = spans.pop(0)
        if span.start < here:  # the rest of one that crossed the end of another
            span = replace(span, start=here)
        if span.end <= span.start:
            continue
        add(parent, text[here : span.start])
        inner = [replace(other, end=min(other.end, span.end)) for other in spans if other.start < span.end]
        spans = [other for other in spans if other.end > span.end]
        element = _inline_element(span)
        _nest(element, text, span.start, span.end, inner)
        add(parent, element)
        here = span.end
    add(parent, text[here:end])


def _inline_element(span: Span) -> Element:
    if span.kind == "language":
        return make("span", lang=span.value)
    if span.kind == NOTEREF and span.value:
        return make("a", href=span.value, role="doc-noteref", class_=NOTEREF)
    if span.kind == "link" and span.value.partition(":")[0].lower() in _LINKS:
        return make("a", href=span.value)
    return make("span" if span.kind == "link" else _TAGS[span.kind])


def _ends_with_space(parent: Element) -> bool:
    last = (parent[-1].tail or "") if len(parent) else (parent.text or "")
    return last.endswith(" ") or (not last and not len(parent))
