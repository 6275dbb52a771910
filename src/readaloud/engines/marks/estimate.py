"""Word marks for engines that give none: words share the loud part of the sound by their letters."""

import re

from readaloud.engines.marks.onsets import marks_from_onsets
from readaloud.engines.marks.words import words
from readaloud.model.speech import SAMPLE_BYTES, WordMark

_QUIET = 300  # of 32,767: below any voice, above the noise of any synthesiser
_WINDOW_MS = 5
# In letters: what a word costs beyond its letters, what a digit is said with, and the pauses after words.
_WORD, _DIGIT, _COMMA, _STOP = 1.5, 4.0, 4.0, 8.0
_COMMA_SIGN, _STOP_SIGN = re.compile(r"[,;:—–()]"), re.compile(r"[.!?…]\W*(\s|$)")


def estimated_marks(text: str, samples: bytes, rate: int) -> tuple[WordMark, ...]:
    """A mark for each word of the text, guessed from its letters and the punctuation before it."""
    found = words(text)
    start, end = _loud_part(samples, rate)
    ends = [*(word[0] for word in found[1:]), len(text)]
    costs = [_cost(text[word[0] : until]) for word, until in zip(found, ends, strict=True)]
    onsets, passed = {}, 0.0
    for index, cost in enumerate(costs):
        onsets[index] = start + int((end - start) * passed / sum(costs))
        passed += cost
    return marks_from_onsets(found, onsets, len(samples) // SAMPLE_BYTES)


def _cost(word_and_gap: str) -> float:
    cost = _WORD + sum(_DIGIT if c.isdigit() else c.isalnum() for c in word_and_gap)
    if _STOP_SIGN.search(word_and_gap):
        return cost + _STOP
    return cost + _COMMA if _COMMA_SIGN.search(word_and_gap) else cost


def _loud_part(samples: bytes, rate: int) -> tuple[int, int]:
    """The range of samples between the engine's own silences; all of them when nothing is loud."""
    view, window = memoryview(samples).cast("h"), max(1, rate * _WINDOW_MS // 1000)
    loud = [
        i
        for i in range(0, len(view), window)
        if max(view[i : i + window]) - min(view[i : i + window]) > _QUIET
    ]
    return (loud[0], loud[-1] + window) if loud else (0, len(view))
