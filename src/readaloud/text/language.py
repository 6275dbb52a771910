"""In which language a passage is written, only when that is sure.

Three looks, the cheap ones first: the script, the small words, and a statistical model (py3langid). The
model takes 0.7 s to load, which is twice what a listener should wait for the first sound, so an ordinary
article never gets that far.
"""

import functools
import math
import re
from collections import Counter

from readaloud.text.function_words import FUNCTION_WORDS, SCRIPTS

_SAMPLE = 4000  # characters that are looked at; more does not change the answer
_LEAST_LETTERS = 24  # below that, names and loan words decide
_LEAST_WORDS = 8  # below that, the model is a guess
_SURE = 0.9  # share of the probability that the model's best language must have
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DIALECTS = {"pcm": "en", "an": "es", "ext": "es", "nb": "no", "nn": "no", "lb": "de", "nds": "de"}


def detect(text: str) -> str:
    """The BCP 47 primary tag of the text's language, "" when it is too short or the answer unsure."""
    sample = text[:_SAMPLE]
    letters = len(_LETTERS.findall(sample))
    by_script = _by_script(sample, letters)
    if by_script or letters < _LEAST_LETTERS:
        return by_script
    words = [word.lower().replace("’", "'") for word in _WORDS.findall(sample)]
    found, few = _by_small_words(words)
    return _by_model(sample) if not found and few and len(words) >= _LEAST_WORDS else found


def _by_script(sample: str, letters: int) -> str:
    if sample.isascii() or not letters:
        return ""
    for tag, pattern in _scripts().items():
        share = len(pattern.findall(sample)) / letters
        if share > (0.1 if tag == "ja" else 0.5):  # Japanese mixes kana into Chinese characters
            return tag
    return ""


def _by_small_words(words: list[str]) -> tuple[str, bool]:
    """The language whose small words stand out, and whether so few are known that the model should look."""
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_owners().get(word, ()))
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    share = most / max(1, len(words))
    if most >= 3 and share >= 0.18 and most >= 1.5 * second:
        return best, False
    return "", share < 0.12 or second > 0.6 * most


def _by_model(sample: str) -> str:
    import py3langid

    ranking = py3langid.rank(sample)
    best = ranking[0][1]
    temper = math.sqrt(len(sample.encode()))  # raw scores grow with the text; this keeps them comparable
    weights = [(_DIALECTS.get(tag, tag), math.exp((score - best) / temper)) for tag, score in ranking]
    first = weights[0][0]
    share = sum(weight for tag, weight in weights if tag == first) / sum(weight for _, weight in weights)
    return str(first) if share >= _SURE else ""


@functools.cache
def _owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for tag, words in FUNCTION_WORDS.items():
        for word in words.split():
            owners[word] = (*owners.get(word, ()), tag)
    return owners


@functools.cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {tag: re.compile(f"[{ranges}]") for tag, ranges in SCRIPTS.items()}
