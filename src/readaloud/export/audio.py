"""The whole recording as one sound file, with tags, a cover and a chapter a section."""

from collections.abc import Iterable
from pathlib import Path

from readaloud.audio.clip import LONGEST_BYTES, write_clip
from readaloud.audio.encode import CONTAINERS, Label, write_mp3
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.export.cover import SIDE, cover_png
from readaloud.export.formats import format_of
from readaloud.export.recording import Plan, Recording
from readaloud.model.speech import SAMPLE_BYTES

MISSING = frozenset({"no_transcript", "truncated", "unfinished", "paywall"})  # what a listener should know


def prepare(plan: Plan, containers: Iterable[str]) -> None:
    """What needs no sound, while that is being made: the cover, and which ffmpeg has the encoders."""
    cover_png(plan.title, plan.article.meta.site)
    for container in containers:
        find_ffmpeg(CONTAINERS[container].encoder)


def write(plan: Plan, path: Path) -> None:
    """Write the recording in the container that the ending names; one of several MP3 files as a clip."""
    assert isinstance(plan, Recording)
    rate, container = plan.timeline.rate, format_of(path).ending
    cover = cover_png(plan.part.whole if plan.part else plan.title, plan.article.meta.site)
    label = Label(tags_of(plan), plan.timeline.chapters, cover, cover_side=SIDE)
    if container != "mp3":
        plan.encode(path, container, label)
    elif plan.part and plan.spool.length * SAMPLE_BYTES <= LONGEST_BYTES:
        write_clip(b"".join(plan.spool.samples()), rate, path, label)
    else:
        write_mp3(plan.mp3(), rate, path, label)


def tags_of(plan: Plan) -> Tags:
    """The tags of a recording; what the page did not say is left out."""
    meta = plan.article.meta
    part = plan.part if isinstance(plan, Recording) else None
    return Tags(
        title=plan.title,
        artist=", ".join(meta.authors),
        album=part.whole if part else meta.site,
        track=f"{part.number}/{part.count}" if part else "",
        date=meta.date[:10],
        language=plan.script.language or meta.language,
        url=meta.url,
        description=" ".join(item.message for item in plan.article.diagnostics if item.code in MISSING),
    )
