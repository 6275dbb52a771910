"""Cutting a piece of text in parts, each with the characters of the reading text that it stands for."""

import re

from readaloud.extract.pieces import Piece
from readaloud.model.article import Range

_WORD = re.compile(r"\S+")


def sources_of(
    piece: Piece, reading: str, cuts: tuple[tuple[int, int], ...]
) -> tuple[tuple[Range, ...], ...]:
    """The source of each stretch of ``piece.text``; the stretches rise and together hold all its words.

    The text and its source have the same characters but for white space, so the n-th that is no space of one
    is the n-th of the other.
    """
    places = _places(piece, reading)
    found, at = [], 0
    for start, end in cuts:
        count = sum(len(word) for word in _WORD.findall(piece.text[start:end]))
        found.append(_ranges(places[at : at + count]))
        at += count
    return tuple(found)


def is_faithful(piece: Piece, reading: str) -> bool:
    """Whether the piece's text and its source are the same but for white space."""
    said = "".join(piece.text.split())
    return said == "".join("".join(reading[r.start : r.end].split()) for r in piece.source)


def _places(piece: Piece, reading: str) -> list[tuple[int, int]]:
    """Where each character that is no space stands in the reading text, with the range it belongs to."""
    return [
        (at, number)
        for number, r in enumerate(piece.source)
        for at in range(r.start, r.end)
        if not reading[at].isspace()
    ]


def _ranges(places: list[tuple[int, int]]) -> tuple[Range, ...]:
    found: list[Range] = []
    first = last = None
    for at, number in places:
        if last is not None and number == last[1]:
            last = (at, number)
            continue
        if first is not None and last is not None:
            found.append(Range(first[0], last[0] + 1))
        first = last = (at, number)
    if first is not None and last is not None:
        found.append(Range(first[0], last[0] + 1))
    return tuple(found)
