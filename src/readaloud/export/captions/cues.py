"""Caption cues as a fold over the timeline: what is heard, in short lines, with times in milliseconds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from readaloud.export.captions.lines import WIDTH, Span, cut
from readaloud.export.captions.rows import row_in_words
from readaloud.export.markup.note_marks import note_marks
from readaloud.export.material.recording import Recording
from readaloud.model.script import Utterance
from readaloud.model.speech import Entry
from readaloud.narrate.documents import phrase

SHORTEST_MS = 833  # a cue stays that long where silence follows: five sixths of a second can be read

Mark = Callable[[Utterance], tuple[str, str]]


class Cue(Struct, frozen=True):
    """Some words on the screen for a while. ``id`` is the utterance's, numbered from its second cue on."""

    id: str
    at_ms: int
    until_ms: int
    lines: tuple[str, ...]
    utterance: Utterance
    words: tuple[tuple[int, int, int], ...] = ()  # line, offset in it and moment in ms of each word heard


def cues(
    recording: Recording, mark: Mark = lambda utterance: ("", ""), width: int = WIDTH
) -> tuple[Cue, ...]:
    """All cues in order, rising, none over another, all inside the recording.

    ``mark`` gives words that a format without voices puts before and after an utterance.
    """
    rate = recording.timeline.rate
    found = (
        cue for entry, said in _as_read(recording) for cue in _of_utterance(entry, said, rate, mark, width)
    )
    return tuple(_settled(tuple(found), recording.timeline.length * 1000 // rate))


def _as_read(recording: Recording) -> Iterator[tuple[Entry, Utterance]]:
    """The utterances as a line of captions can show them."""
    marks = note_marks(recording)
    tables = {block.id: block for block in recording.article.blocks if block.table}
    for entry, said in recording.spoken():
        shown = _without_marks(said, marks.get(said.id, ()))
        block = None if said.own_words else tables.get(said.locator.block)
        yield entry, row_in_words(shown, block) if block else shown


def _without_marks(said: Utterance, marks: Iterable[Span]) -> Utterance:
    """An utterance without the marks of notes, which nobody says; spaces keep the places of the words."""
    text = said.text
    for start, end in marks:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(said, text=text)


def speaker_of(utterance: Utterance, language: str) -> str:
    """Who is heard: the announcer, named in that language, the one who is quoted, or the author ("")."""
    if utterance.own_words:
        return phrase("announcer", language)
    return " ".join((utterance.speaker or "").split())


def _of_utterance(entry: Entry, said: Utterance, rate: int, mark: Mark, width: int) -> Iterator[Cue]:
    before, after = mark(said)
    text = f"{before}{said.text}{after}"
    pieces = cut(text, width)
    starts = [_moment(entry, said, piece[0][0] - len(before)) for piece in pieces]
    for number, (piece, (at, until)) in enumerate(
        zip(pieces, pairwise([*starts, entry.until]), strict=True), 1
    ):
        name = said.id if number == 1 else f"{said.id}.{number}"
        lines = tuple(" ".join(text[slice(*line)].split()) for line in piece)
        words = _words(entry, said, rate, [(a - len(before), b - len(before)) for a, b in piece])
        yield Cue(name, at * 1000 // rate, until * 1000 // rate, lines, said, tuple(words))


def _words(entry: Entry, said: Utterance, rate: int, piece: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """The words that begin in a cue; ``piece`` are its lines as ranges of the displayed text."""
    for word in entry.words:
        start = said.to_text(word.start, word.end)[0]
        for number, (first, last) in enumerate(piece):
            if first <= start < last:
                offset = len(" ".join((said.text[first:start] + "|").split())) - 1
                yield number, offset, word.at * 1000 // rate


def _moment(entry: Entry, said: Utterance, offset: int) -> int:
    """The sample at which the character ``offset`` of the displayed text begins to be heard."""
    if offset <= 0:
        return entry.at
    for word in entry.words:
        if said.to_text(word.start, word.end)[0] >= offset:
            return min(max(word.at, entry.at), entry.until)
    share = offset / max(1, len(said.text))
    return entry.at + int(share * (entry.until - entry.at))


def _settled(found: Iterable[Cue], end_ms: int) -> Iterator[Cue]:
    """Cues in order without overlap; a very short one stays until it can be read or the next one comes."""
    ordered = list(found)
    nexts = [cue.at_ms for cue in ordered[1:]]
    here = 0
    for cue, following in zip(ordered, [*nexts, end_ms], strict=True):
        at = max(cue.at_ms, here)
        here = max(at + 1, min(following, max(cue.until_ms, at + SHORTEST_MS)))
        yield replace(cue, at_ms=at, until_ms=here)
