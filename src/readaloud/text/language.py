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
_TIMES_OWN = 3  # as many small words of another language as of the one around a passage; many are in both
_SURE = 0.9  # share of the probability that the model's best language must have
_MOST, _LEAST_KANA = 0.5, 0.1  # shares of the letters
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
    words = _words_of(sample)
    found, few = _by_small_words(words)
    return _by_model(sample) if not found and few and len(words) >= _LEAST_WORDS else found


def foreign(text: str, language: str, *, by_model: bool = True) -> str:
    """The language of a passage that is surely not in ``language``; "" when it is, or may be.

    Stricter than ``detect``, for a passage in the middle of a text: at least eight words, small words of one
    other language, and hardly one of the text's own. The model is asked only about a passage without a
    single small word of the text's own language, which a reader of news meets very seldom.

    Args:
        text: the passage.
        language: BCP 47 tag of the text around it.
        by_model: whether the model may be asked; without it, small words alone decide.
    """
    own = language.partition("-")[0].lower()
    words = _words_of(text)
    if len(words) < _LEAST_WORDS:
        return _other(_by_script(text, len(_LETTERS.findall(text))), own)
    counts = small_words(words)
    if by_model and not counts[own]:
        return _other(detect(text), own)
    found = _other(_by_small_words(words)[0], own)
    return found if counts[found] >= _TIMES_OWN * counts[own] else ""


def small_words(words: list[str]) -> Counter[str]:
    """How many of the words are small words of each language; a word may be one of several."""
    owners = _owners()
    return Counter(tag for word in words if word in owners for tag in owners[word])


def goes_with(text: str, language: str, other: str) -> bool:
    """Whether a short passage has a small word of ``language`` and none of ``other``."""
    counts = small_words(_words_of(text))
    return counts[language] > 0 and not counts[other.partition("-")[0].lower()]


def _other(found: str, own: str) -> str:
    return "" if found == own else found


def _words_of(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORDS.findall(text[:_SAMPLE])]


def _by_script(sample: str, letters: int) -> str:
    if sample.isascii() or not letters:
        return ""
    shares = {tag: len(pattern.findall(sample)) / letters for tag, pattern in _scripts().items()}
    if shares["ja"] > _LEAST_KANA:  # Japanese mixes kana into Chinese characters
        shares["ja"] += shares["zh"]
    return next((tag for tag, share in shares.items() if share > _MOST), "")


def _by_small_words(words: list[str]) -> tuple[str, bool]:
    """The language whose small words stand out, and whether so few are known that the model should look."""
    counts = small_words(words)
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
