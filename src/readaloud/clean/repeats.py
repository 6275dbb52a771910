"""Lines and media that a page prints a second time, word for word."""

from readaloud.clean.draft import Draft, Kept, Part, parts_of
from readaloud.clean.phrases import words_of

MIN_WORDS = 8  # of a line that nobody says twice by intention
MIN_MEDIA_WORDS = 3  # of all that is said of a picture or a video, its kind included


def remove_repeats(draft: Draft) -> None:
    """Take out what the article has said already in the same words; the first time stays.

    A short line goes only when the line right above it is the same.
    """
    above: tuple[str, ...] = ()
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
        shown = (line.text, *said)  # a video called like the headline is no repeated line
        if above == shown and len(line.words) > 1 and not draft.is_removed(i):
            _remove(draft, i, parts.get(i, []))
        above = shown


def _remove(draft: Draft, i: int, parts: list[int]) -> None:
    for line in (i, *parts):
        draft.remove(line, "said-already")


def _said(draft: Draft, i: int) -> tuple[str, ...]:
    line, verdict = draft.lines[i], draft.verdicts[i]
    media = (verdict.media if isinstance(verdict, Kept) else None) or line.piece.media
    if media:
        return words_of(f"{media.kind} {media.title} {media.alt} {media.caption}")
    found = words_of(line.plain)
    return found if len(found) >= MIN_WORDS else ()
