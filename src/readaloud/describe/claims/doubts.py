"""Sentences that speak of saying, and do not say that it was done, or not by whom they name.

Nobody is named where Ann Lee did not say it, or where it is a condition, a question or a rumour that she did:
a wrong speaker is worse than none.
"""

from collections.abc import Sequence

from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon


def unsaid(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    """Whether the helpers of the verb at index ``verb`` say that it was not done: never said, might say."""
    at, words = verb - 1, set[str]()
    while at >= 0 and _is_helper(tokens[at], lexicon):
        following = tokens[at + 1].lower
        if tokens[at].lower in lexicon["negations"] and following not in lexicon["mere_words"]:
            return True
        words.add(tokens[at].lower)
        at -= 1
    if words & lexicon["unreal_helpers"] and not words & lexicon["mere_words"]:
        return True
    if words & lexicon["would_words"] and "have" in words:
        return True
    gerund = lexicon.is_participle(tokens[verb].lower) or "having" in words
    if at >= 0 and gerund and tokens[at].lower in lexicon["denials"]:
        return True
    told_of = at > 0 and "to" in words and "have" in words  # is said to have said
    return told_of and any(token.lower in lexicon["passive"] for token in tokens[max(0, at - 2) : at])


def _is_helper(token: Token, lexicon: Lexicon) -> bool:
    lower = token.lower
    known = any(lower in lexicon[group] for group in ("auxiliaries", "adverbs", "negations"))
    return token.is_word and (known or lexicon.is_adverb(lower))


def is_doubtful(tokens: Sequence[Token], at: int, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the mention's clause only supposes, asks or passes on that the quotation ``at`` was said."""
    place = next((i for i, token in enumerate(tokens) if token.start == mention.start), -1)
    if place < 0:
        return False
    if tokens[place].lower in lexicon["nobody_words"] | lexicon["condition_openers"]:
        return True
    if place < at and _is_made_up(tokens[:place], lexicon):
        return True
    asks = any(token.lower in lexicon["asking_verbs"] for token in tokens)
    turned = tokens[place - 1].lower in lexicon["asking_helpers"]
    if tokens[-1].text == "?" and not asks and (place < at or turned):
        return True
    start = _clause(tokens, place, lexicon)
    before = tokens[start:place]
    return _is_supposed(before, tokens[:start], lexicon) or _in_relative(before, lexicon)


def _is_made_up(opening: Sequence[Token], lexicon: Lexicon) -> bool:
    """In the film, Ann Lee says; quoting a diary, Ann Lee read: the words are of a part, or of another."""
    comma = next((i for i, token in enumerate(opening) if token.text == ","), 0)
    if not comma:
        return False
    first, last = opening[0].lower, opening[comma - 1].lower
    made_up = first in lexicon["prepositions"] and last in lexicon["fiction_nouns"]
    return made_up or (first in lexicon["quoting_verbs"] and lexicon.is_participle(first))


def _clause(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """Where the words before a mention begin: behind the last mark, quotation or "but"."""
    for at in range(place - 1, -1, -1):
        turn = tokens[at].lower in lexicon["turns"] and tokens[max(0, at - 1)].lower != "as"
        if not tokens[at].is_word or turn:
            return at + 1
    return 0


def _is_supposed(before: Sequence[Token], earlier: Sequence[Token], lexicon: Lexicon) -> bool:
    """If Ann Lee says; neither she nor; did she say; rumours that she said; nobody believes that she said."""
    words = [token.lower for token in before]
    if not words:
        return False
    if any(word in lexicon["supposing_words"] for word in words):
        return True
    if not earlier and words[0] in lexicon["asking_helpers"]:
        return True
    if words[-1] in lexicon["negations"] or (len(words) > 1 and words[-1] in lexicon["posing_words"]):
        return True
    heard = words[-1] in lexicon["remembering_verbs"]
    if heard and any(word in lexicon["negations"] for word in words):
        return True
    turned = words[-1] in lexicon["asking_helpers"] and words[0] not in lexicon["mere_words"]
    if turned and any(word in lexicon["turning_negations"] for word in words):
        return True
    if words[-1] in lexicon["doubting_verbs"] or words[-2:] == ["has", "it"]:
        return True
    doubted = any(word in lexicon["doubting_words"] | lexicon["doubting_verbs"] for word in words)
    return doubted and bool(lexicon["clause_openers"] & set(words))


def _in_relative(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """A woman who knows Ann Lee; a man suing Ann Lee: the name is inside what describes somebody else."""
    if len(before) > 1 and lexicon.is_participle(before[-1].lower) and before[-2].is_word:
        return True
    relative = next((i for i, token in enumerate(before) if i and token.lower in lexicon["describers"]), -1)
    between = before[relative + 1 :] if relative > 0 else ()
    if not between:
        return False
    first = between[0].lower
    if before[relative].lower in lexicon["personal_relatives"] and not _opens_subject(between[0], lexicon):
        return True
    if first in lexicon["helpers"]:
        return True
    if before[relative].lower in lexicon["clause_openers"]:
        return before[relative - 1].lower not in lexicon.verbs and _looks_finite(between[0], lexicon)
    return any(_is_verb(token, lexicon) for token in between)


def _opens_subject(token: Token, lexicon: Lexicon) -> bool:
    starts = token.lower in lexicon["phrase_starts"] or token.lower in lexicon["all_roles"]
    return starts or token.is_capital or token.lower in lexicon["former_words"]


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    lower = token.lower
    known = lower in lexicon["helpers"] or (lower in lexicon.verbs and lower not in lexicon["noun_like"])
    return known or (lexicon.is_past(lower) and not token.is_capital)


def _looks_finite(token: Token, lexicon: Lexicon) -> bool:
    """Knows, trusted: a verb by its ending."""
    lower = token.lower
    role = lower in lexicon["all_roles"] or lower in lexicon["determiners"] or token.is_possessive
    return not token.is_capital and not role and (lower.endswith("s") or lexicon.is_past(lower))
