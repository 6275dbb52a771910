"""What a sentence itself says about who speaks the quotation in it.

Three places: behind it ("…," said Ann Lee), before it (Ann Lee said that "…"), and at the end of the
sentence, over other words ("…" has to go, Ann Lee said). The nearest verb of saying governs: where its
subject is unclear nobody is named, and no farther verb is asked.
"""

from collections.abc import Sequence

from readaloud.describe.claims.according import according
from readaloud.describe.claims.ahead import claim_ahead
from readaloud.describe.claims.behind import claim_behind
from readaloud.describe.claims.claim import NOBODY, Claim, inside, verb_group
from readaloud.describe.claims.doubts import is_doubtful, unsaid
from readaloud.describe.claims.incises import claim_inside
from readaloud.describe.grammar.subjects import subject_after, subject_before
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_SHORTEST_INSERTED = 5  # tokens up to the quotation: It is, says Lee, “…”
_CERTAIN = 0.8  # a claim before a quotation above this is not weighed against others


def claim_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The claim on the quotation at index ``at`` of a sentence; None when the sentence claims nothing."""
    claim = _claimed(tokens, at, lexicon)
    if claim and claim.mention and is_doubtful(tokens, at, claim.mention, lexicon):
        return NOBODY
    return claim


def _claimed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    leading = at == 0 or not any(token.is_word for token in tokens[:at])
    after = claim_behind(tokens, at, lexicon)
    if not after and (cut_in := _interrupted(tokens, at, lexicon) or _inserted(tokens, at, lexicon)):
        return cut_in
    if after and not leading and _is_contested(tokens, at, after, lexicon):
        return NOBODY
    if after and (leading or _starts_clause(tokens[at])):
        return after
    before = None if leading else _of_reporter(claim_ahead(tokens, at, lexicon), tokens, lexicon)
    if before and before.mention and before.confidence > _CERTAIN:
        return before
    if inside_it := claim_inside(tokens[at], lexicon):
        return inside_it
    said = after or _trailing(tokens, at, lexicon) or (before if before and before.mention else None)
    return said or according(tokens, lexicon) or before


def _is_contested(tokens: Sequence[Token], at: int, after: Claim, lexicon: Lexicon) -> bool:
    """Ann Lee texted, “…,” police said: the words before lead in to it and name somebody else."""
    if tokens[at - 1].text not in (",", ":") or after.mention is None:
        return False
    before = claim_ahead(tokens, at, lexicon)
    return before is not None and before.mention is not None and before.mention.head != after.mention.head


def _starts_clause(token: Token) -> bool:
    return inside(token)[:1].isupper()


def _of_reporter(claim: Claim | None, tokens: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """Lee Foods said it had warned of “…”: what a body reports of itself is said by it."""
    if (
        claim is None
        or claim.mention is None
        or (claim.mention.kind, claim.mention.head) != ("pronoun", "it")
    ):
        return claim
    verb = next((i for i, token in enumerate(tokens) if token.start == claim.mention.start), 0) - 1
    verb -= verb > 0 and tokens[verb].lower in lexicon["introducing_words"]
    if verb < 1 or verb_group(tokens, verb, lexicon) != "say":
        return claim
    mention = subject_before(tokens, verb, lexicon)
    return Claim(mention, claim.confidence) if mention else claim


def _interrupted(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """“…,” says Ann Lee in a statement, “…”: the second half is of the same speaker."""
    before = next((i for i in range(at - 1, -1, -1) if tokens[i].quote >= 0), -1)
    if before < 0 or tokens[at - 1].text not in (",", "—", "–", "-", ":"):
        return None
    leading = not any(token.is_word for token in tokens[:before])
    return claim_behind(tokens, before, lexicon) if leading or _starts_clause(tokens[before]) else None


def _inserted(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The baby is well and, says its father, “…”."""
    if at < _SHORTEST_INSERTED or tokens[at - 1].text != ",":
        return None
    comma = next((i for i in range(at - 2, max(0, at - 10), -1) if tokens[i].text == ","), 0)
    verb = comma + 1
    if not comma or lexicon.is_participle(tokens[verb].lower) or verb_group(tokens, verb, lexicon) != "say":
        return None
    mention = subject_after(tokens, verb + 1, lexicon)
    return Claim(mention, 0.85) if mention else None


def _trailing(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """“…” has to go, said Ann Lee. Or: …, Ann Lee argued."""
    for verb in range(at + 2, len(tokens)):
        if verb_group(tokens, verb, lexicon) not in ("say", "think") or lexicon.is_participle(
            tokens[verb].lower
        ):
            continue
        if unsaid(tokens, verb, lexicon):
            return NOBODY
        if tokens[verb - 1].text == ",":
            mention = subject_after(tokens, verb + 1, lexicon)
            return Claim(mention, 0.85) if mention else None
        closes = (
            verb + 1 == len(tokens)
            or tokens[verb + 1].text in (".", ",")
            or tokens[verb + 1].bare in lexicon["calendar"]
        )
        comma = next((i for i in range(verb - 1, at, -1) if tokens[i].text == ","), 0) if closes else 0
        if comma:
            mention = subject_before(tokens[comma + 1 :], verb - comma - 1, lexicon)
            return Claim(mention, 0.85) if mention else None
    return None
