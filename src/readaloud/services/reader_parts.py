"""Which function does an action, and which lists what it offers: by the names of the table of actions."""

from collections.abc import Callable, Mapping

from readaloud.services import reader_article, reader_moving, reader_playing
from readaloud.services.reader import Reader
from readaloud.services.reader_values import Answer, Choice

Doing = Callable[[Reader, str], Answer]
Offering = Callable[[Reader], tuple[Choice, ...]]

DOING: Mapping[str, Doing] = {
    **reader_playing.DOING,
    **reader_moving.DOING,
    **reader_article.DOING,
    "help": lambda reader, text: Answer(front="help"),
    "input_help": lambda reader, text: Answer(front="input_help"),
    "switch": lambda reader, text: Answer(front="switch"),
    "quit": lambda reader, text: Answer(front="quit"),
}
OFFERING: Mapping[str, Offering] = {**reader_article.OFFERING}
