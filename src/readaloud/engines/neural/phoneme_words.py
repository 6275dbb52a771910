"""Which phoneme each word of a text begins with.

A phonemiser gives groups of phonemes parted by spaces, and its groups are not our words: several words may
share one ("ʌvðə"), one may have several ("twˈɛnti ˈeɪt"). So each word is also phonemised alone, and both
rows are laid side by side at the least cost in changed letters.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LETTERS = frozenset(("Ll", "Lu", "Lo", "Nd"))  # Unicode categories; stress, length and ties are none of them
_MOST_WORDS = 4  # that share a group: "out of the way"
_ODD_PAIR = 0.25  # for each word or group beyond one and one: between equal costs, the plain pair
_LEFT_OVER = 0.5  # beyond its letters, for a word or group that has no partner
_HOPELESS = 4.0  # changed letters behind the best way so far
_SURE_LETTERS = 3  # a word of so many that is found unchanged is an anchor: no other way goes on


class Group(NamedTuple):
    """Phonemes between two spaces: their letters, and the index of the symbol that each belongs to."""

    letters: str
    symbols: tuple[int, ...]


class _Way(NamedTuple):
    """The cheapest pairing so far of some words with some groups, and the pair it ends with."""

    cost: float
    words: int
    groups: int


def first_phonemes(words: Sequence[Sequence[str]], symbols: Sequence[str]) -> dict[int, int]:
    """The index in ``symbols`` of the first phoneme of each word, by index of word.

    ``symbols`` are phonemes, stress marks, punctuation and spaces in the order of the sound; ``words`` those
    of each word by itself. A word that is not heard has no entry.
    """
    groups = _groups(symbols)
    known = [_groups(word) for word in words]
    letters = ["".join(group.letters for group in own) for own in known]
    first: dict[int, int] = {}
    for word, count, group, width in _pairs(letters, [len(own) for own in known], groups):
        heard = Group(
            "".join(part.letters for part in groups[group : group + width]),
            tuple(index for part in groups[group : group + width] for index in part.symbols),
        )
        for number, at in enumerate(_split(tuple(letters[word : word + count]), heard.letters)):
            if at < len(heard.symbols):
                first[word + number] = _with_marks_before(symbols, heard.symbols[at])
    return first


def _groups(symbols: Sequence[str]) -> list[Group]:
    """The groups that have letters."""
    found: list[Group] = []
    letters: list[str] = []
    at: list[int] = []
    for index, symbol in enumerate((*symbols, " ")):
        if symbol.isspace():
            if letters:
                found.append(Group("".join(letters), tuple(at)))
            letters, at = [], []
        for sign in symbol:
            if unicodedata.category(sign) in _LETTERS:
                letters.append(sign)
                at.append(index)
    return found


def _pairs(
    letters: Sequence[str], usual: Sequence[int], groups: Sequence[Group]
) -> list[tuple[int, int, int, int]]:
    """Pairs as (first word, words, first group, groups), in order; what has no partner is left out.

    Ways are followed word by word; those that fall far behind the best one are given up.
    """
    ways: list[dict[int, _Way]] = [{} for _ in range(len(letters) + 1)]
    ways[0][0] = _Way(0.0, 0, 0)
    for word in range(len(letters) + 1):
        _pass_over_groups(ways[word], groups)
        best = min((way.cost for way in ways[word].values()), default=0.0)
        if word == len(letters):
            break
        for group, way in sorted(ways[word].items(), key=lambda item: item[1].cost):
            if way.cost > best + _HOPELESS:
                break
            if way.cost == best and _is_anchor(letters[word], groups, group):
                for later in ways[word + 1 :]:
                    later.clear()
                ways[word + 1][group + 1] = _Way(way.cost, 1, 1)
                break
            _go_on(ways, word, group, way.cost, letters, usual[word], groups)
    return _walked_back(ways, len(groups))


def _pass_over_groups(ways: dict[int, _Way], groups: Sequence[Group]) -> None:
    """Let each way also leave out the next group, at the cost of its letters."""
    for group in range(min(ways, default=0), len(groups)):
        if group in ways:
            cost = ways[group].cost + len(groups[group].letters) + _LEFT_OVER
            if group + 1 not in ways or cost < ways[group + 1].cost:
                ways[group + 1] = _Way(cost, 0, 1)


def _is_anchor(letters: str, groups: Sequence[Group], group: int) -> bool:
    return len(letters) >= _SURE_LETTERS and group < len(groups) and groups[group].letters == letters


def _go_on(
    ways: list[dict[int, _Way]],
    word: int,
    group: int,
    cost: float,
    letters: Sequence[str],
    usual: int,
    groups: Sequence[Group],
) -> None:
    """Pair the next word with no group, with one, with as many as it has alone; or several with one."""
    shapes = {(1, width) for width in (1, 2, 3, usual - 1, usual, usual + 1) if width > 0}
    shapes |= {(count, 1) for count in range(2, _MOST_WORDS + 1)} | {(2, 2), (3, 2)}
    _try(ways, word + 1, group, _Way(cost + len(letters[word]) + _LEFT_OVER, 1, 0))
    for count, width in shapes:
        if word + count < len(ways) and group + width <= len(groups):
            said = "".join(letters[word : word + count])
            heard = "".join(part.letters for part in groups[group : group + width])
            price = _distance(said, heard) + _ODD_PAIR * (count + width - 2)
            _try(ways, word + count, group + width, _Way(cost + price, count, width))


def _try(ways: list[dict[int, _Way]], word: int, group: int, way: _Way) -> None:
    there = ways[word].get(group)
    if there is None or way.cost < there.cost:
        ways[word][group] = way


def _walked_back(ways: list[dict[int, _Way]], group: int) -> list[tuple[int, int, int, int]]:
    pairs: list[tuple[int, int, int, int]] = []
    word = len(ways) - 1
    while word or group:
        way = ways[word][group]
        word, group = word - way.words, group - way.groups
        if way.words and way.groups:
            pairs.append((word, way.words, group, way.groups))
    return pairs[::-1]


@lru_cache(maxsize=4096)
def _distance(one: str, other: str) -> int:
    """Letters to change, add or leave out to make one the other (Levenshtein)."""
    if one == other:
        return 0
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one):
        before, row[0] = i, i + 1
        for j, there in enumerate(other):
            before, row[j + 1] = row[j + 1], min(before + (sign != there), row[j] + 1, row[j + 1] + 1)
    return row[-1]


def _split(words: tuple[str, ...], letters: str) -> list[int]:
    """Where each word begins in letters that they share."""
    if len(words) == 1:
        return [0]
    rest = "".join(words[1:])
    cut = min(
        range(len(letters) + 1),
        key=lambda at: _distance(words[0], letters[:at]) + _distance(rest, letters[at:]),
    )
    return [0] + [cut + at for at in _split(words[1:], letters[cut:])]


def _with_marks_before(symbols: Sequence[str], index: int) -> int:
    """The stress mark before a vowel is spoken with it."""
    while index and not symbols[index - 1].isspace() and unicodedata.category(symbols[index - 1][0]) == "Lm":
        index -= 1
    return index
