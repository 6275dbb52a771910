"""The whole recording as one sound file, with tags, a cover and a chapter a section."""

from pathlib import Path

from readaloud.audio.encode import Label, write_mp3
from readaloud.audio.encode_metadata import Tags
from readaloud.export.cover import SIDE, cover_png
from readaloud.export.formats import format_of
from readaloud.export.recording import Plan, Recording

MISSING = frozenset({"no_transcript", "truncated", "unfinished", "paywall"})  # what a listener should know


def write(plan: Plan, path: Path) -> None:
    """Write the recording in the container that the ending names."""
    assert isinstance(plan, Recording)
    rate, container = plan.timeline.rate, format_of(path).ending
    label = Label(
        tags_of(plan), plan.timeline.chapters, cover_png(plan.title, plan.article.meta.site), cover_side=SIDE
    )
    if container == "mp3":
        write_mp3(plan.mp3(), rate, path, label)
    else:
        plan.encode(path, container, label)


def tags_of(plan: Plan) -> Tags:
    """The tags of a recording; what the page did not say is left out."""
    meta = plan.article.meta
    return Tags(
        title=plan.title,
        artist=", ".join(meta.authors),
        album=meta.site,
        date=meta.date[:10],
        language=plan.script.language or meta.language,
        url=meta.url,
        description=" ".join(item.message for item in plan.article.diagnostics if item.code in MISSING),
    )
