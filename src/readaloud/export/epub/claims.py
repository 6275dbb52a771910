"""What may truthfully be claimed for a book to those who cannot see or hear it, in the terms of schema.org.

Accessibility metadata follows EPUB Accessibility 1.1. No conformance is claimed: that would be an evaluation
by somebody. ``alternativeText`` is claimed when the article's page describes every picture, ``auditory`` when
everything that is shown is also heard.
"""

from collections import Counter
from collections.abc import Iterator

from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Article, Block, Kind, State
from readaloud.model.script import Item, Skipped
from readaloud.narrate.documents import announcing_language, phrase

_FEATURES = (
    "synchronizedAudioText",
    "structuralNavigation",
    "tableOfContents",
    "readingOrder",
    "displayTransformability",
)
# Of what is not read where it stands: a line of dates and names, column heads, what is said elsewhere.
_HEARD_OTHERWISE = frozenset({"byline", "duplicate", "header", "headline"})
_HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")


def claims(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Accessibility metadata that is true of this book, by the names of schema.org."""
    told = not _undescribed(manuscript.article)
    complete = not any(_is_unheard(item) for item in manuscript.script.items)
    yield "accessMode", "textual"
    yield "accessMode", "auditory"
    if manuscript.pictures or not told:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if told else "textual,visual"
    if complete and told:
        yield "accessModeSufficient", "auditory"
    for feature in (*_FEATURES, *(["alternativeText"] if told else [])):
        yield "accessibilityFeature", feature
    for hazard in _HAZARDS:
        yield "accessibilityHazard", hazard
    yield "accessibilitySummary", " ".join(_summary(manuscript, complete))


def _summary(manuscript: Manuscript, complete: bool) -> Iterator[str]:
    language = announcing_language(manuscript.script)
    yield phrase("spoken" if complete else "spoken_in_part", language)
    media = [block.media for block in manuscript.article.blocks if block.kind in (Kind.VIDEO, Kind.AUDIO)]
    states = Counter(m.transcript.state if m and m.transcript else State.NONE for m in media)
    counts = (
        (
            "images_not_included",
            sum(1 for image in _images(manuscript.article) if image.id not in manuscript.pictures),
        ),
        ("images_without_description", _undescribed(manuscript.article)),
        ("media_not_included", len(media)),
        ("media_without_transcript", states[State.NONE]),
        ("media_with_unknown_transcript", states[State.UNKNOWN]),
    )
    yield from (phrase(name, language, n) for name, n in counts if n)


def _is_unheard(item: Item) -> bool:
    """Whether an item is a text that is not heard in any words."""
    return isinstance(item, Skipped) and bool(item.text.strip()) and item.reason not in _HEARD_OTHERWISE


def _images(article: Article) -> Iterator[Block]:
    """The pictures that are not said to be decoration."""
    for block in article.blocks:
        if block.kind is Kind.IMAGE and not (block.media and block.media.decorative):
            yield block


def _undescribed(article: Article) -> int:
    return sum(
        1 for image in _images(article) if not (image.media and (image.media.alt or image.media.described))
    )
