"""Who speaks, said inside the quotation that it is of.

French news text puts it between two commas inside the marks (« La mer, raconte-t-elle, monte. »), Italian and
Spanish text between two dashes. The words stay where they are; only whose they are is read from them.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.describe.claims.behind import said_by
from readaloud.describe.claims.claim import Claim
from readaloud.describe.grammar.tokens import Token, word_tokens
from readaloud.describe.lexicon import Lexicon

_LONGEST = 12  # tokens between the marks of an incise
_MARKS = (",", "–", "—", "-", "?", "!")
_ENDS = (",", ".", "–", "—", "-", ";", "?", "!", "»", "”", '"')


def claim_inside(quotation: Token, lexicon: Lexicon) -> Claim | None:
    """The claim of the first incise of a quotation; None when it has none, or its language uses none."""
    if not lexicon["incises"]:
        return None
    tokens = word_tokens(quotation.text, lexicon)
    for at in range(2, len(tokens) - 1):
        if tokens[at - 1].text in _MARKS and tokens[at].is_word and not tokens[at].is_capital:
            claim = said_by(_incise(tokens, at), lexicon)
            if claim and claim.mention:
                start = quotation.start + claim.mention.start
                return Claim(replace(claim.mention, start=start), claim.confidence)
    return None


def _incise(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words up to the mark that ends the incise; none when it has no end."""
    stop = next((i for i in range(at, min(len(tokens), at + _LONGEST)) if tokens[i].text in _ENDS), at)
    return tokens[at:stop]
