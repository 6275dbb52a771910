"""The subject of a verb: whose words they are when the verb is one of saying.

English puts it before the verb ("the mayor of Aln, who is 61, said") or behind it ("said Ann Lee, the
mayor").
"""

from collections.abc import Sequence

from readaloud.describe.grammar.main_clause import sentence_subject
from readaloud.describe.grammar.noun_phrases import both, leads_in, noun_phrase_before, pronoun
from readaloud.describe.grammar.phrases import (
    Mention,
    anybody,
    description,
    name_end,
    name_mention,
    name_start,
)
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_MOST_SEGMENTS = 6


def subject_before(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Mention | None:
    """The subject that stands before the verb at index ``verb``; None when unclear or when it is passive."""
    at = _skip_helpers(tokens, verb, lexicon)
    if at is None or at < 0:
        return None
    token = tokens[at]
    if token.lower in lexicon["pronouns"]:
        return pronoun(token, lexicon)
    if token.lower in lexicon["relatives"]:
        return _antecedent(tokens, at, lexicon)
    if token.lower in lexicon["resuming_words"] or (token.text == "," and verb - at > 1):
        return sentence_subject(tokens[: at + (token.text == ",")], lexicon)
    if token.text in (",", "—", "–", ")"):
        return _across_commas(tokens, at, lexicon)
    if not token.is_word:
        return None
    return noun_phrase_before(tokens, at + 1, lexicon) or _anybody_before(tokens, at + 1, lexicon)


def _anybody_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Mention | None:
    """En nota, la concesionaria dijo: a clause of nothing else."""
    start = next((i for i in range(end - 1, -1, -1) if not tokens[i].is_word), -1) + 1
    while start < end and leads_in(tokens[start], lexicon):
        start += 1
    return anybody(tokens[start:end], lexicon)


def _skip_helpers(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> int | None:
    """The index of the last token of the subject; None for a passive, whose subject does not speak."""
    at, finite = verb - 1, not lexicon.is_participle(tokens[verb].lower)
    while at >= 0 and tokens[at].is_word:
        lower = tokens[at].lower
        time = _time_phrase(tokens, at, lexicon)
        if time:
            at -= time
            continue
        if lower in lexicon["passive"]:
            if finite:
                return None
        elif not (lower in lexicon["auxiliaries"] or lower in lexicon["adverbs"] or lexicon.is_adverb(lower)):
            return at
        at -= 1
    return at


def _time_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """How many words of "on Sunday", "Monday", "last week" end here, between a subject and its verb."""
    if tokens[at].bare in lexicon["calendar"] and at:
        return 2 if tokens[at - 1].lower in lexicon["time_words"] else 1
    last_week = tokens[at].lower in ("week", "month", "year", "night") and at
    return 2 if last_week and tokens[at - 1].lower in ("last", "this") else 0


def _antecedent(tokens: Sequence[Token], relative: int, lexicon: Lexicon) -> Mention | None:
    """Who "who" means: the noun phrase right before it."""
    end = relative - 1 if relative and tokens[relative - 1].text == "," else relative
    end = _before_brackets(tokens, end)
    if end <= 0:
        return None
    if tokens[end - 1].is_word:
        run = name_start(tokens, end, lexicon)
        mention = name_mention(tokens[run:end], lexicon) if run < end else None
        return mention or noun_phrase_before(tokens, end, lexicon) or _last_phrase(tokens, end, lexicon)
    return (
        _across_commas(tokens, end, lexicon)
        if tokens[relative].lower in lexicon["personal_relatives"]
        else None
    )


def _before_brackets(tokens: Sequence[Token], end: int) -> int:
    """Where the words end before brackets that end at ``end``: Ann Lee (1974), who."""
    if end < 1 or tokens[end - 1].text != ")":
        return end
    return next((i for i in range(end - 2, max(-1, end - 8), -1) if tokens[i].text == "("), end)


def _last_phrase(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Mention | None:
    """The shortest phrase with a determiner that ends here: "among them a retired diver who"."""
    for start in range(end - 1, max(-1, end - 7), -1):
        if tokens[start].lower in lexicon["determiners"]:
            return description(tokens[start:end], lexicon)
    return None


def _across_commas(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Mention | None:
    """The subject before insertions: "One of the divers, Ann Lee, 54, said"."""
    fallback: Mention | None = None
    for segment in _segments_leftwards(tokens, end):
        if not segment or segment[0].text.isdigit():
            continue
        mention = _whole_segment(segment, lexicon)
        if mention and mention.kind == "pronoun":
            return None
        if mention and mention.kind == "name":
            return mention
        fallback = mention or fallback
    return fallback


def _segments_leftwards(tokens: Sequence[Token], end: int) -> list[Sequence[Token]]:
    segments: list[Sequence[Token]] = []
    stop = end
    for at in range(end - 1, -1, -1):
        if tokens[at].quote >= 0 or tokens[at].text in (":", ";"):
            segments.append(tokens[at + 1 : stop])
            return segments[:_MOST_SEGMENTS]
        if tokens[at].text in (",", "—", "–", "("):
            segments.append(tokens[at + 1 : stop])
            stop = at
    segments.append(tokens[:stop])
    return segments[:_MOST_SEGMENTS]


def _whole_segment(segment: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """What a piece between commas means when it is one noun phrase and nothing else."""
    rest = list(segment)
    while rest and leads_in(rest[0], lexicon):
        rest = rest[1:]
    if not rest or rest[0].lower in lexicon["prepositions"] or not all(t.is_word for t in rest):
        return None
    if len(rest) == 1 and rest[0].lower in lexicon["pronouns"]:
        return pronoun(rest[0], lexicon)
    run = name_start(rest, len(rest), lexicon)
    clean = not any(
        t.lower in lexicon["prepositions"] or t.lower in lexicon.verbs or lexicon.is_participle(t.lower)
        for t in rest[:run]
    )
    if run < len(rest) and clean and not _is_of_a_kind(rest[:run], lexicon):
        return name_mention(rest[run:], lexicon)
    stop = next((i for i, t in enumerate(rest) if t.lower in lexicon["relatives"]), len(rest))
    return description(rest[:stop], lexicon) or _name_with_tail(rest, lexicon)


def _is_of_a_kind(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """A Democrat, an Olympian: the capital behind "a" is of a kind of people, not of a name."""
    alone = len(before) == 1 and before[0].lower in lexicon["determiners"]
    return alone and before[0].lower not in lexicon["definite_articles"]


def _name_with_tail(rest: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """Ann Lee of the harbour office: the name at the beginning."""
    end = name_end(rest, 0, lexicon)
    if end and end < len(rest) and rest[end].lower in lexicon["name_tails"]:
        return name_mention(rest[:end], lexicon)
    return None


def subject_after(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Mention | None:
    """The subject that stands behind the verb, from index ``start``: said Ann Lee, the mayor."""
    while start < len(tokens) and tokens[start].is_word and lexicon.is_adverb(tokens[start].lower):
        start += 1
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if tokens[start].lower in lexicon["pronouns"]:
        return pronoun(tokens[start], lexicon)
    stop = _phrase_end(tokens, start, lexicon)
    phrase = tokens[start:stop]
    comma = next((i for i in range(start, len(tokens)) if not tokens[i].is_word), len(tokens))
    if named := _named_behind_brackets(tokens, start, stop, lexicon):
        return named
    apposition = _apposition(tokens, comma, lexicon)
    mention = _name_in(phrase, lexicon) or description(phrase, lexicon) or anybody(phrase, lexicon)
    if mention and (second := _joined_behind(tokens, stop, lexicon)):
        return both(mention, tokens[stop], second)
    if mention is None and tokens[start].lower in lexicon["definite_articles"]:
        return apposition  # said the piercer, Ann Lee: whatever that is
    return apposition if apposition and mention and mention.kind == "description" else mention


def _named_behind_brackets(
    tokens: Sequence[Token], start: int, stop: int, lexicon: Lexicon
) -> Mention | None:
    """Said DCP (North) Ann Lee: the name behind a rank and what it is in brackets."""
    close = stop + 2
    if close + 1 >= len(tokens) or (tokens[stop].text, tokens[close].text) != ("(", ")"):
        return None
    rank = stop == start + 1 and (tokens[start].text.isupper() or tokens[start].lower in lexicon["all_roles"])
    end = name_end(tokens, close + 1, lexicon)
    return name_mention(tokens[close + 1 : end], lexicon) if rank and end > close + 2 else None


def _joined_behind(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """Whoever is joined by an "and" at ``at``: said Ann Lee and Ben Roe. Not: said Ann Lee and left."""
    if at + 1 >= len(tokens) or tokens[at].lower not in lexicon["joining_words"]:
        return None
    stop = _phrase_end(tokens, at + 1, lexicon)
    ends = stop == len(tokens) or not tokens[stop].is_word or tokens[stop].lower in lexicon["prepositions"]
    phrase = tokens[at + 1 : stop]
    if not phrase or not ends:
        return None
    run = name_start(phrase, len(phrase), lexicon)
    if run == 0:
        return name_mention(phrase, lexicon, surname=True)
    return description(phrase, lexicon) if run == len(phrase) else None


def _phrase_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    for at in range(start, len(tokens)):
        token = tokens[at]
        if not token.is_word or (token.lower in lexicon["phrase_ends"] and at > start):
            return at
        if at > start and (
            token.bare in lexicon["calendar"] or token.lower in lexicon["adjunct_prepositions"]
        ):
            return at
    return len(tokens)


def _name_in(phrase: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """A name that the phrase ends with, or that stands before "of", "from", "at"."""
    stop = next((i for i, t in enumerate(phrase) if i and t.lower in lexicon["prepositions"]), len(phrase))
    run = name_start(phrase, stop, lexicon)
    if run == stop:
        return None
    alone = run == 0 or phrase[run - 1].lower not in lexicon["determiners"]
    return name_mention(phrase[run:stop], lexicon, surname=alone)


def _apposition(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> Mention | None:
    """The name behind a description: "said a neighbour, Ann Lee"."""
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    stop = next((i for i in range(comma + 1, len(tokens)) if not tokens[i].is_word), len(tokens))
    segment = tokens[comma + 1 : stop]
    run = name_start(segment, len(segment), lexicon)
    if run >= len(segment) or any(t.lower in lexicon["prepositions"] for t in segment[:run]):
        return None
    return name_mention(segment[run:], lexicon)
