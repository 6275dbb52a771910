"""A block's text cut into sentences, and each sentence where the voice or the language changes."""

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.model.article import Block, Quote, Span
from readaloud.text.sentences import sentences

LONGEST = 600  # characters of one utterance; longer ones are cut between clauses

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LEADING_MARKS = re.compile(r"[,;:.!?…]+\s*")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*\Z")
_CLAUSE_END = re.compile(r"[;:]\s|\s[—–-]\s|,[”\"’]?\s|[.!?…][”\"’»)]*\s")


class Fragment(Struct, frozen=True):
    """A piece of one sentence in one voice and language; offsets into the block's text, trimmed."""

    start: int
    end: int
    sentence: int  # counted from 0 within the block
    quote: Quote | None  # the quotation that the piece is, when it has a voice of its own
    language: str  # "" when it is the block's
    after: str = ""  # what the cut behind it is for: "link" or nothing


def fragments(
    block: Block,
    language: str,
    quotes: Sequence[Quote],
    *,
    links: bool = False,
    start: int = 0,
    end: int = -1,
) -> list[Fragment]:
    """The pieces of the block's text in order; together they hold every word of it.

    Args:
        block: whose text is cut.
        language: that of the text, a BCP 47 tag.
        quotes: those of its quotations that have a voice of their own.
        links: whether to cut behind links as well.
        start: where to begin.
        end: where to stop; -1: at the end of the text.
    """
    end = len(block.text) if end < 0 else end
    cuts = _cuts(block, quotes, links)
    found: list[Fragment] = []
    for number, (first, last) in enumerate(sentences(_with_raised_marks(block)[start:end], language)):
        edges = [start + first, *(cut for cut in cuts if start + first < cut < start + last), start + last]
        for piece_start, piece_end in itertools.pairwise(edges):
            found += _pieces(block, piece_start, piece_end, number, quotes, links)
    return _with_words(block.text, _marks_behind(block.text, found))


def _with_raised_marks(block: Block) -> str:
    """The text with the marks of notes as raised figures, which end no sentence and begin none."""
    text = block.text
    for span in block.spans:
        if span.kind == "noteref":
            text = text[: span.start] + "¹" * (span.end - span.start) + text[span.end :]
    return text


def _cuts(block: Block, quotes: Sequence[Quote], links: bool) -> list[int]:
    cuts = {edge for quote in quotes for edge in (quote.start, quote.end)}
    for span in block.spans:
        if span.kind == "language":
            cuts.update((span.start, span.end))
    if links:
        cuts.update(span.end for span in _worded_links(block))
    return sorted(cuts)


def _worded_links(block: Block) -> Iterator[Span]:
    """Links that have words; an arrow says nothing, and an address says itself that it is one."""
    for span in block.spans:
        shown = block.text[span.start : span.end]
        if span.kind == "link" and _WORD.search(shown) and not _ADDRESS.match(shown):
            yield span


def _pieces(
    block: Block, start: int, end: int, sentence: int, quotes: Sequence[Quote], links: bool
) -> Iterator[Fragment]:
    quote = next((quote for quote in quotes if quote.start <= start < quote.end), None)
    spoken = (s for s in block.spans if s.kind == "language" and s.start <= start < s.end)
    language = next((span.value for span in spoken), "")
    after = "link" if links and any(span.end == end for span in _worded_links(block)) else ""
    while end - start > LONGEST:
        cut = _clause_end(block.text, start, start + LONGEST)
        yield from _trimmed(block.text, Fragment(start, cut, sentence, quote, language))
        start = cut
    yield from _trimmed(block.text, Fragment(start, end, sentence, quote, language, after))


def _clause_end(text: str, start: int, limit: int) -> int:
    """The last end of a clause before the limit; else the last space, else the limit."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, start + LONGEST // 3, limit)]
    space = text.rfind(" ", start + 1, limit)
    return ends[-1] if ends else space + 1 if space > 0 else limit


def _trimmed(text: str, piece: Fragment) -> Iterator[Fragment]:
    shown = text[piece.start : piece.end]
    start = piece.start + len(shown) - len(shown.lstrip())
    end = piece.start + len(shown.rstrip())
    if start < end:
        yield Fragment(start, end, piece.sentence, piece.quote, piece.language, piece.after)


def _marks_behind(text: str, pieces: Sequence[Fragment]) -> list[Fragment]:
    """The pieces, with a comma or full stop that begins one moved behind the quotation before it."""
    found: list[Fragment] = []
    for piece in pieces:
        marks = _LEADING_MARKS.match(text, piece.start, piece.end)
        if marks and found and found[-1].sentence == piece.sentence:
            end = piece.start + len(marks[0].rstrip())
            found[-1] = replace(found[-1], end=end)
            piece = replace(piece, start=marks.end())
        if piece.start < piece.end:
            found.append(piece)
    return found


def _with_words(text: str, pieces: Sequence[Fragment]) -> list[Fragment]:
    """The pieces, each with a word: a lone mark goes to the piece before it, at the start to the next."""
    found: list[Fragment] = []
    for piece in pieces:
        lone = not _WORD.search(text, piece.start, piece.end)
        if found and (lone or not _WORD.search(text, found[-1].start, found[-1].end)):
            kept, previous = (found[-1], found.pop()) if lone else (piece, found.pop())
            found.append(
                Fragment(previous.start, piece.end, kept.sentence, kept.quote, kept.language, piece.after)
            )
        else:
            found.append(piece)
    return found if found and _WORD.search(text, found[0].start, found[0].end) else []
