"""A source named without a verb: according to Ann Lee; as Ann Lee puts it."""

from collections.abc import Sequence

from readaloud.describe.claims.claim import NOBODY, Claim
from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.subjects import subject_after, subject_before
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon


def according(tokens: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """According to the report, it was “…”."""
    for at in range(len(tokens) - 1):
        words = _opening(tokens, at, lexicon)
        if words:
            mention = subject_after(tokens, at + words, lexicon)
            return Claim(mention, 0.85) if mention else NOBODY
        if at and f"{tokens[at].lower}_{tokens[at + 1].lower}" in lexicon["puts_it"]:
            mention = subject_before(tokens, at, lexicon)  # as Ann Lee puts it
            return Claim(mention, 0.85) if mention else NOBODY
    return None


def source_of(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """Whom a sentence names at its beginning as its source: according to Ann Lee, the pool is closed."""
    words = _opening(tokens, 0, lexicon) if tokens[1:] else 0
    return subject_after(tokens, words, lexicon) if words else None


def _opening(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """How many words say "according to" at this place; 0 when none do."""
    if tokens[at].lower in lexicon["according"]:
        return 1
    return 2 if f"{tokens[at].lower}_{tokens[at + 1].lower}" in lexicon["according"] else 0
