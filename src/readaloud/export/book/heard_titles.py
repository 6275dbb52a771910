"""Where a title of the contents is heard in the recording, so that a book can say its own contents.

A title is taken from the text, so its words are somewhere in what is read: a heading, the beginning of a
quotation. Titles that nobody says in these words (the cells of a table) are left out.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile
from typing import TypeAlias

from msgspec import Struct

from readaloud.export.book.outline import Entry as Title
from readaloud.export.material.recording import Recording
from readaloud.model.script import Utterance
from readaloud.model.speech import Entry

_Spoken: TypeAlias = tuple[Entry, Utterance]
_WORD = re.compile(r"\S+")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")  # stands in the text and in no title
_MORE = "…"  # of a title that is the beginning of something


class _Word(Struct, frozen=True):
    """A displayed word of an utterance, by its offsets there."""

    text: str
    start: int
    end: int
    entry: Entry
    said: Utterance


def heard_titles(recording: Recording, titles: Sequence[Title]) -> Mapping[str, tuple[int, int]]:
    """The piece of the recording, in samples, in which each title is heard, by the title's target."""
    by_block: dict[str, list[_Spoken]] = {}
    for entry, said in recording.spoken():
        by_block.setdefault(entry.locator.block, []).append((entry, said))
    sections = {section.id: section.blocks for section in recording.article.sections}
    found = {}
    for title in titles:
        said_there = recording.utterances.get(title.target)
        blocks = [said_there.locator.block] if said_there else sections.get(title.section, ())
        spoken = [one for block in blocks for one in by_block.get(block, ())]
        if piece := _piece(title, spoken):
            found[title.target] = piece
    return found


def _piece(title: Title, spoken: Iterable[_Spoken]) -> tuple[int, int] | None:
    """Where the words of a title stand in a row for the first time."""
    wanted = title.words.removesuffix(_MORE).split()
    if not title.is_section:
        spoken = dropwhile(lambda one: one[1].id != title.target, spoken)
    heard: deque[_Word] = deque(maxlen=max(1, len(wanted)))
    for entry, said in spoken:
        for match in _WORD.finditer(said.text):
            heard.append(_Word(_NOTE_MARK.sub("", match[0]), match.start(), match.end(), entry, said))
            if [word.text for word in heard] == wanted:
                return _times(heard[0], heard[-1])
    return None


def _times(first: _Word, last: _Word) -> tuple[int, int]:
    """From the beginning of one word to the end of another; all of an utterance whose words have no times."""
    starts = [word.at for word in first.entry.words if _is_in(word.start, word.end, first)]
    ends = [word.until for word in last.entry.words if _is_in(word.start, word.end, last)]
    return min(starts, default=first.entry.at), max(ends, default=last.entry.until)


def _is_in(start: int, end: int, word: _Word) -> bool:
    """Whether a spoken word is said for a displayed one."""
    first, last = word.said.to_text(start, end)
    return first < word.end and last > word.start
