"""Dumps of text browsers: the numbers that they print before each link are no words of the page."""

import re
from itertools import pairwise

MIN_LINKS = 4  # numbers in their order before a text counts as such a dump
MAX_STEP = 3  # between two of them: links without words are left out
_WORD = r"(?=[^\s\d:;,.!?)\]])"  # a mark of a note has no word right behind it
_NUMBER = re.compile(rf"\[(\d{{1,4}})\]{_WORD}")
_LINK = re.compile(rf"(\[\d{{1,4}}\]){_WORD}([^\s\[]+)")
_GLUED = re.compile(rf"(?<=[^\W_])(?=\[\d{{1,4}}\]{_WORD})")


def without_link_numbers(text: str) -> str:
    """The text without "[12]" before the words of each link, where a text browser has written them.

    Links that follow one another without a space come on lines of their own: "[3]Share[4]Print". Spaces
    behind words and before such links keep a line as full as it was. Marks of notes stay.
    """
    numbers = [int(number) for number in _NUMBER.findall(text)]
    steps = sum(0 < after - before <= MAX_STEP for before, after in pairwise(numbers))
    if steps < MIN_LINKS - 1 or 2 * steps < len(numbers):
        return text
    return _LINK.sub(lambda link: link[2] + " " * len(link[1]), _GLUED.sub(_on_its_own, text))


def _on_its_own(glued: re.Match[str]) -> str:
    """The end of a line, and the beginning of one in the same column."""
    column = glued.start() - glued.string.rfind("\n", 0, glued.start()) - 1
    return "\n" + " " * column
