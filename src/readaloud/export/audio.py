"""The whole recording as one sound file, with tags and a chapter a section."""

from pathlib import Path

from readaloud.audio.encode import encode
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.encode_pydub import amplified, headroom_gain, peak_dbfs
from readaloud.export.formats import format_of
from readaloud.export.recording import Plan, Recording

MISSING = frozenset({"no_transcript", "truncated", "unfinished", "paywall"})  # what a listener should know


def write(plan: Plan, path: Path) -> None:
    """Write the recording in the container that the ending names."""
    assert isinstance(plan, Recording)
    rate = plan.timeline.rate
    gain = headroom_gain(peak_dbfs(plan.spool.samples(), rate))
    blocks = amplified(plan.spool.samples(), rate, gain)
    encode(blocks, rate, path, format_of(path).ending, tags_of(plan), plan.timeline.chapters)


def tags_of(plan: Plan) -> Tags:
    """The tags of a recording; what the page did not say is left out."""
    meta = plan.article.meta
    return Tags(
        title=meta.title,
        artist=", ".join(meta.authors),
        album=meta.site,
        date=meta.date[:10],
        language=plan.script.language or meta.language,
        url=meta.url,
        description=" ".join(item.message for item in plan.article.diagnostics if item.code in MISSING),
    )
