"""The whole step: an article comes in as cleaned, and goes out with everything a listener is told about it.

Texts are never changed here: quotations and speakers are offsets and names beside them.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from readaloud.describe.images import with_images
from readaloud.describe.lexicon import Lexicon, load_lexicon
from readaloud.describe.media import with_media
from readaloud.describe.quotations import Found, find_quotations
from readaloud.describe.side_files import SideFile, read_side_files
from readaloud.describe.speakers import Passage, Voice, attribute
from readaloud.describe.speech import is_speech, kind_of
from readaloud.model.article import Article, Block, Kind, Quote

_SPOKEN_IN = frozenset(
    (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.DECK, Kind.NOTE, Kind.CORRECTION, Kind.FOOTNOTE)
)
_BREAKS = frozenset((Kind.HEADLINE, Kind.HEADING))


def describe(article: Article, side_files: Sequence[SideFile] | None = None) -> Article:
    """The article with quotations and speakers, states and transcripts of its media, and what is missing.

    Args:
        article: as cleaned. Its texts stay as they are; transcripts become blocks behind their media.
        side_files: timed text files for its media; None for those that lie beside its source.
    """
    beside = read_side_files(article.meta.source) if side_files is None else side_files
    told = with_images(with_media(article, beside))
    return replace(told, blocks=with_quotes(told.blocks, told.meta.language))


def with_quotes(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks with their quotations; ids are ``q1``, ``q2`` … in the order of the article."""
    lexicon = load_lexicon(language) or load_lexicon("en")
    assert lexicon is not None
    readable = [block for block in blocks if block.kind in _SPOKEN_IN]
    passages = list(_passages(blocks))
    voices = attribute(passages, lexicon)
    quotes: dict[str, tuple[Quote, ...]] = {}
    open_quote, number = "", 0
    for block, passage, heard in zip(readable, passages, voices, strict=True):
        kept = _kept(passage, heard, lexicon)
        made: list[Quote] = []
        for found, voice in kept:
            number += 1
            joins = open_quote if not made and _goes_on(passage.text, found) else ""
            made.append(_quote(f"q{number}", passage.text, found, voice, joins or None, lexicon))
        quotes[block.id] = tuple(made)
        open_quote = made[-1].id if kept and not kept[-1][0].closed else ""
    return tuple(replace(b, quotes=quotes[b.id]) if quotes.get(b.id) else b for b in blocks)


def _passages(blocks: Sequence[Block]) -> Iterable[Passage]:
    fresh = False
    for block in blocks:
        if block.kind in _BREAKS:
            fresh = True
        elif block.kind in _SPOKEN_IN:
            yield Passage(block.text, find_quotations(block.text), fresh)
            fresh = False


def _kept(passage: Passage, voices: Sequence[Voice], lexicon: Lexicon) -> list[tuple[Found, Voice]]:
    return [
        (found, voice)
        for found, voice in zip(passage.found, voices, strict=True)
        if is_speech(passage.text, found, voice.claimed, voice.speaker is not None, lexicon)
    ]


def _goes_on(text: str, found: Found) -> bool:
    return not text[: found.start].strip()


def _quote(
    quote_id: str, text: str, found: Found, voice: Voice, continues: str | None, lexicon: Lexicon
) -> Quote:
    return Quote(
        id=quote_id,
        start=found.start,
        end=found.end,
        speaker=voice.speaker,
        kind=kind_of(text, found, lexicon),
        confidence=round(voice.confidence, 2),
        continues=continues,
    )
