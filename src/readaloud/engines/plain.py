"""Text made safe for an engine, and cut into pieces that it can swallow; offsets stay what they were."""

import re
from itertools import pairwise

Range = tuple[int, int]

# Controls (some are commands to espeak, NUL ends a C string), lone surrogates (no UTF-8 for them), the
# byte order mark and the two separators that are no space to an engine.
_UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u2028\u2029\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+")
_CLAUSE_END = re.compile(r"[,;:—–][\"'”’»)\]]*\s+")
_SPACE = re.compile(r"\s+")


def speakable(text: str) -> str:
    """The text with every character that no engine may see replaced by one space."""
    return _UNSPEAKABLE.sub(" ", text)


def has_speech(text: str) -> bool:
    """Whether there is anything to say: a text of spaces only is silence."""
    return not text.isspace() and text != ""


def chunks(text: str, limit: int) -> tuple[Range, ...]:
    """Offsets that partition the text into pieces of at most ``limit`` characters.

    Cut after the last sentence that fits, else after a clause, else at a space, else in the word.
    """
    cuts = [0]
    while len(text) - cuts[-1] > limit:
        cuts.append(_cut(text, cuts[-1], cuts[-1] + limit))
    cuts.append(len(text))
    return tuple(pairwise(cuts)) if text else ()


def _cut(text: str, start: int, stop: int) -> int:
    for end in (_SENTENCE_END, _CLAUSE_END, _SPACE):
        last = max((match.end() for match in end.finditer(text, start, stop)), default=start)
        if last > start:
            return last
    return stop
