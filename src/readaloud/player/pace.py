"""Silent speech: how long somebody would take to say an utterance, and when each word would come."""

import re

from readaloud.model.script import Utterance
from readaloud.model.speech import SAMPLE_BYTES, Speech, WordMark

RATE = 1_000  # Hz: a frame is a millisecond, and an hour of silence is 7 MB
LETTERS_PER_WORD = 6  # English text, the space included; words a minute are counted in such words
PAUSE_LETTERS = 2  # what a comma or a full stop costs

_WORD = re.compile(r"\S+")
_PAUSED = (",", ".", ";", ":", "?", "!")
_WORD_WITH_PAUSE = re.compile(r"[,.;:?!](?=\s|$)")


def silent_speech(utterance: Utterance, words_per_minute: float, rate: int = RATE) -> Speech:
    """Silence at ``rate`` Hz, as long as the utterance would take to say, with a mark for each word."""
    per_letter = 60 * rate / (words_per_minute * LETTERS_PER_WORD)
    marks, letters = [], 0
    for word in _WORD.finditer(utterance.spoken):
        marks.append(WordMark(word.start(), word.end(), round(letters * per_letter)))
        letters += len(word.group()) + 1 + PAUSE_LETTERS * word.group().endswith(_PAUSED)
    return Speech(bytes(max(1, round(letters * per_letter)) * SAMPLE_BYTES), rate, tuple(marks))


def silent_seconds(utterance: Utterance, words_per_minute: float) -> float:
    """How long that takes, without making it: for sums over whole articles."""
    letters = (
        len(utterance.spoken.strip()) + 1 + PAUSE_LETTERS * len(_WORD_WITH_PAUSE.findall(utterance.spoken))
    )
    return letters * 60 / (words_per_minute * LETTERS_PER_WORD)
