"""A voice for each speaker of an article: the same through all of it, and chosen by what the text says.

A voice is a number: odd ones are women's, even ones are men's, each side counted from its first. Whom the
text itself calls she or he, Mrs or Mr, spokeswoman or spokesman, has one of that side; nothing is guessed
from a name, and who is not told gets the next voice of the side that has spoken less.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from readaloud.describe.lexicon import Lexicon, lexicon_for
from readaloud.model.article import Article, Block, Quote

WOMEN, MEN = "female", "male"

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 60  # characters beside a quotation in which "she said" stands


def cast(article: Article, in_transcripts: Iterable[str] = ()) -> Mapping[str, int]:
    """The number of the voice of everybody who speaks, by name, in the order of the article.

    Those who speak ``in_transcripts`` alone come after those whom the article itself quotes.
    """
    told, lexicon = _told(article), lexicon_for(article.meta.language)
    heard = {WOMEN: 0, MEN: 0}
    numbers: dict[str, int] = {}
    quoted = (quote.speaker.name for _, quote in _spoken(article) if quote.speaker)
    for name in dict.fromkeys((*quoted, *in_transcripts)):
        sides = told[name] | {side for side in (WOMEN, MEN) if _is_called(name, side, lexicon)}
        side = sides.pop() if len(sides) == 1 else min(heard, key=heard.__getitem__)
        heard[side] += 1
        numbers[name] = 2 * heard[side] - (side == WOMEN)
    return numbers


def _spoken(article: Article) -> Iterator[tuple[Block, Quote]]:
    return ((block, quote) for block in article.blocks for quote in block.quotes)


def _told(article: Article) -> defaultdict[str, set[str]]:
    """What the text says of each speaker; both where it says both."""
    lexicon = lexicon_for(article.meta.language)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for block, quote in _spoken(article):
        if quote.speaker:
            told[quote.speaker.name].update(
                side
                for side in (WOMEN, MEN)
                if _is_called(quote.speaker.text, side, lexicon) or _says(block.text, quote, side, lexicon)
            )
    return told


def _is_called(words: str, side: str, lexicon: Lexicon) -> bool:
    """Mrs Quist; the spokeswoman; not Stephen King, whose last word is his name."""
    found = _WORD.findall(words)
    return bool(found) and (
        found[0].lower() in lexicon[f"honorifics_{side}"]
        or any(word in lexicon[f"roles_{side}"] for word in found)
    )


def _says(text: str, quote: Quote, side: str, lexicon: Lexicon) -> bool:
    """“…,” she said; “…,” said she; she told them: “…”."""
    after = [word.lower() for word in _WORD.findall(text[quote.end : quote.end + _NEAR])[:2]]
    before = [word.lower() for word in _WORD.findall(text[max(0, quote.start - _NEAR) : quote.start])[-3:]]
    pairs = [after, after[::-1], before[-2:], before[:2]]
    return any(
        len(pair) == 2 and pair[0] in lexicon[f"pronouns_{side}"] and pair[1] in lexicon.verbs
        for pair in pairs
    )
