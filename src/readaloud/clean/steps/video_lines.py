"""Lines of a page that only say which video or recording stands there: "WATCH: Sirens over the lake"."""

from msgspec.structs import replace

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.steps.videos import MAX_TITLE_WORDS, TITLE_WORDS, Teaser, media_of, read_teaser
from readaloud.model.article import Kind, Media


def name_video_lines(draft: Draft) -> None:
    """Give the title of such a line to the player beside it, or make a medium of it that was not captured."""
    for i in list(draft.open()):
        line = draft.lines[i]
        teaser = read_teaser(line.text) if line.piece.kind is Kind.PARAGRAPH and line.piece.body else None
        if teaser is None or teaser.kind == "play" or line.ends_sentence:
            continue
        if TITLE_WORDS - 1 <= len(words_of(teaser.title)) <= MAX_TITLE_WORDS:
            _name(draft, i, teaser)


def _name(draft: Draft, i: int, teaser: Teaser) -> None:
    for j in (i + 1, i - 1):
        media = _player(draft, j, teaser.kind)
        if media and words_of(media.title) in ((), words_of(teaser.title)):
            title = media.title or teaser.title
            draft.keep(j, Kept(Kind(media.kind), title, replace(media, title=title)))
            draft.join(i, j)
            return
    media = media_of(teaser.kind, teaser.title)
    draft.keep(i, Kept(Kind(media.kind), teaser.title, media))


def _player(draft: Draft, j: int, kind: str) -> Media | None:
    """The medium of that kind at ``j``, when it is one of the article."""
    if not 0 <= j < len(draft.lines) or draft.is_removed(j):
        return None
    verdict = draft.verdicts[j]
    media = verdict.media if isinstance(verdict, Kept) and verdict.media else draft.lines[j].piece.media
    return media if media and media.kind == kind else None
