"""Who speaks each quotation of an article, or nobody where the text does not say it surely.

Sentences are read in order. What a sentence claims (``frames``) goes first; a quotation without a claim
takes the speaker of its neighbours (``neighbours``); whom the words mean is kept in mind (``meanings``).
A wrong speaker is worse than none: below ``SURE`` nobody is named.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.describe.claims.claim import Claim, goes_on
from readaloud.describe.claims.frames import claim_of
from readaloud.describe.grammar.tokens import Sentence, split_sentences, tokenise
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.speakers.meanings import SURE, Meanings, Said
from readaloud.describe.speakers.neighbours import Neighbours, Paragraph, Passage
from readaloud.model.article import Speaker

__all__ = ["Passage", "Voice", "attribute"]


class Voice(Struct, frozen=True):
    """Who speaks a quotation; ``claimed``: its sentence speaks of somebody saying it, named or not."""

    speaker: Speaker | None = None
    confidence: float = 0.0
    claimed: bool = False


def attribute(passages: Sequence[Passage], lexicon: Lexicon) -> list[list[Voice]]:
    """The voices of each passage's quotations, in their order."""
    end = max((number for number, passage in enumerate(passages, 1) if passage.found), default=0)
    if not end:
        return [[] for _ in passages]
    parsed = [
        split_sentences(tokenise(passage.text, passage.found, lexicon), lexicon) for passage in passages
    ]
    meanings = Meanings(lexicon, [sentence for sentences in parsed for sentence in sentences])
    neighbours = Neighbours(lexicon, meanings)
    heard = [
        _heard(_paragraph(passage, sentences), meanings, neighbours, lexicon)
        for passage, sentences in zip(passages[:end], parsed, strict=False)
    ]
    voices = [[_voice(said, claimed) for said, claimed in paragraph] for paragraph in heard]
    return voices + [[] for _ in passages[end:]]  # behind the last quotation nobody has to be known


def _paragraph(passage: Passage, sentences: Sequence[Sentence]) -> Paragraph:
    places = {number: at for at, sentence in enumerate(sentences) for number in sentence.quotes}
    empty = len(passage.found)
    return Paragraph(passage, sentences, [None] * empty, [False] * empty, places)


def _heard(
    paragraph: Paragraph, meanings: Meanings, neighbours: Neighbours, lexicon: Lexicon
) -> list[tuple[Said | None, bool]]:
    """Who speaks each quotation of the paragraph, and whether its own sentence claims it."""
    meanings.begin()
    if paragraph.passage.label:
        return []
    for sentence in paragraph.sentences:
        meanings.read(sentence)
        for number in sentence.quotes:
            claim = _claim(sentence, number, lexicon)
            paragraph.claimed[number] = claim is not None
            paragraph.said[number] = meanings.resolve(claim) if claim else None
            meanings.spoke(paragraph.said[number])
            if claim and claim.mention:
                meanings.note_calling(claim.mention, sentence.tokens)
    neighbours.fill(paragraph)
    neighbours.look_ahead(paragraph)
    return list(zip(paragraph.said, paragraph.claimed, strict=True))


def _claim(sentence: Sentence, number: int, lexicon: Lexicon) -> Claim | None:
    at = next(i for i, token in enumerate(sentence.tokens) if token.quote == number)
    claim = claim_of(sentence.tokens, at, lexicon)
    if claim is None or claim.mention is None or claim.mention.kind != "pronoun":
        return claim
    return replace(claim, goes_on=goes_on(sentence.tokens, claim.mention, lexicon))


def _voice(said: Said | None, claimed: bool) -> Voice:
    if said is None or said.confidence < SURE:
        return Voice(None, said.confidence if said else 0.0, claimed)
    called = "".join(said.member.called) if len(said.member.called) == 1 else ""
    return Voice(Speaker(said.text, said.member.name or said.text, called), said.confidence, claimed)
