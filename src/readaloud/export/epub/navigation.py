"""The navigation document of a book (EPUB 3.3, 7), and the sound of its titles.

A title is heard as the reading says it: a heading, the beginning of a quotation. The overlay of the
navigation document leads to those pieces of the recording.
"""

from collections.abc import Sequence

from readaloud.export.book.heard_titles import heard_titles
from readaloud.export.book.outline import Entry, contents
from readaloud.export.book.overlay import OPS, Clip
from readaloud.export.markup.making import add, make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.narrate.documents import announcing_language, phrase


def navigation(manuscript: Manuscript, entries: Sequence[Entry]) -> Element:
    """The body of the navigation document: every section of the article, and what is said in it, by title."""
    lists = contents(entries, lambda entry: f"{entry.document}.xhtml#{entry.target}")
    for link, entry in zip(lists.iter("a"), entries, strict=True):
        link.set("id", _name(entry.target))
    language = announcing_language(manuscript.script)
    heading = make("h1", phrase("contents", language), lang=language)
    nav = make("nav", heading, lists, id="toc", role="doc-toc")
    nav.set(f"{{{OPS}}}type", "toc")
    body = make("body")
    add(body, nav)
    return body


def title_clips(recording: Recording, entries: Sequence[Entry]) -> tuple[Clip, ...]:
    """What is heard of the navigation document, in its order."""
    return tuple(
        Clip(_name(target), "", at, until) for target, (at, until) in heard_titles(recording, entries).items()
    )


def _name(target: str) -> str:
    return f"to-{target}"
