"""The title of a video whose player a capture has lost: alone between two paragraphs."""

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.steps.videos import video_of
from readaloud.model.article import Diagnostic, Kind

MIN_WORDS, MAX_WORDS = 6, 20  # of a headline; most sub-headings are shorter


def find_bare_title(draft: Draft, end: int) -> None:
    """Take the one title-like line of a story without sub-headings for the title of a related video.

    Sub-headings come in numbers; a page has such a lone title where its player could not be captured. A
    diagnostic says that it is a guess.
    """
    titles = [i for i in range(end) if draft.is_kept_as(i, Kind.HEADING) and i not in draft.spared]
    if len(titles) != 1:
        return
    line = draft.lines[titles[0]]
    if (
        not MIN_WORDS <= line.count <= MAX_WORDS
        or line.bullet
        or line.text[-1] in "?!\"”’'"
        or line.text.isupper()
    ):
        return
    if not (_is_paragraph(draft, titles[0] - 1) and _is_paragraph(draft, titles[0] + 1)):
        return
    draft.keep(titles[0], Kept(Kind.VIDEO, line.text, video_of(line.text)))
    draft.diagnostics.append(
        Diagnostic("guessed_video", f"Taken for the title of a video without its player: {line.text}")
    )


def _is_paragraph(draft: Draft, i: int) -> bool:
    return draft.is_open(i) and draft.lines[i].is_prose
