"""Whether two texts of a page say nearly the same: a title and the headline, an alt and its caption."""

import re

_WORD = re.compile(r"[\w’']+")
_NEARLY = 0.75  # share of the words of both that both have


def nearly_the_same(one: str, other: str) -> bool:
    """Whether a listener would hear the second as a repetition of the first."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= _NEARLY


def says_no_more(one: str, other: str) -> bool:
    """Whether the first is said by the second already: nearly the same, or all of its words in it."""
    first, second = _words(one), _words(other)
    return bool(first) and (first <= second or nearly_the_same(one, other))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().replace("’", "'") for word in _WORD.findall(text))
