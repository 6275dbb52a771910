"""A claim: what a sentence says about who speaks one of its quotations, and the verbs that say it."""

from collections.abc import Sequence

from msgspec import Struct

from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_MARKS = "”\"’'»“‘«›‹„‚‟ \u00a0\u202f"


class Claim(Struct, frozen=True, gc=False):
    """Who a sentence says is speaking, sure from 0 to 1; without a mention, somebody who is not named."""

    mention: Mention | None
    confidence: float


NOBODY = Claim(None, 1.0)


def verb_group(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The group of the verb at this index, particle verbs ("went on") included; empty for other words."""
    if not tokens[at].is_word or (tokens[at].text[0].isupper() and at):
        return ""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return lexicon.verbs.get(f"{tokens[at].lower}_{following}") or lexicon.verbs.get(tokens[at].lower, "")


def is_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word that can be a verb is a noun here: the claim, her answer, in response."""
    if (
        at == 0
        or tokens[at - 1].lower in lexicon["infinitive_words"]
        or lexicon.is_past(tokens[at].lower)
        or lexicon.is_participle(tokens[at].lower)
    ):
        return False
    before = tokens[at - 1]
    return (
        before.is_possessive
        or before.lower in lexicon["possessive_pronouns"]
        or (before.lower in lexicon["determiners"] and before.lower not in lexicon["standing_alone"])
        or before.lower in lexicon["prepositions"]
    )


def inside(token: Token) -> str:
    """The words of a quotation without its marks."""
    return token.text.strip(_MARKS)
