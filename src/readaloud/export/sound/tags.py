"""What a sound file says of itself, whatever its container."""

from readaloud.audio.encode_metadata import Tags
from readaloud.export.material.recording import Manuscript, Recording

MISSING = frozenset({"no_transcript", "truncated", "unfinished", "paywall"})  # what a listener should know


def tags_of(manuscript: Manuscript) -> Tags:
    """The tags of a recording; what the page did not say is left out."""
    meta = manuscript.article.meta
    part = manuscript.part if isinstance(manuscript, Recording) else None
    return Tags(
        title=manuscript.title,
        artist=", ".join(meta.authors),
        album=part.whole if part else meta.site,
        track=f"{part.number}/{part.count}" if part else "",
        date=meta.date[:10],
        language=manuscript.script.language or meta.language,
        url=meta.url,
        description=" ".join(item.message for item in manuscript.article.diagnostics if item.code in MISSING),
    )
