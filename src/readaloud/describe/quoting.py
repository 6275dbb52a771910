"""The quotations of an article, each with its place, its kind and its speaker."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from readaloud.describe.lexicon import Lexicon, lexicon_for
from readaloud.describe.quotations.finding import Found, find_quotations
from readaloud.describe.quotations.speech import DIRECT, is_speech, kind_of
from readaloud.describe.speakers.attributing import Passage, Voice, attribute
from readaloud.describe.speakers.block_quotes import attribution_of
from readaloud.model.article import Block, Kind, Quote, Speaker

_SPOKEN_IN = frozenset(
    (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.DECK, Kind.NOTE, Kind.CORRECTION, Kind.FOOTNOTE)
)
_BREAKS = frozenset((Kind.HEADLINE, Kind.HEADING))
_LINE_ENDS = tuple(".!?…:;,”’»“«)\"'")
_LONGEST_LABEL = 14  # words
_DASHES = ("—", "–", "―", "--")


def with_quotes(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks with their quotations; ids are ``q1``, ``q2`` … in the order of the article."""
    lexicon = lexicon_for(language)
    lines = _dash_lines(blocks, lexicon)
    read = [block for block in blocks if block.kind in _SPOKEN_IN and block.id not in lines]
    passages = _passages(blocks, lines, lexicon)
    quotes: dict[str, tuple[Quote, ...]] = {}
    number, left_open = 1, ""
    for block, passage, heard in zip(read, passages, attribute(passages, lexicon), strict=True):
        named = _named(block, lines, lexicon)
        made = tuple(_made(passage, heard, named, number, left_open, lexicon))
        quotes[block.id] = made
        number += len(made)
        left_open = made[-1].id if made and not passage.found[-1].closed else ""
    return tuple(replace(b, quotes=quotes[b.id]) if quotes.get(b.id) else b for b in blocks)


def _dash_lines(blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, Block]:
    """Blocks that only say whose the block quotation before them is, under their own and under its id."""
    found: dict[str, Block] = {}
    for quotation, line in pairwise(blocks):
        after_quotation = quotation.kind is Kind.QUOTE and line.kind in _SPOKEN_IN
        if after_quotation and line.text.startswith(_DASHES) and not attribution_of(line.text, lexicon).end:
            found |= {line.id: line, f"of {quotation.id}": line}
    return found


def _named(block: Block, lines: dict[str, Block], lexicon: Lexicon) -> Speaker | None:
    """The speaker of a block quotation as a dash line says it."""
    if block.kind is not Kind.QUOTE:
        return None
    line = lines.get(f"of {block.id}", block)
    return attribution_of(line.text, lexicon).speaker


def _passages(blocks: Sequence[Block], lines: dict[str, Block], lexicon: Lexicon) -> list[Passage]:
    passages: list[Passage] = []
    fresh = False
    for block in blocks:
        if block.kind in _BREAKS:
            fresh = True
        elif block.kind in _SPOKEN_IN and block.id not in lines:
            passages.append(_passage(block, fresh, lexicon))
            fresh = False
    following = [*(passage.text[:1].islower() for passage in passages[1:]), False]
    return [
        replace(passage, label=_is_label(passage) and not goes_on)
        for passage, goes_on in zip(passages, following, strict=False)
    ]


def _is_label(passage: Passage) -> bool:
    """A short line without an end: a title, a byline, a label that stands among the paragraphs."""
    text = passage.text.rstrip()
    return not passage.found and text[-1:] not in _LINE_ENDS and text.count(" ") < _LONGEST_LABEL


def _passage(block: Block, fresh: bool, lexicon: Lexicon) -> Passage:
    if block.kind is not Kind.QUOTE:
        return Passage(block.text, find_quotations(block.text), fresh)
    end = attribution_of(block.text, lexicon).end
    return Passage(block.text, (Found(0, end),) if end else (), fresh, whole=True)


def _made(
    passage: Passage,
    voices: Sequence[Voice],
    named: Speaker | None,
    number: int,
    left_open: str,
    lexicon: Lexicon,
) -> Iterator[Quote]:
    """The quotations of one paragraph that are speech; ``left_open``: the one it may go on with."""
    first = len(passage.text) - len(passage.text.lstrip())
    for found, voice in zip(passage.found, voices, strict=True):
        known = voice.speaker is not None
        if not passage.whole and not is_speech(passage.text, found, voice.claimed, known, lexicon):
            continue
        begins = found.start <= first
        yield Quote(
            id=f"q{number}",
            start=found.start,
            end=found.end,
            speaker=named or voice.speaker,
            kind=DIRECT if passage.whole else kind_of(passage.text, found, lexicon),
            confidence=1.0 if named else round(voice.confidence, 2),
            continues=left_open if begins and left_open else None,
        )
        number += 1
