"""Words of another: Ann Lee recalls her father saying, quotes Bo Finn, says that he told her.

The verb is hers and the words are not; nobody is named, for whose they are is seldom said surely.
"""

from collections.abc import Sequence

from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_REACH = 8  # words from a verb of remembering to another's verb of saying


def of_another(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    """Whether what follows the verb gives the words to somebody else, or denies them.

    Ann Lee recalled her father saying; she imagined him say; she denied having said; she remembers the
    words of Bo Finn.
    """
    lower = tokens[verb].lower
    following = [token.lower for token in tokens[verb + 1 : verb + 4]]
    if lower in lexicon["refusals"] and following[:2] == ["to", "say"]:
        return True
    if lower in lexicon["denials"]:
        return any(w == "having" or (lexicon.is_participle(w) and w in lexicon.verbs) for w in following)
    if _reports(tokens, verb, lexicon):
        return True
    if lower not in lexicon["remembering_verbs"]:
        return False
    for at in range(verb + 2, min(len(tokens), verb + 2 + _REACH)):
        if not tokens[at - 1].is_word or not tokens[at].is_word:
            return False
        if _says_it(tokens, at, lexicon) or _is_owned(tokens, at, lexicon):
            return True
    return False


def _reports(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    """Ann Lee says her father told her: a clause with its own subject and verb of saying follows at once."""
    following = tokens[verb + 1 : verb + 1 + _REACH]
    if tokens[verb].lower not in lexicon["reporting_verbs"] or not following:
        return False
    opens = following[0].is_capital or following[0].lower in lexicon["pronouns"] | lexicon["phrase_starts"]
    for token in following[1:] if opens else ():
        if not token.is_word or token.lower in lexicon["leading"] | lexicon["prepositions"]:
            return False
        if lexicon.verbs.get(token.lower) == "say" and token.lower not in lexicon["noun_like"]:
            return not lexicon.is_participle(token.lower)
    return False


def _says_it(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Her father saying, him say, what he said."""
    word = tokens[at].lower
    if lexicon.verbs.get(word) not in ("say", "loose") or tokens[at - 1].lower in lexicon["determiners"]:
        return False
    by = tokens[at - 1].lower in lexicon["gerund_prepositions"]
    return word not in lexicon["noun_like"] and not by


def _is_owned(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """The words of Bo Finn; her father’s advice."""
    if tokens[at].lower not in lexicon["saying_nouns"] | lexicon["uttered_nouns"]:
        return False
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return any(token.is_possessive for token in tokens[max(0, at - 3) : at]) or following in ("of", "from")


def passes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """With the words of Bo Finn: “…”; quoting Bo Finn: “…”; she got a text: “…”. Another's words follow."""
    if at < 3 or tokens[at - 1].text not in (":", ","):
        return False
    holds = False  # a noun that holds words stands between
    for place in range(at - 2, max(-1, at - 2 - _REACH), -1):
        lower = tokens[place].lower
        if not tokens[place].is_word:
            return False
        if lower in lexicon["quoting_verbs"] and _has_person(tokens[place:at], lexicon):
            return True
        if lower in lexicon["uttered_nouns"]:
            if tokens[place + 1].lower in ("of", "from", "with") and _has_person(tokens[place:at], lexicon):
                return True
            holds = True
        if (holds and lower in lexicon["receiving_verbs"]) or lower in lexicon["reciting_verbs"]:
            return tokens[at - 1].text == ":"
    return False


def _has_person(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    people = lexicon["all_roles"] | lexicon["possessive_pronouns"]
    return any(token.is_capital or token.lower in people for token in tokens[1:])
