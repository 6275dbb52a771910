"""Which function does an action, and which lists what it offers: by the names of the table of actions."""

from collections.abc import Callable, Mapping

from readaloud.services.reader import (
    article,
    exporting,
    finding,
    moving,
    other_articles,
    own,
    playing,
    transcripts,
    voices,
)
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

Doing = Callable[[Reader, str], Answer]
Offering = Callable[[Reader], tuple[Choice, ...]]

DOING: Mapping[str, Doing] = {
    **playing.DOING,
    **moving.DOING,
    **finding.DOING,
    **article.DOING,
    **transcripts.DOING,
    **voices.DOING,
    **other_articles.DOING,
    **exporting.DOING,
    **own.DOING,
}
OFFERING: Mapping[str, Offering] = {
    **moving.OFFERING,
    **finding.OFFERING,
    **article.OFFERING,
    **transcripts.OFFERING,
    **voices.OFFERING,
    **other_articles.OFFERING,
    **exporting.OFFERING,
    **own.OFFERING,
}


def lead(reader: Reader, name: str) -> str:
    """What is to be said before that list; empty where it speaks for itself."""
    return other_articles.LEADING[name](reader) if name in other_articles.LEADING else ""
