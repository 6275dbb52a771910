"""What stands before a quotation: Ann Lee said that "…", her claim that "…", she goes on: "…"."""

from collections.abc import Sequence

from readaloud.describe.claims.claim import NOBODY, Claim, is_noun, verb_group
from readaloud.describe.claims.doubts import unsaid
from readaloud.describe.claims.other_words import of_another, passes_on
from readaloud.describe.grammar.main_clause import sentence_subject
from readaloud.describe.grammar.phrases import Mention, name_mention, name_start
from readaloud.describe.grammar.subjects import subject_after, subject_before
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_FEWEST_WORDS = 4  # behind a colon without a verb of saying; fewer are a name or a term
_NEAREST_NOUN, _FARTHEST_NOUN = 4, 18  # words from a noun like "claim" to its quotation
_FARTHEST = {"say": 45, "judge": 25, "think": 25}  # words from a verb to its quotation
_CERTAINTY = {"say": 0.95, "judge": 0.9, "think": 0.8, "loose": 0.85}
_TURNED = 0.45  # less over a turn of the sentence
_NATIONAL = ("ian", "ean", "ish", "ese")


def claim_ahead(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The claim of the words before the quotation at index ``at``: the nearest verb or noun of saying."""
    if passes_on(tokens, at, lexicon):
        return NOBODY
    for verb in range(at - 1, -1, -1):
        if tokens[verb].lower in lexicon["saying_nouns"] and is_noun(tokens, verb, lexicon):
            owner = _owner(tokens, verb, at, lexicon)
            if owner:
                return owner
            continue
        group = verb_group(tokens, verb, lexicon)
        if not group or (group == "loose" and not _adjoins(tokens, verb, at)):
            continue
        if is_noun(tokens, verb, lexicon):
            continue
        claim = _governed(tokens, verb, at, group, lexicon)
        if claim:
            return claim
    return _colon(tokens, at, lexicon)


def _adjoins(tokens: Sequence[Token], verb: int, at: int) -> bool:
    return at - verb <= 2 or (at - verb < 8 and tokens[at - 1].text == ":")


def _owner(tokens: Sequence[Token], noun: int, at: int, lexicon: Lexicon) -> Claim | None:
    """Smith's claim that “…”: the words of Smith; with "the claim that" nobody knows."""
    before = tokens[noun - 1]
    aside = noun > 1 and tokens[noun - 2].lower in lexicon["prepositions"] and not before.is_possessive
    if aside or not _opens_words(tokens, noun, at, lexicon):
        return None
    if not before.is_possessive:
        return NOBODY
    run = name_start(tokens, noun, lexicon)
    mention = name_mention(tokens[run:noun], lexicon, surname=True) if run < noun else None
    return Claim(mention, 0.7) if mention else NOBODY


def _opens_words(tokens: Sequence[Token], noun: int, at: int, lexicon: Lexicon) -> bool:
    """The claim that “…”, the claim “…”, the claim was that it is “…”."""
    following = tokens[noun + 1]
    clause = noun + 1 + (following.lower in lexicon["copulas"])
    if tokens[clause].lower in lexicon["clause_openers"]:
        return at - noun <= _FARTHEST_NOUN
    return at - noun <= _NEAREST_NOUN and (
        following.quote >= 0 or following.lower in lexicon["opening_words"]
    )


def _governed(tokens: Sequence[Token], verb: int, at: int, group: str, lexicon: Lexicon) -> Claim | None:
    """The claim of the verb before the quotation; None when it is no verb of this clause after all."""
    word = tokens[verb].lower
    if at - verb > _FARTHEST.get(group, 25):
        return NOBODY
    if unsaid(tokens, verb, lexicon) or of_another(tokens, verb, lexicon):
        return NOBODY
    if lexicon.is_participle(word):
        return _participle(tokens, verb, lexicon)
    if verb and tokens[verb - 1].lower in lexicon["infinitive_words"]:
        return _infinitive(tokens, verb, lexicon)
    if verb == 0:
        mention = subject_after(tokens, 1, lexicon)
        return Claim(mention, 0.85) if mention else NOBODY
    if group == "judge" and not tokens[verb + 1].is_word:
        return None
    if group == "say" and word in lexicon["noun_like"] and not _introduces(tokens, verb, lexicon):
        return None
    mention = subject_before(tokens, verb, lexicon) or _behind_verb(tokens, verb, lexicon)
    if mention is None or not _agrees(mention, word):
        return None if _may_be_noun(word, lexicon) else NOBODY
    if _is_aside(tokens, verb, at, lexicon):
        return None
    return Claim(mention, _certainty(tokens, verb, at, group, lexicon))


def _behind_verb(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Mention | None:
    """Am Montag sagte Anna Holm: the subject behind the verb, in languages that put it there."""
    opening = tokens[0].lower
    adjunct = opening in lexicon["function_words"] or opening in lexicon["adverbs"]
    if not lexicon.inverted or not adjunct or opening in lexicon["definite_articles"]:
        return None
    return subject_after(tokens, verb + 1, lexicon)


def _may_be_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon["noun_like"] or not word.endswith(("d", "t"))


def _introduces(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    """Whether what is said follows at once: a word like "answer" is a verb of saying there only."""
    following = tokens[verb + 1]
    return following.quote >= 0 or following.lower in lexicon["introducing_words"]


def _is_aside(tokens: Sequence[Token], verb: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the verb's clause is over before the quotation: "after the court had ruled, …"."""
    if not any(token.text == "," for token in tokens[verb + 1 : at]):
        return False
    for token in reversed(tokens[:verb]):
        if not token.is_word or token.lower in lexicon.verbs:
            return False
        if token.lower in lexicon["subordinators"]:
            return True
    return False


def _agrees(mention: Mention, word: str) -> bool:
    """Whether verb and subject agree, so that "EU states" and "Russian claims" are no verbs."""
    if word.endswith("s") and not word.endswith("ss"):
        single = " " not in mention.text
        return not mention.plural and not (
            mention.kind == "name" and single and mention.head.endswith(_NATIONAL)
        )
    return True


def _certainty(tokens: Sequence[Token], verb: int, at: int, group: str, lexicon: Lexicon) -> float:
    """Less over a turn of the sentence: she said no, but the council went on with “…”."""
    turned = any(
        tokens[i].lower in lexicon["turns"] and tokens[i - 1].text == "," for i in range(verb + 2, at)
    )
    return _CERTAINTY[group] - _TURNED * turned


def _participle(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Claim | None:
    """…, saying it was “…”: the subject of the clause before."""
    before = tokens[verb - 1].lower if verb else ""
    if before in lexicon["gerund_prepositions"] or verb == 0:
        return NOBODY
    if before in lexicon["passive"]:
        mention = subject_before(tokens, verb, lexicon)
        return Claim(mention, 0.85) if mention else NOBODY
    for earlier in range(verb - 1, 0, -1):
        group = verb_group(tokens, earlier, lexicon)
        if lexicon.is_participle(tokens[earlier].lower) or tokens[earlier].lower in lexicon["noun_like"]:
            continue
        if is_noun(tokens, earlier, lexicon):
            continue
        if of_another(tokens, earlier, lexicon):
            return NOBODY
        if group in ("say", "judge"):
            mention = subject_before(tokens, earlier, lexicon)
            if mention:
                return Claim(mention, 0.8)
    mention = sentence_subject(tokens[:verb], lexicon) if tokens[verb - 1].text == "," else None
    return Claim(mention, 0.75) if mention else NOBODY


def _infinitive(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Claim | None:
    """She went on to say “…”; whoever "declined to say" has said nothing; "the right to say" is no verb."""
    leading = verb - 2
    if leading < 1 or tokens[leading].lower in lexicon["refusals"]:
        return NOBODY
    if tokens[leading].lower not in lexicon["leading_verbs"]:
        asked = tokens[leading].is_capital or tokens[leading].lower in lexicon["all_roles"]
        return NOBODY if asked and tokens[verb].lower in lexicon["bare_sayings"] else None
    if f"{tokens[leading - 1].lower}_{tokens[leading].lower}" in lexicon["leading_verbs"]:
        leading -= 1
    mention = subject_before(tokens, leading, lexicon) if leading else None
    return Claim(mention, 0.7) if mention else NOBODY


def _colon(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The neighbour picks up the story: “…”."""
    if not at or tokens[at - 1].text != ":":
        return None
    mention = sentence_subject(tokens[: at - 1], lexicon)
    if mention is None or mention.organisation or len(tokens[at].text.split()) < _FEWEST_WORDS:
        return None
    return Claim(mention, 0.7)
