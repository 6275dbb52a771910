"""Whether two texts of a page say the same: by their letters, so that spaces, marks and case are nothing."""

import re

MIN_WORDS = 5  # from so many words on two texts can say the same in other words
LONGER = 1.5  # so many words to each of the caption's an alt may add and still repeat it

_ASCII_REST = bytes(code for code in range(128) if not chr(code).isalnum())
_NOT_LETTERS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"\w{2,}")


def key_of(text: str) -> str:
    """The letters and digits of a text; asked of the whole page, so what is ASCII goes the fast way."""
    rest = text.encode("utf-8", "replace").translate(None, _ASCII_REST).decode()
    return rest if rest.isascii() else _NOT_LETTERS.sub("", rest)


def same_words(one: str, other: str, least: int = 20) -> bool:
    """Whether two texts say the same, or the one begins the other (a caption cut short for the alt).

    From ``least`` letters on it may stand anywhere in the other.
    """
    first, second = key_of(one).casefold(), key_of(other).casefold()
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or longer.startswith(shorter) or (len(shorter) >= least and shorter in longer)


def repeats(alt: str, caption: str) -> bool:
    """Whether an alt text says what the caption says: the same words, or most of the shorter one's.

    An alt that is far longer describes what the caption only names, and is kept beside it.
    """
    if same_words(alt, caption):
        return True
    first, second = set(_WORDS.findall(alt.casefold())), set(_WORDS.findall(caption.casefold()))
    smaller = min(len(first), len(second))
    if len(first - second) > LONGER * len(second):
        return False
    return smaller >= MIN_WORDS and len(first & second) >= 0.7 * smaller
