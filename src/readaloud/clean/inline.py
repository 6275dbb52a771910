"""Furniture inside a running paragraph: cut out where a sentence could begin, whole phrases only."""

import re
from collections.abc import Iterator

from readaloud.clean.cutting import is_faithful, sources_of
from readaloud.clean.lines import Line, line_of, make_line
from readaloud.clean.rules.phrases import word_places
from readaloud.clean.rules.rules import Rule, Rules
from readaloud.extract.pieces import Piece
from readaloud.model.article import Kind

MIN_WORDS = 14  # a shorter line is judged as a whole
_RUNNING = frozenset({None, Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM})
_CAPITAL = re.compile(r"(?:^|(?<=[\W_]))[^\W\d_a-z][^\W_]*")  # words that a sentence could begin with
_ENDS = ".!?…:;"
_CLOSERS = "\"'”’»)]"
Cut = tuple[int, int, Rule | None]  # a stretch of the text, and the rule that takes it


def lines_of(piece: Piece, rules: Rules, reading: str) -> Iterator[tuple[Line, Rule | None]]:
    """The piece as lines: one, or the parts of its paragraph and the furniture between them."""
    whole = make_line(piece)
    cuts = _cuts(piece, rules) if _may_run(piece) and not rules.of_line(whole, "middle") else []
    if not cuts or not is_faithful(piece, reading):
        yield whole, None
        return
    sources = sources_of(piece, reading, tuple((start, end) for start, end, _ in cuts))
    for (start, end, rule), source in zip(cuts, sources, strict=True):
        part = piece.text[start:end]
        yield line_of(piece, part.strip(), source, start + len(part) - len(part.lstrip())), rule


def _may_run(piece: Piece) -> bool:
    return piece.kind in _RUNNING and piece.text.count(" ") >= MIN_WORDS and not piece.media


def _cuts(piece: Piece, rules: Rules) -> list[Cut]:
    text = piece.text
    if not rules.may_hold(word.lower() for word in _CAPITAL.findall(text)):
        return []
    found: list[Cut] = []
    at = 0
    for start, end, rule in _furniture(text, rules):
        if text[at:start].strip():
            found.append((at, start, None))
        found.append((start, end, rule))
        at = end
    if text[at:].strip():
        found.append((at, len(text), None))
    return found if len(found) > 1 else []


def _furniture(text: str, rules: Rules) -> Iterator[tuple[int, int, Rule]]:
    places = word_places(text)
    words = tuple(word for word, *_ in places)
    at, after = 0, -1
    while at < len(words):
        start = places[at][1]
        fresh = start == after or _may_begin(text, start)
        hit = rules.inside(words, at, lambda word: text[places[word][1]].isupper()) if fresh else None
        if not hit:
            at += 1
            continue
        rule, end, is_open = hit
        until = _end(text, places[end - 1][2], is_open)
        yield start, until, rule
        while at < len(words) and places[at][1] < until:
            at += 1
        after = until + len(text[until:]) - len(text[until:].lstrip())


def _may_begin(text: str, start: int) -> bool:
    """Whether a sentence or a label could begin here: a capital after an end, or after nothing."""
    if not text[start].isupper():
        return False
    before = text[:start].rstrip()[-2:]
    return not before or before.rstrip(_CLOSERS)[-1:] in _ENDS or before[-1] in _CLOSERS


def _end(text: str, end: int, is_open: bool) -> int:
    """Where the furniture ends: with its own punctuation, an open phrase with its sentence."""
    if is_open:
        while end < len(text) and not (text[end] in ".!?" and text[end + 1 : end + 2] in ("", " ")):
            end += 1
    while end < len(text) and text[end] in ".!?…:›»":
        end += 1
    return end
