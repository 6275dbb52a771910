"""Block quotations: the whole block is somebody's words, and a line with a dash says whose.

"A fire is a timetable. — Ann Lee, baker": the words before the dash are the quotation, the name behind it is
the speaker. The line may stand in the block itself or be a block of its own behind it.
"""

import re
from typing import NamedTuple

from readaloud.describe.grammar.phrases import Mention, description, name_end, name_mention
from readaloud.describe.grammar.tokens import tokenise
from readaloud.describe.lexicon import Lexicon
from readaloud.model.article import Speaker

_DASH_LINE = re.compile(r"(?:\A|(?<=[.!?…”\"’»])\s*|\n\s*)[—–―-]{1,2}\s*(?P<who>[^\n]{2,120})\Z")


class Attribution(NamedTuple):
    """Where the words of a block quotation end, and who says them."""

    end: int
    speaker: Speaker | None


def attribution_of(text: str, lexicon: Lexicon) -> Attribution:
    """The words of a block quotation without its dash line, and the speaker of that line."""
    match = _DASH_LINE.search(text)
    if not match:
        return Attribution(len(text.rstrip()), None)
    return Attribution(len(text[: match.start()].rstrip()), _speaker(match["who"], lexicon))


def _speaker(words: str, lexicon: Lexicon) -> Speaker | None:
    tokens = tokenise(words, (), lexicon)
    end = next((n for n, token in enumerate(tokens) if not token.is_word), len(tokens))
    mention: Mention | None = None
    if name_end(tokens, 0, lexicon) == end:
        mention = name_mention(tokens[:end], lexicon, surname=True)
    mention = mention or description(tokens[:end], lexicon)
    return Speaker(mention.text, mention.text) if mention else None
