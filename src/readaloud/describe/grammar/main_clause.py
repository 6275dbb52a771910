"""The subject of a sentence's main clause: whom the sentence is about."""

from collections.abc import Sequence

from readaloud.describe.grammar.noun_phrases import joint, leads_in, noun_phrase_before, pronoun
from readaloud.describe.grammar.phrases import Mention, description, name_end, name_mention
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_LONGEST_DATELINE = 9  # tokens
_LONGEST_TIME = 6


def sentence_subject(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """The subject of the main clause: its first noun phrase, behind what introduces it."""
    start = _main_clause(tokens, lexicon)
    while start < len(tokens) and tokens[start].is_word and leads_in(tokens[start], lexicon):
        start += 1
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if tokens[start].lower in lexicon["pronouns"]:
        return pronoun(tokens[start], lexicon)
    named = _leading_name(tokens, start, lexicon)
    if named:
        return named
    described = _leading_description(tokens, start, lexicon)
    return _named_behind(tokens, start, lexicon) or described or _before_first_verb(tokens, start, lexicon)


def _named_behind(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Mention | None:
    """The company's director, Ann Lee, said: the name between the commas."""
    commas = [i for i in range(start, min(len(tokens), start + 20)) if not tokens[i].is_word][:2]
    if len(commas) < 2 or any(tokens[i].text != "," for i in commas):
        return None
    first, second = commas
    name = first + 1
    name += tokens[name].lower in lexicon["definite_articles"]
    while name < second and not tokens[name].is_capital and _is_role(tokens[name], lexicon):
        name += 1
    whole = name < second and name_end(tokens, name, lexicon) == second
    return name_mention(tokens[name:second], lexicon, surname=True) if whole else None


def _is_role(token: Token, lexicon: Lexicon) -> bool:
    """The owner, pensioner Ann Lee; one of them, 26-year-old Ann Lee."""
    return token.lower in lexicon["all_roles"] or token.lower.endswith(tuple(lexicon["person_endings"]))


def _before_first_verb(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Mention | None:
    """Last week state official Ann Lee said: what stands before the first verb that is known."""
    for at in range(start + 1, min(len(tokens), start + 14)):
        if not tokens[at].is_word:
            return None
        if tokens[at].lower in lexicon.verbs and (
            lexicon.is_past(tokens[at].lower) or tokens[at].lower.endswith("s")
        ):
            return noun_phrase_before(tokens, at, lexicon)
    return None


def _main_clause(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Behind "On Sunday," and "When asked about it,"."""
    if not tokens or not tokens[0].is_word:
        return 0
    if dateline := _dateline(tokens):
        return dateline + _main_clause(tokens[dateline:], lexicon)
    first = tokens[0].lower
    if behind := _time_opening(tokens, lexicon):
        return behind
    introduces = (
        first in lexicon["prepositions"]
        or first in lexicon["clause_starters"]
        or lexicon.is_participle(first)
        or first in lexicon["opening_participles"]
    )
    if not introduces or first in lexicon["linking_words"]:
        return 0
    return next((i + 1 for i, t in enumerate(tokens) if t.text == "," and i < 25), 0)


def _time_opening(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many words are a time without a comma before a name: For 44 years Ann Lee; In 1990 Ann Lee."""
    if tokens[0].lower not in lexicon["prepositions"]:
        return 0
    for at in range(1, min(_LONGEST_TIME, len(tokens) - 2)):
        time = tokens[at].lower in lexicon["time_nouns"] or (tokens[at].text.isdigit() and at == 1)
        if time and name_end(tokens, at + 1, lexicon) >= at + 3:
            return at + 1
        if not tokens[at].is_word or tokens[at].is_capital:
            return 0
    return 0


def _dateline(tokens: Sequence[Token]) -> int:
    """How many tokens say where a report was written: PHOENIX (AP) —, LEDBURY, Texas -."""
    if not tokens[0].text.isupper():
        return 0
    for at, token in enumerate(tokens[1:_LONGEST_DATELINE], start=1):
        if token.text in ("—", "–", "-"):
            return at + 1
        if token.is_word and not token.is_capital:
            return 0
    return 0


def _leading_name(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Mention | None:
    """Ann Lee opened it; The Harbour Board met; Ann Lee and Bo Finn met."""
    if tokens[start].lower in lexicon["definite_articles"] and start + 1 < len(tokens):
        body = _leading_name(tokens, start + 1, lexicon)
        known = body and (body.organisation or lexicon.nouns_are_capitals)
        return body if known else _behind_noun(tokens, start + 1, lexicon)
    end = name_end(tokens, start, lexicon)
    if end == start or tokens[end - 1].is_possessive or _is_role_phrase(tokens, end, lexicon):
        return None
    if end + 1 < len(tokens) and tokens[end].lower in lexicon["joining_words"]:
        second = name_end(tokens, end + 1, lexicon)
        if second > end + 1:
            return joint(tokens, start, end + 1, second, lexicon)
    return name_mention(tokens[start:end], lexicon, surname=not lexicon.nouns_are_capitals)


def _behind_noun(tokens: Sequence[Token], noun: int, lexicon: Lexicon) -> Mention | None:
    """La bióloga Ana Ruiz: the name behind whatever she is."""
    end = name_end(tokens, noun + 1, lexicon)
    small = any(tokens[noun].lower in lexicon[group] for group in ("prepositions", "helpers"))
    plain = tokens[noun].is_word and not small
    if not lexicon["open_nouns"] or not plain or end < noun + 3 or not tokens[noun + 1].is_capital:
        return None
    return name_mention(tokens[noun + 1 : end], lexicon)


def _is_role_phrase(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tourism officer Ann Lee: the capital is that of the sentence."""
    role = end + 1 < len(tokens) and tokens[end].lower in lexicon["all_roles"]
    return role and not tokens[end].is_capital and is_name_run(tokens, end + 1, lexicon)


def _leading_description(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Mention | None:
    """The longest phrase from here that ends in a known noun, or in a name behind it."""
    best: Mention | None = None
    for end in range(start + 1, min(len(tokens), start + 9) + 1):
        token = tokens[end - 1]
        if not token.is_word or token.lower in lexicon["prepositions"] or token.lower in lexicon["passive"]:
            break
        another = token.lower in lexicon["determiners"] and token.lower not in lexicon["tail_prepositions"]
        if end > start + 2 and (_is_plain_verb(token, lexicon) or another):
            break
        if is_name_run(tokens, end - 1, lexicon) and best:
            stop = name_end(tokens, end - 1, lexicon)
            named = name_mention(tokens[end - 1 : stop], lexicon)
            if named:
                return named
        best = description(tokens[start:end], lexicon) or best
    return None if best and best.head in lexicon["stand_ins"] else best


def _is_plain_verb(token: Token, lexicon: Lexicon) -> bool:
    return token.lower in lexicon.verbs and token.lower not in lexicon["noun_like"]


def is_name_run(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a name begins at this token."""
    return name_end(tokens, at, lexicon) > at and not tokens[at].is_possessive
