"""Lines that no sentence is: what text browsers draw for buttons, frames and pictures, and rows of links."""

import re

from readaloud.clean.lines import Line
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list

BUTTON = "(BUTTON)"  # as lynx draws one
LINK_ROW_WORDS, LINK_ROW_PARTS = 40, 3  # at most, at least
BUTTON_NEAR = 68  # characters from the beginning in which it says what the line is
MARK_WORDS, PATH_WORDS = 40, 10  # of a line with a browser's mark; of the path to a page

_BAR = re.compile("[|>›»·•]")
_SEPARATOR = re.compile(r"\s+[|>›»·•]\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*$")  # of the page itself
_REFERENCE = re.compile(r"\d{1,3}\.\s(?:https?://|mailto:|file:)\S+$")  # of a dump's list of links
_BROWSER_MARKS = re.compile(
    r"IFRAME:|\[\S{16,}\]$|\[[^\]\s]+\.(?:png|jpe?g|gif|svg|webp)[^\]]*\]$|^#.* alternate|^_{4,}|^\*\s*_{4,}"
)


def drawn(line: Line) -> str:
    """The name of the rule for a line that stands for what its program cannot show; "" for any other."""
    text = line.text
    if text in ("A-", "A+"):
        return "text-size"
    if line.is_empty:
        return "" if line.is_ornament else "no-words"
    if line.count <= LINK_ROW_WORDS and _is_link_row(text):
        return "link-list"
    if line.count == 1 and _ADDRESS.match(text):
        return "link-list"
    if line.count <= MARK_WORDS and _has_mark(line):
        return "browser-mark"
    return "link-list" if line.count <= PATH_WORDS and _is_path(text) else ""


def _has_mark(line: Line) -> bool:
    """Whether a browser drew it; of sentences only those count that begin as its marks do."""
    if line.is_prose and line.text[0] not in "(I[#_*B":
        return False
    button = BUTTON in line.plain[:BUTTON_NEAR]
    return button or bool(_BROWSER_MARKS.match(line.plain or line.text) or _REFERENCE.match(line.text))


def _is_path(text: str) -> bool:
    """Whether it is the path to a page: "Home / Sport / Rowing"."""
    home, slash, _ = text.partition(" / ")
    return bool(slash) and words_of(home) in word_list("home_pages")


def _is_link_row(text: str) -> bool:
    """A row of links: short parts between bars, arrows or dots, none of them a date or a sentence."""
    if not _BAR.search(text):
        return False
    parts = _SEPARATOR.split(text)
    if len(parts) < LINK_ROW_PARTS or any(c.isdigit() for c in text) or text[-1] in ".!?":
        return False
    short = all(0 < len(part.split()) <= 3 for part in parts)
    return short and words_of(text)[:1] not in word_list("byline_words")
