"""Words of two texts made comparable: small letters, no signs, numbers in digits however they are written."""

import re
from collections.abc import Iterator, Sequence

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = dict(zip(_ONES, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_SAME = {"percent": "per cent", "%": " per cent ", "&": " and ", "okay": "ok", "-": " ", "–": " ", "—": " "}
_TITLES = {"doctor": "dr", "mister": "mr", "missus": "mrs", "saint": "st"}
_BRITISH = re.compile(r"our(?=(?:s|ed|ing)?\b)|(?<=[bt])re(?=s?\b)")  # harbour, metres
_DOTS = re.compile(r"\b(?:[a-z]\.){2,}")
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|s)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def comparable(text: str) -> list[str]:
    """The words of a text; "nineteen sixty-two", "1962" and "1,962" are one word, the same."""
    text = _SEPARATOR.sub("", text.casefold())
    text = _DOTS.sub(lambda match: match[0].replace(".", ""), text)
    for there, here in _SAME.items():
        text = text.replace(there, here)
    text = _ORDINAL.sub("", text)
    text = _BRITISH.sub(lambda match: {"our": "or", "re": "er"}[match[0]], text)
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
    used = 0
    for place, word in enumerate(words):
        if word in _VALUES:
            _put(parts, _VALUES[word])
        elif word in _SCALES and parts:
            parts[-1] *= _SCALES[word]
        elif not (word == "and" and _goes_on(parts, words[place + 1 :])):
            break
        used = place + 1
    return "".join(map(str, parts)), used


def _put(parts: list[int], value: int) -> None:
    """Add to the part before ("twenty" "one", "two hundred" "five"), or begin another."""
    last = parts[-1] if parts else 1
    if (last % 10 == 0 and last % 100 and 0 < value < 10) or (last >= 100 and last % 100 == 0):
        parts[-1] += value
    else:
        parts.append(value)


def _goes_on(parts: Sequence[int], words: Sequence[str]) -> bool:
    """Whether "and" stands inside a number: "two hundred and five"."""
    return bool(parts and parts[-1] >= 100 and parts[-1] % 100 == 0 and words and words[0] in _VALUES)


def edits(reference: Sequence[str], heard: Sequence[str]) -> tuple[int, list[bool]]:
    """Words changed, left out and put in (Levenshtein), and which words of the reference were heard."""
    rows = [list(range(len(heard) + 1))]
    for i, word in enumerate(reference):
        row = [i + 1]
        for j, other in enumerate(heard):
            row.append(min(rows[i][j] + (word != other), rows[i][j + 1] + 1, row[j] + 1))
        rows.append(row)
    found = [False] * len(reference)
    i, j = len(reference), len(heard)
    while i and j:
        if rows[i][j] == rows[i - 1][j - 1] + (reference[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            found[i] = reference[i] == heard[j]
        elif rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return rows[-1][-1], found
