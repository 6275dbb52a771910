"""Pictures in plain text: their alternative text, caption and credit, which captures print as lines."""

import functools
import re

from msgspec import Struct
from msgspec.structs import replace

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.lines import SENTENCE_WORDS
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list, word_rows
from readaloud.clean.steps.credits import MAX_WORDS, is_labelled, split_credit
from readaloud.clean.steps.videos import doubled
from readaloud.model.article import Kind, Media

_SIGNED = re.compile(r"[.!?”\"»]\s*[(–—-]+\s?([^()]{2,30}?)\)?\.?$")  # an agency behind the last sentence
_FILE_NAME = re.compile(r"\[[^\]\s]+\.(?:png|jpe?g|gif|svg|webp)\]\s+(?=\S)", re.IGNORECASE)
_FILE_ALONE = re.compile(r"\[[^\]\s]+\.(?:png|jpe?g|gif|webp)\]", re.IGNORECASE)
_CAPITALS = re.compile(r"[.!?…]\s+((?:[^\W\d_a-zà-ÿ]{2,}\s?){2,4})$")
MAX_ALT = 30  # words of an alternative text beside its caption; a longer line is a paragraph
SPLIT_LINES = 3  # behind a caption in which its bracketed credit ends
MIN_ALT = 3  # words of a line that repeats the beginning of a caption


class Printed(Struct, frozen=True):
    """What a line prints of a picture."""

    text: str  # caption or alternative text
    credit: str = ""
    marked: bool = False  # "View image in full screen" says that it is alternative text


def find_pictures(draft: Draft) -> None:
    """Make one block of each picture: a credited caption with the alternative text beside it."""
    lines = [i for i in draft.open() if draft.lines[i].piece.kind is None]
    for i in lines:
        named = _FILE_ALONE.fullmatch(draft.lines[i].text) and _follows(draft, i)
        if (named or draft.lines[i].words in word_list("caption_marks")) and draft.is_open(i + 1):
            _announced(draft, i)
    for i in lines:
        if draft.is_open(i) and draft.lines[i].text.endswith("("):
            _split_credit(draft, i)
    for i in lines:
        if draft.is_open(i):
            _judge(draft, i)


def read_picture(text: str) -> Printed | None:
    """What the line says of a picture: None when nothing shows that it does."""
    if text.count(" ") >= MAX_WORDS:
        return None
    bare = _without_mark(text)
    once = doubled(bare)
    credit = split_credit(once or bare)
    if credit:
        return Printed(credit[0], credit[1], bare != text)
    if once and once.count(" ") >= 5 and " ".join(once.split()[-2:]).istitle() and ". " in once:
        caption, _, name = once.rpartition(". ")
        return Printed(f"{caption}.", name)
    if not once and (twice := _said_twice(bare)):
        return twice
    return Printed(once or bare, "", True) if bare != text and bare else None


