"""Hearing how a text is written: signs by their names, capitals told, numbers digit by digit."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from readaloud.text.spoken.rules import Change

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_CAPITALS = re.compile(r"(?<![^\W\d_])(?:(?P<all>[A-ZÀ-ÖØ-Þ]{2,})|[A-ZÀ-ÖØ-Þ])")
_PAUSING = frozenset(",.;:!?…")  # the voice still needs these


class Hearing(Struct, frozen=True):
    """What a person wants to hear of the writing, in the words of one language."""

    signs: Mapping[str, str]  # a sign and its name; signs that are not here are left to the voice
    capital: str = ""  # before a word that begins with a capital; empty: capitals are not told
    capitals: str = ""  # before a word in capitals
    digits: bool = False
    point: str = "point"  # the sign of decimals as it is said
    decimal: str = "."  # and as it is written
    emoji: bool = True  # whether they are named


def digits_heard(text: str, hearing: Hearing) -> Iterator[Change]:
    """Every number digit by digit: "1,250.5" as "1 2 5 0 point 5"."""
    for match in _NUMBER.finditer(text):
        said = [_digit(sign, hearing) for sign in match[0]]
        yield Change(*match.span(), " ".join(word for word in said if word))


def _digit(sign: str, hearing: Hearing) -> str:
    if sign.isdigit():
        return sign
    return hearing.point if sign == hearing.decimal else hearing.signs.get(sign, "")


def signs_heard(text: str, hearing: Hearing) -> Iterator[Change]:
    """Signs by name and words with capitals told; a sign that the voice pauses at stays behind its name."""
    for at, sign in enumerate(text):
        # “ opens in one language and closes in another; before a word it can only open.
        opens = sign == "“" and not text[at - 1 : at].strip() and text[at + 1 : at + 2].isalnum()
        name = hearing.signs.get("„" if opens else sign)
        if name and not (sign in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
            space = "" if text[at - 1 : at].isspace() or not at else " "
            behind = sign if sign in _PAUSING else " " if text[at + 1 : at + 2].isalnum() else ""
            yield Change(at, at + 1, f"{space}{name}{behind}")
    for match in _CAPITALS.finditer(text) if hearing.capital else ():
        word = hearing.capitals if match["all"] else hearing.capital
        yield Change(match.start(), match.start() + 1, f"{word} {text[match.start()]}")
