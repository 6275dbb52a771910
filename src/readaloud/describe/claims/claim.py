"""A claim: what a sentence says about who speaks one of its quotations, and the verbs that say it."""

from collections.abc import Sequence

from msgspec import Struct

from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_MARKS = "”\"’'»“‘«›‹„‚‟ \u00a0\u202f"


class Claim(Struct, frozen=True, gc=False):
    """Who a sentence says is speaking, sure from 0 to 1; without a mention, somebody who is not named.

    ``goes_on``: the verb says that this is not the first word of theirs ("she added").
    """

    mention: Mention | None
    confidence: float
    goes_on: bool = False


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


def goes_on(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the verb beside a pronoun says that somebody who has spoken goes on: "she added"."""
    at = next((i for i, token in enumerate(tokens) if token.start == mention.start), 0)
    beside = [i for i in range(max(0, at - 1), min(len(tokens), at + 3)) if i != at]
    pairs = ((tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else "") for i in beside)
    return any(
        verb in lexicon["continuing"] or f"{verb}_{tail}" in lexicon["continuing"] for verb, tail in pairs
    )
