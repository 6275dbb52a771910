"""How wide text is on a terminal, and what of it must never reach one: one character in, one out."""

import re
from functools import lru_cache

from rich.cells import cell_len

TAB_CELLS = 4

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What a terminal could obey or be confused by: controls, bidi embeddings, overrides and isolates, interlinear
# marks, halves of surrogate pairs. Letters and marks of every script stay as they are.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_INSTEAD = {
    "\r": " ",
    "\x0b": " ",
    "\x0c": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\xad": "\N{ZERO WIDTH SPACE}",  # a soft hyphen: terminals do not agree whether it has a width
}
# Ranges in which every character takes one cell; a test compares them with Rich's tables.
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0373\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)


def visible(text: str) -> str:
    """The text with everything a terminal might obey replaced, character for character."""
    if text.isascii() and text.isprintable():
        return text
    return _HOSTILE.sub(lambda found: _INSTEAD.get(found.group(), _REPLACEMENT), text)


def is_narrow(text: str) -> bool:
    """Whether every character surely takes one cell, so that cells can be counted as characters."""
    return _NARROW.fullmatch(text) is not None


def widths(text: str) -> str:
    """The cells of each character as one digit each; their sum is Rich's ``cell_len``, with wide tabs.

    A combining mark, and what a zero-width joiner joins, take none; a variation selector 16 takes the cell
    by which it widens the character before it.
    """
    digits = text.translate(_CELLS)
    if "\u200d" in text or "\ufe0f" in text:
        return _joined_widths(text, digits)
    return digits


def cells(text: str) -> int:
    """The cells that a piece of one line takes."""
    return len(text) if is_narrow(text) else sum(map(int, widths(text)))


def offset_at(text: str, column: int) -> int:
    """The character of one line that covers a column; its length when the column lies behind it."""
    reached = 0
    for offset, digit in enumerate(widths(text)):
        reached += int(digit)
        if reached > column:
            return offset
    return len(text)


class _Cells(dict[int, str]):
    """Cells of a code point as a digit, looked up once: what ``str.translate`` needs."""

    def __missing__(self, code: int) -> str:
        digit = self[code] = str(cell_len(chr(code)))
        return digit


_CELLS = _Cells({ord("\t"): str(TAB_CELLS), ord("\n"): "0"})


def _joined_widths(text: str, digits: str) -> str:
    out = list(digits)
    index, base = 0, ""
    while index < len(text):
        character = text[index]
        if character == "\u200d":
            out[index : index + 2] = ["0"] * len(out[index : index + 2])
            index += 1
        elif character == "\ufe0f":
            out[index] = _widening(base)
            base = ""
        elif out[index] != "0":
            base = character
        index += 1
    return "".join(out)


@lru_cache(maxsize=1024)
def _widening(base: str) -> str:
    return str(cell_len(base + "\ufe0f") - cell_len(base)) if base else "0"
