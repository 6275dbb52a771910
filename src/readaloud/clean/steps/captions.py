"""Captions of pages that no mark-up gives away: the text right below a picture that ends with its credit."""

from msgspec.structs import replace

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.steps.credits import split_credit
from readaloud.model.article import Kind

COUNTER_WORDS = 5  # of "4 of 12 |"
MAX_WORDS = 70  # of a caption; AP writes long ones


def join_captions(draft: Draft) -> None:
    """Give the paragraph below a picture without a caption to it, when it ends as captions do.

    "A ferry leaves the quay. (Photo: Ann Lee)"; a credit on the next line goes with it.
    """
    for i in range(len(draft.lines) - 1):
        media = draft.lines[i].piece.media
        if not media or media.kind != "image" or media.caption or not draft.is_open(i):
            continue
        taken = _caption_below(draft, i + 2 if _is_counter(draft, i + 1) else i + 1)
        if not taken:
            continue
        text = " ".join(draft.lines[j].text for j in taken)
        caption, credit = split_credit(text) or (text, "")
        again = words_of(caption)[: len(words_of(media.alt))] == words_of(media.alt)
        described = media.described or (again and bool(media.alt))
        alt, credit = "" if again else media.alt, media.credit or credit
        full = replace(media, alt=alt, caption=caption, credit=credit, described=described)
        draft.keep(i, Kept(Kind.IMAGE, full.alt or full.caption, full))
        for j in taken:
            draft.join(j, i)


def _caption_below(draft: Draft, i: int) -> list[int]:
    """The lines of the caption that begins there; none when nothing shows that it is one."""
    if not _is_text(draft, i):
        return []
    found = split_credit(draft.lines[i].text)
    if found and found[0] and found[1]:
        return [i]
    below = split_credit(draft.lines[i + 1].text) if _is_text(draft, i + 1) else None
    return [i, i + 1] if below and not below[0] and draft.lines[i].count <= MAX_WORDS else []


def _is_counter(draft: Draft, i: int) -> bool:
    """Whether it only counts the pictures of a gallery, or is another label that no story has."""
    return _is_text(draft, i) and draft.lines[i].count <= COUNTER_WORDS and not draft.lines[i].piece.body


def _is_text(draft: Draft, i: int) -> bool:
    if i >= len(draft.lines) or not draft.is_open(i):
        return False
    line = draft.lines[i]
    return line.piece.kind is Kind.PARAGRAPH and line.count <= MAX_WORDS
