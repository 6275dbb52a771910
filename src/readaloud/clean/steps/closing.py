"""The end of a story: who its author is, and a page that has nothing but a video."""

from msgspec.structs import replace

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.lines import Line
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list
from readaloud.clean.steps.signatures import is_name, looks_like_byline, name_in_byline
from readaloud.clean.steps.videos import video_of
from readaloud.model.article import Diagnostic, Kind

BIO_LINES = 6  # from the end of what is kept in which the line about the author stands
BIO_WORDS = 90
_VIDEO_WORDS = frozenset({"video", "videos", "vidéos", "vídeos"})


def name_author_notes(draft: Draft) -> None:
    """Make a note of the line below the story that begins with the author's name and says who that is."""
    authors = {words_of(name) for name in _authors(draft)}
    last = [i for i in range(len(draft.lines)) if not draft.is_removed(i)][-BIO_LINES:]
    for i in last:
        words = draft.lines[i].words
        names = [a for a in authors if len(a) > 1 and (words[: len(a)] == a or words[:1] in (a[:1], a[-1:]))]
        behind = {words[size : size + 1] for name in names for size in (1, len(name))}
        if draft.is_open(i) and draft.lines[i].count <= BIO_WORDS and behind & word_list("author_verbs"):
            draft.keep(i, Kept(Kind.NOTE))


def name_lone_video(draft: Draft) -> None:
    """Make a video of the one paragraph of a page that offers more videos right behind it."""
    story = [i for i in draft.open() if draft.lines[i].is_prose]
    if len(story) != 1 or any(isinstance(v, Kept) and v.media for v in draft.verdicts):
        return
    rules = ((i, draft.rule_at(i)) for i in range(story[0] + 1, len(draft.lines)))
    label = next((i for i, rule in rules if rule and rule.opens_list), -1)
    if label < 0 or not _VIDEO_WORDS & set(draft.lines[label].words):
        return
    text = draft.lines[story[0]].text
    media = video_of("")
    draft.keep(story[0], Kept(Kind.VIDEO, text, replace(media, caption=text)))
    draft.diagnostics.append(
        Diagnostic("guessed_video", "The page seems to be a video with its description.")
    )


def _authors(draft: Draft) -> list[str]:
    """The names in the metadata and in the bylines."""
    lines = (line for i, line in enumerate(draft.lines) if draft.is_kept_as(i, Kind.BYLINE))
    names = [name for line in lines if (name := _name(line))]
    return [*draft.meta.authors, *(part.strip() for name in names for part in name.split(" and "))]


def _name(line: Line) -> str:
    """The name of a byline, or the line itself when it is nothing but a name."""
    if looks_like_byline(line):
        return name_in_byline(line.plain)
    return line.plain if is_name(line) else ""
