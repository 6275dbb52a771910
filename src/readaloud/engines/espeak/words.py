"""Which of our words an eSpeak word event means.

The library's positions are right for plain words, repeat within numbers and abbreviations, and fall inside
the first word when its dictionary speaks two together ("per cent"). Its lengths are never read.
"""

from bisect import bisect_right
from collections.abc import Sequence

from readaloud.engines.espeak.library import WordEvent

Range = tuple[int, int]


def onsets(text: str, found: Sequence[Range], events: Sequence[WordEvent]) -> dict[int, int]:
    """Samples by index of word, for the words that have an event of their own or can borrow one."""
    starts = [start for start, _ in found]
    own: dict[int, int] = {}
    spare: dict[int, list[int]] = {}
    current = -1
    for event in events:
        index = _word_at(found, starts, event.position)
        if index > current:
            own[index], current = event.sample, index
        elif index == current >= 0:
            spare.setdefault(index, []).append(event.sample)
    return own | _borrowed(text, found, own, spare)


def _word_at(found: Sequence[Range], starts: Sequence[int], position: int) -> int:
    """The word that holds a position, else the next one, for quotes before a word; -1 after the last."""
    index = max(bisect_right(starts, position) - 1, 0)
    if index < len(found) and position >= found[index][1]:
        index += 1
    return index if index < len(found) else -1


def _borrowed(
    text: str, found: Sequence[Range], own: dict[int, int], spare: dict[int, list[int]]
) -> dict[int, int]:
    """Events left over on a word of letters belong to the words after it that have none."""
    lent: dict[int, int] = {}
    for index, samples in spare.items():
        start, end = found[index]
        if not text[start:end].isalpha():
            continue
        for word, sample in zip(range(index + 1, len(found)), samples, strict=False):
            if word in own:
                break
            lent[word] = sample
    return lent
