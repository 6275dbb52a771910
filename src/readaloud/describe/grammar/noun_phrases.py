"""The noun phrase that stands before a verb: where its clause begins, and whom it means.

There is no parser here: clauses are cut at commas and at the words that begin a clause, and what does not
look like one noun phrase means nobody.
"""

from collections.abc import Sequence

from readaloud.describe.grammar.phrases import Mention, description, name_mention, name_start
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_CLASSES = {"female": "she", "male": "he", "plural": "they", "thing": "it", "first": "i"}


def pronoun(token: Token, lexicon: Lexicon) -> Mention:
    """The mention that a subject pronoun is; its head is the English pronoun of its class."""
    lower = token.lower
    classes = (head for name, head in _CLASSES.items() if lower in lexicon[f"pronouns_{name}"])
    head = next(classes, "i")
    gender = {"she": "f", "he": "m"}.get(head, "")
    return Mention(token.text, token.start, "pronoun", head, (), gender, head == "they")


def leads_in(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word begins a clause and is no part of its subject: but, however, that."""
    return token.lower in lexicon["leading"]


def noun_phrase_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Mention | None:
    """The noun phrase that ends before ``end``, back to the beginning of its clause."""
    start = _clause_start(tokens, end, lexicon)
    run = name_start(tokens, end, lexicon, start)
    if run < end and not _inside_phrase(tokens, start, run, lexicon):
        if run - 1 > start and tokens[run - 1].lower in lexicon["joining_words"]:
            return joint(tokens, start, run, end, lexicon)
        alone = run == 0 or tokens[run - 1].lower not in lexicon["determiners"]
        mention = name_mention(tokens[run:end], lexicon, surname=alone)
        if mention:
            return mention
    return _phrase(tokens[start:end], lexicon)


def _inside_phrase(tokens: Sequence[Token], start: int, run: int, lexicon: Lexicon) -> bool:
    """Whether a name belongs to what stands before it: the authors of the study in the journal Polar Ice."""
    if run > start and tokens[run - 1].lower in lexicon["prepositions"]:
        return True  # "after Ann Lee said" has begun a clause there
    before = [token.lower for token in tokens[start:run]]
    return any(word in lexicon["prepositions"] for word in before[1:]) and (
        before[0] not in lexicon["prepositions"]
    )


def _clause_start(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    start = end
    while start > 0 and not _begins_clause(tokens, start - 1, end, lexicon):
        start -= 1
    return start


def _begins_clause(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a subject that ends before ``end`` begins behind the token at ``at``."""
    token = tokens[at]
    if not token.is_word:
        return token.text != "."
    if token.lower in lexicon["joining_words"]:
        return at + 1 == end or (
            not _joins_colleagues(tokens, at, end, lexicon) and _has_verb(tokens, at, lexicon)
        )
    if leads_in(token, lexicon) or token.lower in lexicon["clause_prepositions"]:
        return True
    verb = token.lower in lexicon.verbs and lexicon.is_past(token.lower)
    return verb and at + 1 < end and tokens[at + 1].lower not in lexicon["prepositions"]


def _joins_colleagues(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Ann Lee and colleagues: one subject, whatever stands before it."""
    plural = at + 2 == end and tokens[at + 1].lower in lexicon["roles_plural"]
    return plural and at > 0 and tokens[at - 1].is_capital


def _has_verb(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether the clause before ``end`` has a verb of its own, so that "and" begins another one."""
    for token in reversed(tokens[:end]):
        if not token.is_word or token.lower in lexicon["boundaries"]:
            return not token.is_word and token.text == ","
        lower = token.lower
        if lower in lexicon["passive"] or lower in lexicon["auxiliaries"] or lower in lexicon.verbs:
            return True
        if lexicon.is_past(lower) or lexicon.is_participle(lower):
            return True
    return False


def joint(tokens: Sequence[Token], start: int, run: int, end: int, lexicon: Lexicon) -> Mention | None:
    """Two names joined by "and": said by both."""
    first_start = name_start(tokens, run - 1, lexicon, start)
    first, second = (name_mention(tokens[a:b], lexicon) for a, b in ((first_start, run - 1), (run, end)))
    if not second:
        return None
    if not first:
        return second if run - 1 == start else None
    return both(first, tokens[run - 1], second)


def _phrase(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """The description in a clause's beginning, behind adverbs and phrases of time and place."""
    starts = [0] + [
        i
        for i, token in enumerate(tokens)
        if i
        and (token.lower in lexicon["determiners"] or token.lower in lexicon["possessive_pronouns"])
        and tokens[i - 1].lower not in lexicon["prepositions"]
        and tokens[i - 1].lower not in lexicon["determiners"]
    ]
    for start in reversed(starts):
        rest = list(tokens[start:])
        while rest and leads_in(rest[0], lexicon):
            rest = rest[1:]
        if rest and rest[0].lower not in lexicon["prepositions"]:
            mention = description(rest, lexicon)
            if mention:
                return _with_who_stands_before(tokens[:start], mention, lexicon)
    return None


def _with_who_stands_before(tokens: Sequence[Token], last: Mention, lexicon: Lexicon) -> Mention:
    """The mayor and his rival, Ann Lee and her brother: both, when "and" joins two people."""
    if len(tokens) < 2 or tokens[-1].lower not in lexicon["joining_words"]:
        return last
    run = name_start(tokens, len(tokens) - 1, lexicon)
    first = name_mention(tokens[run:-1], lexicon) or _phrase(tokens[:-1], lexicon)
    return both(first, tokens[-1], last) if first else last


def both(first: Mention, joining: Token, second: Mention) -> Mention:
    """The mention of two who speak together: the text is both, and the name too."""
    return Mention(
        f"{first.text} {joining.text} {second.text}", first.start, "joint", second.head, plural=True
    )
