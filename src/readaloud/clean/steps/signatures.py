"""What a line above a story is by its looks: who wrote it, when, or nothing but a name."""

import re

from readaloud.clean.dates import is_time, iso_date
from readaloud.clean.lines import Line
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list, word_rows

BYLINE_WORDS = 14
_NUMBERED = re.compile(r"\D{3,12}\s\d{1,3}[a-z]?\s?[:.]\s")  # "Table 1: Gulls per roof, 1 May 2025"
_BARS = re.compile(r"\s[·|•]\s")  # between name, paper and date on one line


def looks_like_byline(line: Line) -> bool:
    """Whether the line names who wrote the story: "By Ada Moss", "Von Ute Ehlers"."""
    if line.count > BYLINE_WORDS or line.is_prose:
        return False
    words = words_of(line.plain)
    for row in word_rows("byline_words"):
        size = len(row)
        if words[:size] == row and len(words) > size:
            name = line.plain.split()[size : size + 1]
            return bool(name) and name[0][:1].isupper()
    return False


def name_in_byline(text: str) -> str:
    """The name behind "By", up to a comma, a bar or a slash."""
    words = words_of(text)
    size = max(len(row) for row in word_rows("byline_words") if words[: len(row)] == row)
    return re.split(r"\s*[,|•/·]\s*|\s[–—-]\s", " ".join(text.split()[size:]), maxsplit=1)[0].strip()


def is_name(line: Line) -> bool:
    """Whether the line is nothing but two to six words with capitals, as names are."""
    words = line.plain.replace(" and ", " ").split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and not line.ends_sentence


def is_signature(line: Line) -> bool:
    """Whether the line is a byline, or a time and nothing else."""
    return looks_like_byline(line) or is_time(line.plain)


def is_dated(line: Line) -> bool:
    """Whether a short line has a date, or says how long ago, beside a name or a place."""
    barred = bool(_BARS.search(line.text)) and line.count <= 2 * BYLINE_WORDS
    if (line.count > BYLINE_WORDS and not barred) or line.is_prose or _is_numbered_caption(line):
        return False
    return bool(iso_date(line.text)) or is_time(" ".join(line.text.split()[-3:]))


def _is_numbered_caption(line: Line) -> bool:
    """Whether the line is the caption of a table or figure, which may say a date as well."""
    return line.words[:1] in word_list("numbered") and bool(_NUMBERED.match(line.plain))
