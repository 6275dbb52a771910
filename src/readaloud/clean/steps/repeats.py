"""Lines and media that a page prints a second time, word for word."""

from readaloud.clean.draft import Draft, Kept, Part, parts_of
from readaloud.clean.rules.phrases import words_of
from readaloud.model.article import Media

MIN_WORDS = 8  # of a line that nobody says twice by intention
MIN_MEDIA_WORDS = 3  # of all that is said of a picture or a video, its kind included


def remove_repeats(draft: Draft) -> None:
    """Take out what the article has said already in the same words; the first time stays.

    A short line goes only when the line right above it is the same; a video that is called like the
    headline above it is no such line.
    """
    above = ""
    seen: set[tuple[str, ...]] = set()
    parts = parts_of(draft)
    for i in range(len(draft.lines)):
        if draft.is_removed(i) or isinstance(draft.verdicts[i], Part):
            continue
        said = _said(draft, i)
        if len(said) >= MIN_MEDIA_WORDS:
            if said in seen:
                _remove(draft, i, parts.get(i, []))
            seen.add(said)
        line = draft.lines[i]
        again = above == line.text and len(line.words) > 1 and _media_of(draft, i) is None
        if again and not draft.is_removed(i):
            _remove(draft, i, parts.get(i, []))
        above = line.text


def _remove(draft: Draft, i: int, parts: list[int]) -> None:
    for line in (i, *parts):
        draft.remove(line, "said-already")


def _media_of(draft: Draft, i: int) -> Media | None:
    verdict = draft.verdicts[i]
    return (verdict.media if isinstance(verdict, Kept) else None) or draft.lines[i].piece.media


def _said(draft: Draft, i: int) -> tuple[str, ...]:
    media = _media_of(draft, i)
    if media:
        return words_of(f"{media.kind} {media.title} {media.alt} {media.caption}")
    found = words_of(draft.lines[i].plain)
    return found if len(found) >= MIN_WORDS else ()
