"""What an export is made from: the article, its narration plan, and the plan as sound with times."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from readaloud.export.spool import Spool
from readaloud.model.article import Article
from readaloud.model.script import Script, Utterance
from readaloud.model.speech import Entry, Timeline

BLOCK_SAMPLES = 1 << 16


class Plan(Struct, frozen=True, dict=True):
    """An article with its narration plan: enough for transcripts and data."""

    article: Article
    script: Script

    @cached_property
    def utterances(self) -> dict[str, Utterance]:
        """The utterances by their ids."""
        return {utterance.id: utterance for utterance in self.script.utterances}

    @property
    def title(self) -> str:
        """What the article is called in tags, books and pages."""
        return self.article.meta.title or self.article.meta.source or "Article"


class Recording(Plan, frozen=True, dict=True):
    """A plan that has been spoken: every utterance has its samples in the spool and its times."""

    timeline: Timeline
    spool: Spool

    def spoken(self) -> Iterator[tuple[Entry, Utterance]]:
        """Each entry of the timeline with its utterance, in order."""
        for entry in self.timeline.entries:
            yield entry, self.utterances[entry.utterance]

    def samples(self, at: int = 0, until: int | None = None) -> Iterator[bytes]:
        """The samples from ``at`` to ``until`` as blocks: speech where there is some, silence between."""
        end = self.timeline.length if until is None else until
        here = at
        for entry in self.timeline.entries:
            if entry.until <= here or entry.at >= end:
                continue
            yield from _silence(entry.at - here)
            here = max(here, entry.at)
            piece = self.spool.read(entry.utterance)
            yield piece[2 * (here - entry.at) : 2 * (min(end, entry.until) - entry.at)]
            here = min(end, entry.until)
        yield from _silence(end - here)


def _silence(samples: int) -> Iterator[bytes]:
    while samples > 0:
        yield bytes(2 * min(samples, BLOCK_SAMPLES))
        samples -= BLOCK_SAMPLES