def _said_twice(text: str) -> Printed | None:
    """A text, its caption in the same words, and the credit: "A boat on the lake A boat on the lake AFP"."""
    words = text.split()
    for size in range(len(words) // 2, MIN_ALT, -1):
        if words[0] == words[size] and words[:size] == words[size : 2 * size]:
            credit = split_credit(" ".join(words[2 * size :]))
            return Printed(" ".join(words[:size]), credit[1]) if credit else None
    return None


def _announced(draft: Draft, i: int) -> None:
    """The line behind "Image caption,", with the credit above when there is one."""
    text = draft.lines[i + 1].unmarked
    printed = read_picture(text) or _signed(text)
    if not printed.text or draft.lines[i + 1].count >= MAX_WORDS or _is_furniture(draft, i + 1):
        return
    above = read_picture(draft.lines[i - 1].unmarked) if draft.is_open(i - 1) else None
    credit = above.credit if above and not above.text else ""
    media = Media("image", caption=printed.text, credit=printed.credit or credit)
    lines = [*([i - 1] if credit else []), i, i + 1]
    draft.keep(lines[0], Kept(Kind.IMAGE, media.caption, media))
    for j in lines[1:]:
        draft.join(j, lines[0])


def _follows(draft: Draft, i: int) -> bool:
    """Whether the next line stands directly below, without a blank line."""
    return i + 1 < len(draft.lines) and not draft.lines[i + 1].gap


def _signed(text: str) -> Printed:
    """A caption, without the name in capitals behind its last sentence: "A boat. ADA MOSS"."""
    name = _CAPITALS.search(text)
    return Printed(text[: name.start(1)].rstrip(), name[1]) if name else Printed(text)


def _split_credit(draft: Draft, i: int) -> None:
    """A caption whose credit in brackets stands on the next lines: "A boat (", "Image:", "Ada Moss)"."""
    for end in range(i + 1, min(i + 1 + SPLIT_LINES, len(draft.lines))):
        if not draft.is_open(end) or draft.lines[end].is_prose:
            return
        if draft.lines[end].text.endswith(")"):
            joined = " ".join(draft.lines[j].text for j in range(i, end + 1))
            printed = read_picture(joined.replace("( ", "("))
            if printed and printed.text and printed.credit:
                media = Media("image", caption=printed.text, credit=printed.credit)
                draft.keep(i, Kept(Kind.IMAGE, media.caption, media))
                for j in range(i + 1, end + 1):
                    draft.join(j, i)
            return


def _judge(draft: Draft, i: int) -> None:
    printed = read_picture(draft.lines[i].unmarked)
    if not printed or not (printed.text or printed.credit) or _is_wire_end(draft, i):
        return
    other = _beside(draft, i, printed)
    if not printed.text and (other is None or other < i):
        _credit_alone(draft, i, printed)
        return
    pair = read_picture(draft.lines[other].unmarked) if other is not None else None
    second = pair or (Printed(draft.lines[other].unmarked) if other is not None else Printed(""))
    alt, caption = (printed, second) if printed.marked and second.text else (second, printed)
    _keep(draft, i, other, alt, caption)


def _is_wire_end(draft: Draft, i: int) -> bool:
    """Whether it is the last paragraph of a story, which names its agency: "… sagte sie. (dpa)"."""
    line = draft.lines[i]
    signed = _SIGNED.search(line.text) if line.count >= SENTENCE_WORDS else None
    if not signed or words_of(signed[1]) not in word_list("agencies"):
        return False
    before = sum(other.is_prose for other in draft.lines[:i])
    after = (other for other in draft.lines[i + 1 :] if other.is_prose)
    return before > 1 and all(draft.rules.of_line(other, "tail") for other in after)


def _beside(draft: Draft, i: int, printed: Printed) -> int | None:
    """The line above or below that prints the same picture: it is the other of caption and alt."""
    for j in (i + 1, i - 1):
        if not draft.is_open(j) or draft.lines[j].piece.kind is not None or _is_furniture(draft, j):
            continue
        text = draft.lines[j].unmarked
        other = read_picture(text)
        if printed.marked and other and not other.marked:
            return j
        if printed.credit and j == i - 1 and _is_alt_above(draft, j):
            return j
        if _same_beginning(text, printed.text) or (printed.marked and j == i + 1 and _is_caption(draft, j)):
            return j
    return None


def _is_furniture(draft: Draft, j: int) -> bool:
    return draft.rules.of_line(draft.lines[j], "middle") is not None


def _is_caption(draft: Draft, j: int) -> bool:
    line = draft.lines[j]
    after = draft.lines[j + 1].gap if j + 1 < len(draft.lines) else True
    return draft.spaced and not line.gap and after


def _is_alt_above(draft: Draft, j: int) -> bool:
    """Whether the line and the credited caption right below it stand alone: the picture's two texts."""
    line = draft.lines[j]
    if not MIN_ALT <= line.count <= MAX_ALT or not line.unmarked[0].isalnum():
        return False
    behind = j + 2
    alone = behind >= len(draft.lines) or draft.lines[behind].gap
    return draft.spaced and draft.lines[j].gap and not draft.lines[j + 1].gap and alone


def _same_beginning(one: str, other: str) -> bool:
    a, b = words_of(one), words_of(other)
    size = min(len(a), len(b))
    return size >= MIN_ALT and a[:size] == b[:size]


def _credit_alone(draft: Draft, i: int, printed: Printed) -> None:
    """A line of nothing but a credit belongs to the picture above it; without one a labelled credit goes."""
    above = draft.verdicts[i - 1] if i else None
    media = above.media if isinstance(above, Kept) else None
    if media and media.kind == "image" and not media.credit:
        draft.keep(i - 1, Kept(Kind.IMAGE, media.alt or media.caption, replace(media, credit=printed.credit)))
        draft.join(i, i - 1)
    elif (is_labelled(printed.credit) and _is_caption_above(draft, i)) or _is_credit_of_above(draft, i):
        caption = draft.lines[i - 1].unmarked
        draft.keep(i - 1, Kept(Kind.IMAGE, caption, Media("image", caption=caption, credit=printed.credit)))
        draft.join(i, i - 1)
    elif is_labelled(printed.credit):
        draft.remove(i, "picture-credit")


def _is_credit_of_above(draft: Draft, i: int) -> bool:
    """Whether it begins with "Credit...", which is set right below a caption and nowhere else."""
    short = draft.is_open(i - 1) and draft.lines[i - 1].count < MAX_WORDS and not _is_furniture(draft, i - 1)
    return short and draft.lines[i].text.startswith("Credit...")


def _is_caption_above(draft: Draft, i: int) -> bool:
    """Whether the line right above a credit is the text of its picture: set close to it, and no sentence."""
    if not draft.is_open(i - 1) or draft.lines[i - 1].piece.kind is not None or _is_furniture(draft, i - 1):
        return False
    line, close = draft.lines[i - 1], not (draft.spaced and draft.lines[i].gap)
    return close and MIN_ALT <= line.count <= MAX_ALT and not line.is_prose and line.text[-1] not in ":,"


def _keep(draft: Draft, i: int, other: int | None, alt: Printed, caption: Printed) -> None:
    said = words_of(caption.text)
    different = alt.text if words_of(alt.text) != said[: len(words_of(alt.text))] else ""
    media = Media("image", caption=caption.text, alt=different, credit=caption.credit or alt.credit)
    media = replace(media, described=bool(alt.text) and not different)
    lines = sorted(j for j in (i, other) if j is not None)
    draft.keep(lines[0], Kept(Kind.IMAGE, media.alt or media.caption, media))
    for j in lines[1:]:
        draft.join(j, lines[0])


def _without_mark(text: str) -> str:
    """The text without the button that pages print beside a picture."""
    named = _FILE_NAME.match(text)
    if named:
        return text[named.end() :]
    first, last = words_of(text.partition(" ")[0]), words_of(text.rpartition(" ")[2])
    for row in _marks().get((*first[:1], "first"), ()):
        if words_of(text)[: len(row)] == row and text.count(" ") >= len(row):
            return text.split(maxsplit=len(row))[-1].lstrip(" .:,-–")
    for row in _marks().get((*last[-1:], "last"), ()):
        if words_of(text)[-len(row) :] == row and text.count(" ") >= len(row):
            return text.rsplit(maxsplit=len(row))[0].rstrip(" :,-–")
    return text


@functools.cache
def _marks() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The marks by their first and by their last word."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in word_rows("picture_marks"):
        found.setdefault((row[0], "first"), []).append(row)
        found.setdefault((row[-1], "last"), []).append(row)
    return found
