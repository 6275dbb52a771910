"""Which function does an action, and which lists what it offers: by the names of the table of actions."""

from collections.abc import Callable, Mapping

from readaloud.services import (
    reader_article,
    reader_finding,
    reader_jobs,
    reader_moving,
    reader_playing,
    reader_self,
    reader_voices,
)
from readaloud.services.reader import Reader
from readaloud.services.reader_values import Answer, Choice

Doing = Callable[[Reader, str], Answer]
Offering = Callable[[Reader], tuple[Choice, ...]]

DOING: Mapping[str, Doing] = {
    **reader_playing.DOING,
    **reader_moving.DOING,
    **reader_finding.DOING,
    **reader_article.DOING,
    **reader_voices.DOING,
    **reader_jobs.DOING,
    **reader_self.DOING,
}
OFFERING: Mapping[str, Offering] = {
    **reader_playing.OFFERING,
    **reader_moving.OFFERING,
    **reader_finding.OFFERING,
    **reader_article.OFFERING,
    **reader_voices.OFFERING,
    **reader_jobs.OFFERING,
    **reader_self.OFFERING,
}
