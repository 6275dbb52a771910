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
    **voices.DOING,
    **other_articles.DOING,
    **exporting.DOING,
    **own.DOING,
}
OFFERING: Mapping[str, Offering] = {
    **moving.OFFERING,
    **finding.OFFERING,
    **article.OFFERING,
    **voices.OFFERING,
    **other_articles.OFFERING,
    **exporting.OFFERING,
    **own.OFFERING,
}
