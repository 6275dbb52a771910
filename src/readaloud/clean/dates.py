"""Dates and times as news pages print them: whether a line is one, and a date's ISO 8601 form."""

import functools
import re
from datetime import date

from readaloud.clean.rules.words import word_rows

MAX_WORDS = 24  # of a line of dates: posted, updated, reading time
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(\d{4})"
)
_NUMERIC = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{1,2}:\d\d$")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LAST = re.compile(r"\s*[–—|•-]\s*([^–—|•]{6,30})$")


def iso_date(text: str) -> str:
    """The first date of the text as ``YYYY-MM-DD``; empty when there is none."""
    for pattern, order in ((_ISO, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy")):
        for match in pattern.finditer(text):
            found = _date(dict(zip(order, match.groups(), strict=True)))
            if found:
                return found
    return ""


def split_date(text: str) -> tuple[str, str]:
    """The text without a date at its end after a dash, and that date in ISO form; the date may be empty."""
    match = _LAST.search(text)
    if match and is_time(match[1]):
        found = iso_date(match[1])
        if found:
            return text[: match.start()].rstrip(), found
    return text, ""


def is_time(text: str) -> bool:
    """Whether the text says a date, a time or how long ago, and nothing else."""
    tokens = _TOKEN.findall(text.lower())
    if not 2 <= len(tokens) <= MAX_WORDS:
        return False
    numbers = sum(token.isdigit() for token in tokens)
    says_when = any(token in _time_words() for token in tokens) or bool(_NUMERIC.search(text))
    known = _time_words() | _fillers()
    return numbers > 0 and says_when and all(token.isdigit() or token in known for token in tokens)


def _date(parts: dict[str, str]) -> str:
    month = int(parts["m"]) if parts["m"].isdigit() else _months().get(parts["m"].lower(), 0)
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat()
    except ValueError:
        return ""


@functools.cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(word_rows("months"), start=1) for name in names}


@functools.cache
def _time_words() -> frozenset[str]:
    """What only a date, a time or a span of time has in it."""
    return frozenset(_months()) | {word for row in word_rows("time_words") for word in row}


@functools.cache
def _fillers() -> frozenset[str]:
    return frozenset("apmstde") | {word for row in word_rows("time_fillers") for word in row}
