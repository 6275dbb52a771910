"""A voice for each speaker of an article: the same through all of it, and chosen by what the text says.

A voice is a number: odd ones are women's, even ones are men's, each side counted from its first. Whom the
text itself calls she or he, Mrs or Mr, spokeswoman or spokesman, has one of that side; nothing is guessed
from a name, and who is not told gets the next voice of the side that has spoken less.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from readaloud.describe.lexicon import Lexicon, lexicon_for
from readaloud.model.article import Article

WOMEN, MEN = "female", "male"
_CALLED = {"she": WOMEN, "he": MEN}

_WORD = re.compile(r"[^\W\d_]+")


def cast(article: Article, in_transcripts: Iterable[str] = ()) -> Mapping[str, int]:
    """The number of the voice of everybody who speaks, by name, in the order of the article.

    Those who speak ``in_transcripts`` alone come after those whom the article itself quotes.
    """
    told, lexicon = _told(article), lexicon_for(article.meta.language)
    heard = {WOMEN: 0, MEN: 0}
    numbers: dict[str, int] = {}
    for name in (*tuple(told), *in_transcripts):
        if name in numbers:
            continue
        sides = told[name] | {side for side in (WOMEN, MEN) if _is_called(name, side, lexicon)}
        side = sides.pop() if len(sides) == 1 else min(heard, key=heard.__getitem__)
        heard[side] += 1
        numbers[name] = 2 * heard[side] - (side == WOMEN)
    return numbers


def _told(article: Article) -> defaultdict[str, set[str]]:
    """What the text says of everybody whom it quotes, in order; both where it says both."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for speaker in (quote.speaker for block in article.blocks for quote in block.quotes):
        if speaker:
            told[speaker.name] |= {_CALLED[speaker.called]} if speaker.called else set()
    return told


def _is_called(words: str, side: str, lexicon: Lexicon) -> bool:
    """Mrs Quist; the spokeswoman; not Stephen King, whose last word is his name."""
    found = _WORD.findall(words)
    return bool(found) and (
        found[0].lower() in lexicon[f"honorifics_{side}"]
        or any(word in lexicon[f"roles_{side}"] for word in found)
    )
