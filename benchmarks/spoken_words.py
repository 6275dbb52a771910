"""Words of two texts made comparable: small letters, no signs, numbers in digits however they are written."""

import re
from collections.abc import Iterator, Sequence

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = dict(zip(_ONES, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_NOTHING = -1  # no number yet, as zero is one
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}
_VALUES |= {
    _IRREGULAR.get(name, f"{name.removesuffix('y')}ieth" if name in _TENS else f"{name}th"): value
    for name, value in _VALUES.items()
}
_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9}
_SAME = {"percent": "per cent", "%": " per cent ", "&": " and ", "okay": "ok", "-": " ", "–": " ", "—": " "}
_TITLES = {"doctor": "dr", "mister": "mr", "missus": "mrs", "saint": "st"}
_BRITISH = re.compile(  # harbour, metres, apologised
    r"(?<=[a-z]{3})our(?=(?:s|ed|ing)?\b)|(?<=[bt])re(?=s?\b)|(?<=[a-z]{4})is(?=(?:e[ds]?|ing|ation)\b)"
)
_AMERICAN = {"our": "or", "re": "er", "is": "iz"}
_DOTS = re.compile(r"\b(?:[a-z]\.){2,}")
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|s)\b")
_MONEY = re.compile(r"([£$€])(\d[\d,.]*\d|\d)((?: (?:million|billion))?)")
_UNITS = {"£": "pounds", "$": "dollars", "€": "euros"}
_SILENT = re.compile(r"['’](?=s\b)")
_TOGETHER = 6  # words that may be written as one
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def comparable(text: str) -> list[str]:
    """The words of a text; "nineteen sixty-two", "1962" and "1,962" are one word, the same."""
    text = _SILENT.sub("", _SEPARATOR.sub("", text.casefold()))
    text = _MONEY.sub(lambda match: f"{match[2]}{match[3]} {_UNITS[match[1]]}", text)
    text = _DOTS.sub(lambda match: match[0].replace(".", ""), text)
    for there, here in _SAME.items():
        text = text.replace(there, here)
    text = _ORDINAL.sub("", text)
    text = _BRITISH.sub(lambda match: _AMERICAN[match[0]], text)
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    return list(_in_digits([_TITLES.get(word, word) for word in words]))


def _in_digits(words: Sequence[str]) -> Iterator[str]:
    index = 0
    while index < len(words):
        number, used = _number(words[index:])
        yield number if used else words[index]
        index += used or 1


def _number(words: Sequence[str]) -> tuple[str, int]:
    """The number that the words begin with, as digits, and how many of them it takes; "" and 0 for none."""
    parts: list[int] = []  # those of a year stand side by side: 19, 62
    whole, small = 0, _NOTHING  # "six thousand", "two hundred"
    used = 0
    for place, word in enumerate(words):
        if word in _VALUES and _adds(small, _VALUES[word]):
            small = max(small, 0) + _VALUES[word]
        elif word in _VALUES:
            parts.append(whole + small)
            whole, small = 0, _VALUES[word]
        elif word == "hundred" and small > 0:
            small *= 100
        elif word in _SCALES and small > 0:
            whole, small = whole + small * _SCALES[word], _NOTHING
        elif not (word == "and" and _goes_on(whole, small, words[place + 1 :])):
            break
        used = place + 1
    return "".join(map(str, (*parts, whole + max(small, 0)))), used


def _adds(small: int, value: int) -> bool:
    """Whether the second goes on with the number of the first: "twenty" "one", "two hundred" "five"."""
    if small == _NOTHING:
        return True
    return (small % 100 >= 20 and not small % 10 and 0 < value < 10) or (small >= 100 and not small % 100)


def _goes_on(whole: int, small: int, words: Sequence[str]) -> bool:
    """Whether "and" stands inside a number: "two hundred and five", "two thousand and five"."""
    ends = whole if small == _NOTHING else small >= 100 and not small % 100
    return bool(ends and words and words[0] in _VALUES)


def edits(reference: Sequence[str], heard: Sequence[str]) -> tuple[int, list[bool]]:
    """Words changed, left out and put in (Levenshtein), and which words of the reference were heard.

    Spaces are not heard, so it is no error where one writes several words and the other the same letters in
    one: "U S" and "US", "harbourmaster" and "harbour master", "3 4 7 2" and "3472".
    """
    rows = [list(range(len(heard) + 1))]
    for i in range(1, len(reference) + 1):
        rows.append([i])
        for j in range(1, len(heard) + 1):
            rows[i].append(min(rows[i - k][j - m] + cost for k, m, cost in _steps(reference, heard, i, j)))
    found = [False] * len(reference)
    i, j = len(reference), len(heard)
    while i and j:
        k, m, cost = next(
            step for step in _steps(reference, heard, i, j)
            if rows[i][j] == rows[i - step[0]][j - step[1]] + step[2]
        )  # fmt: skip
        if k and m and not cost:
            found[i - k : i] = [True] * k
        i, j = i - k, j - m
    return rows[-1][-1], found


def _steps(reference: Sequence[str], heard: Sequence[str], i: int, j: int) -> Iterator[tuple[int, int, int]]:
    """The ways to come to the place (i, j): words of the reference, words heard, and errors."""
    word, other = reference[i - 1], heard[j - 1]
    yield 1, 1, word != other
    for count in range(2, _TOGETHER + 1):
        if count <= i and other.endswith(word) and "".join(reference[i - count : i]) == other:
            yield count, 1, 0
        if count <= j and word.endswith(other) and "".join(heard[j - count : j]) == word:
            yield 1, count, 0
    yield 1, 0, 1
    yield 0, 1, 1
