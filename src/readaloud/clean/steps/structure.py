"""What the lines of a story are: lists, sub-headings, block quotes, corrections, notes and posts."""

import re
from collections.abc import Iterator

from readaloud.clean.draft import Draft, Kept, Part
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list
from readaloud.clean.steps.quotations import leaves_open
from readaloud.model.article import Group, Kind

MAX_HEADING = 14  # words of a sub-heading
NOTE_WORDS = 12  # before the colon of a note or a correction
NOTE_TAIL = 4  # words between such a beginning and its colon ("Correction of 4 May 2025:")
_DASHES = "-–—+"
_QUOTED = re.compile(r"(?:>\s*)+(?=\S)")
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]:?\s+\S")
_POST_LINK = re.compile(r"\s(?:pic\.twitter\.com|https?://t\.co)/\w+$")
_POST = re.compile(r"[—–-]\s?[^()]{1,60}\(@\w{1,30}\).{0,40}$")


def find_structure(draft: Draft, end: int) -> None:
    """Name what is left of the story, from its surest signs to the weakest."""
    for i in list(draft.open()):
        if draft.lines[i].piece.kind is None:
            _by_its_own_words(draft, i)
    for number, run in enumerate(_lists(draft), start=1):
        _keep_list(draft, run, f"l{number}")
    first = next((i for i in draft.open() if draft.lines[i].is_prose), end)
    for i in list(draft.open(first, end)):
        if _is_heading(draft, i):
            draft.keep(i, Kept(Kind.HEADING, level=2))


def _by_its_own_words(draft: Draft, i: int) -> None:
    text = draft.lines[i].text
    if text.startswith(">") and _QUOTED.match(text):
        draft.keep(i, Kept(Kind.QUOTE, _QUOTED.sub("", text, count=1)))
    elif _FOOTNOTE.match(text):
        draft.keep(i, Kept(Kind.FOOTNOTE))
    elif kind := _note(text):
        draft.keep(i, Kept(kind))
    elif _POST.search(text) or _POST_LINK.search(text):
        draft.keep(i, Kept(Kind.SOCIAL))


def _note(text: str) -> Kind | None:
    """Correction or note, by the words before the first colon or dash."""
    lead = re.split(r"[:–—]", text[:120], maxsplit=1)[0]
    words = words_of(lead)
    if lead == text or len(words) > NOTE_WORDS:
        return None
    for kind, name in ((Kind.CORRECTION, "correction_words"), (Kind.NOTE, "note_words")):
        if any(words[: len(row)] == row and len(words) - len(row) <= NOTE_TAIL for row in word_list(name)):
            return kind
    return None


def _lists(draft: Draft) -> Iterator[list[int]]:
    """Runs of lines that begin with the same kind of mark, removed lines between them not counted."""
    run: list[int] = []
    for i in range(len(draft.lines)):
        if draft.is_removed(i) or isinstance(draft.verdicts[i], Part):
            continue
        line = draft.lines[i]
        open_item = draft.is_open(i) and bool(line.bullet) and line.piece.kind is None
        if run and not (open_item and _goes_on(draft, run[-1], i)):
            yield run
            run = []
        if open_item:
            run.append(i)
    if run:
        yield run


def _goes_on(draft: Draft, before: int, i: int) -> bool:
    last, mark = draft.lines[before].bullet, draft.lines[i].bullet
    if mark.isdigit() and last.isdigit():
        return abs(int(mark) - int(last)) == 1
    return not mark.isdigit() and not last.isdigit()


def _keep_list(draft: Draft, run: list[int], name: str) -> None:
    """A list of its items; one line alone with a number or a dash is text that begins so."""
    mark = draft.lines[run[0]].bullet
    if len(run) == 1 and (mark.isdigit() or mark in _DASHES):
        return
    for n, i in enumerate(run, start=1):
        group = Group(name, "list", mark.isdigit(), n, len(run))
        draft.keep(i, Kept(Kind.LIST_ITEM, draft.lines[i].plain, level=1, group=group))


def _is_heading(draft: Draft, i: int) -> bool:
    """Whether the line is short, no sentence, and stands over a paragraph."""
    line = draft.lines[i]
    if line.piece.kind is not None or line.count > MAX_HEADING or line.is_prose or line.is_empty:
        return False
    if (line.ends_sentence and not line.text.endswith("?")) or line.text[-1] in ",;:":
        return False
    if leaves_open(line.text) or line.text.count('"') % 2:
        return False
    if draft.spaced and not line.gap and i and not draft.is_removed(i - 1):
        return False
    below = next((j for j in range(i + 1, len(draft.lines)) if not draft.is_removed(j)), None)
    return below is not None and draft.is_open(below) and draft.lines[below].is_prose
