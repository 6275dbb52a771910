"""What an export is made from: the article, its narration plan, and the plan as sound with times."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from readaloud.export.spool import Spool
from readaloud.model.article import Article
from readaloud.model.script import Script, Utterance
from readaloud.model.speech import Entry, Timeline
from readaloud.narrate.documents import untitled


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
        return self.article.meta.title or self.article.meta.source or untitled(self.script)


class Recording(Plan, frozen=True, dict=True):
    """A plan that has been spoken: the spool holds its samples, the timeline says what is heard when."""

    timeline: Timeline
    spool: Spool

    def spoken(self) -> Iterator[tuple[Entry, Utterance]]:
        """Each entry of the timeline with its utterance, in order."""
        for entry in self.timeline.entries:
            yield entry, self.utterances[entry.utterance]
