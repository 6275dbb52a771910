"""Words as elements of their own, so that an overlay can point at each while it is heard."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readaloud.export.markup.making import make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Recording
from readaloud.model.script import Utterance
from readaloud.model.speech import Entry


class Place(NamedTuple):
    """A displayed word: the id of its element, its offsets in the utterance's text, and when it begins."""

    name: str
    start: int
    end: int
    at: int  # samples


class _Run(NamedTuple):
    """Text inside an element, before a child or behind it; ``start`` is its offset in the whole."""

    parent: Element
    before: Element | None  # the child whose tail it is; None: the text of the parent
    start: int
    text: str


def places(entry: Entry, said: Utterance) -> Iterator[Place]:
    """The displayed words of an utterance in their order; what is said for one in several words is one."""
    here = 0
    for number, word in enumerate(entry.words, 1):
        start, end = said.to_text(word.start, word.end)
        if here <= start < end <= len(said.text):
            here = end
            yield Place(f"{said.id}-w{number}", start, end, word.at)


def mark_words(page: Element, recording: Recording) -> None:
    """Give every word of a page that is heard an element; one that is emphasised in part has none."""
    elements = {element.get("id"): element for element in page.iter() if element.get("id")}
    for entry, said in recording.spoken():
        element = elements.get(said.id)
        if element is None or "".join(element.itertext()) != said.text:
            continue
        words = list(places(entry, said))
        for run in list(_runs(element, 0)):
            end = run.start + len(run.text)
            _wrap(run, [word for word in words if run.start <= word.start and word.end <= end])


def _runs(element: Element, start: int) -> Iterator[_Run]:
    """All the text of an element, in order."""
    yield _Run(element, None, start, element.text or "")
    start += len(element.text or "")
    for child in element:
        yield from _runs(child, start)
        start += len("".join(child.itertext()))
        yield _Run(element, child, start, child.tail or "")
        start += len(child.tail or "")


def _wrap(run: _Run, words: Sequence[Place]) -> None:
    if not words:
        return
    spans = [make("span", run.text[w.start - run.start : w.end - run.start], id=w.name) for w in words]
    ends = [*(word.start for word in words[1:]), run.start + len(run.text)]
    for span, word, end in zip(spans, words, ends, strict=True):
        span.tail = run.text[word.end - run.start : end - run.start]
    lead = run.text[: words[0].start - run.start]
    if run.before is None:
        run.parent.text, index = lead, 0
    else:
        run.before.tail, index = lead, run.parent.index(run.before) + 1
    for offset, span in enumerate(spans):
        run.parent.insert(index + offset, span)
