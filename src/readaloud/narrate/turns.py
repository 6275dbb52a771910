"""Who speaks which block of a transcript: "NAME: words" begins a turn, which lasts until the next name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from readaloud.describe.lexicon import lexicon_for
from readaloud.describe.transcripts.plain import turn_begins
from readaloud.model.article import Article, Block, Kind

_LEAST_NAMED = 2  # blocks of a transcript; one line "Note: …" makes no speaker


class Turn(Struct, frozen=True):
    """The speaker of a block, and where in its text their words begin, behind the name."""

    speaker: str
    start: int


class Known:
    """Everybody whom an article quotes, to be found again by a name as transcripts print it."""

    def __init__(self, article: Article) -> None:
        lexicon = lexicon_for(article.meta.language)
        self._titles = lexicon["titles"] | lexicon["all_roles"]
        self._by_word: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for speaker in (quote.speaker for block in article.blocks for quote in block.quotes):
            words = self._words(speaker.name) if speaker else ()
            if speaker and words and speaker.name.split()[-1][:1].isupper():  # not: the harbour master
                self._by_word[words[-1]].setdefault(words, speaker.name)
                self._by_word[words[0]].setdefault(words, speaker.name)

    def name_of(self, printed: str) -> str:
        """The name in the article: Dr. Ola Berg for "OLA BERG", "Berg", "Ola"; else as printed."""
        words = self._words(printed)
        near = self._by_word.get(words[-1], {}) if words else {}
        same = [name for known, name in near.items() if known == words or 1 in (len(known), len(words))]
        return near.get(words) or (same[0] if len(same) == 1 else printed)

    def _words(self, name: str) -> tuple[str, ...]:
        words = tuple(word.strip(".,").casefold() for word in name.split())
        first = next((at for at, word in enumerate(words) if word not in self._titles), len(words) - 1)
        return words[max(0, first) :]


def turns(article: Article) -> Mapping[str, Turn]:
    """The turns of all transcripts of an article, by block; whoever the article quotes has the same name."""
    known = Known(article)
    found: dict[str, Turn] = {}
    for _, run in groupby(article.blocks, key=_transcript_of):
        blocks = list(run)
        if blocks[0].kind is Kind.TRANSCRIPT:
            found |= _turns_of(blocks, known)
    return found


def _transcript_of(block: Block) -> tuple[Kind, str]:
    """Equal for blocks in a row that are one transcript."""
    group = block.group.id if block.group else ""
    return block.kind, group if block.kind is Kind.TRANSCRIPT else ""


def _turns_of(blocks: Sequence[Block], known: Known) -> dict[str, Turn]:
    named = {block.id: turn_begins(block.text) for block in blocks}
    if sum(bool(name) for name, _ in named.values()) < _LEAST_NAMED:
        return {}
    found, now = dict[str, Turn](), ""
    for block in blocks:
        name, start = named[block.id]
        now = known.name_of(name) or now
        if now:
            found[block.id] = Turn(now, start)
    return found
