"""Marks: the samples at which the words of a text begin to be heard, made whole and made sure."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from readaloud.model.speech import WordMark

Range = tuple[int, int]


def marks_from_onsets(found: Sequence[Range], onsets: Mapping[int, int], length: int) -> tuple[WordMark, ...]:
    """A mark for each word: where its onset is known, there; else between its neighbours by its letters.

    ``onsets`` gives samples by index of word; what does not rise is taken as unknown. ``length`` is that of
    the sound in samples, and every mark lies before it.
    """
    if not found or length <= 0:
        return ()
    known = _rising(onsets, len(found), length)
    samples = dict(known)
    fences = [(-1, 0), *known, (len(found), length)]
    for (before, at), (after, until) in pairwise(fences):
        if after - before > 1:
            samples.update(_between(found, before, after, at, until))
    return tuple(WordMark(start, end, min(samples[i], length - 1)) for i, (start, end) in enumerate(found))


def _rising(onsets: Mapping[int, int], count: int, length: int) -> list[tuple[int, int]]:
    known: list[tuple[int, int]] = []
    for index in range(count):
        sample = onsets.get(index, -1)
        if (known[-1][1] if known else -1) < sample < length:
            known.append((index, sample))
    return known


def _between(found: Sequence[Range], before: int, after: int, at: int, until: int) -> dict[int, int]:
    """Samples for the words strictly between two known ones, shared out by letters."""
    letters = [found[i][1] - found[i][0] + 1 for i in range(max(before, 0), after)]
    whole, placed = sum(letters), {}
    passed = letters[0] if before >= 0 else 0
    for index in range(before + 1, after):
        placed[index] = at + (until - at) * passed // whole
        passed += letters[index - max(before, 0)]
    return placed


def sound_marks(marks: Sequence[WordMark], text_length: int, sample_count: int) -> tuple[WordMark, ...]:
    """The marks that can be trusted: inside the text, inside the sound, rising in both."""
    kept: list[WordMark] = []
    end, sample = 0, 0
    for mark in marks:
        if end <= mark.start < mark.end <= text_length and sample <= mark.sample < sample_count:
            kept.append(mark)
            end, sample = mark.end, mark.sample
    return tuple(kept)
