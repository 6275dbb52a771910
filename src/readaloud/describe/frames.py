"""What a sentence itself says about who speaks the quotation in it.

Three places: behind it ("…," said Ann Lee), before it (Ann Lee said that "…"), and at the end of the
sentence, over other words ("…" has to go, Ann Lee said). The nearest verb of saying governs: where its
subject is unclear nobody is named, and no farther verb is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from readaloud.describe.lexicon import Lexicon
from readaloud.describe.main_clause import sentence_subject
from readaloud.describe.noun_phrases import pronoun
from readaloud.describe.phrases import Mention, name_mention, name_start
from readaloud.describe.subjects import subject_after, subject_before
from readaloud.describe.tokens import Token

_OPEN_END = ",?!…—–-"
_MARKS = "”\"’'»“‘«›‹ \u00a0\u202f"
_FEWEST_WORDS = 4  # behind a colon without a verb of saying; fewer are a name or a term
_FARTHEST = {"say": 45, "judge": 25, "think": 25}


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a sentence says is speaking, sure from 0 to 1; without a mention, somebody who is not named."""

    mention: Mention | None
    confidence: float


NOBODY = Claim(None, 1.0)


def claim_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The claim on the quotation at index ``at`` of a sentence; None when the sentence claims nothing."""
    leading = at == 0 or not any(token.is_word for token in tokens[:at])
    after = _after(tokens, at, lexicon)
    if not after and (interrupted := _interrupted(tokens, at, lexicon)):
        return interrupted
    if after and (leading or _starts_clause(tokens[at])):
        return after
    before = None if leading else _before(tokens, at, lexicon)
    if before and before.mention and before.confidence > 0.8:
        return before
    trailing = _trailing(tokens, at, lexicon)
    according = _according(tokens, lexicon)
    return after or trailing or (before if before and before.mention else None) or according or before


def _inside(token: Token) -> str:
    return token.text.strip(_MARKS + "„‚‟")


def _starts_clause(token: Token) -> bool:
    return _inside(token)[:1].isupper()


# Behind the quotation


def _interrupted(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """“…,” says Ann Lee in a statement, “…”: the second half is of the same speaker."""
    before = next((i for i in range(at - 1, -1, -1) if tokens[i].quote >= 0), -1)
    if before < 0 or tokens[at - 1].text not in (",", "—", "–", "-", ":"):
        return None
    leading = not any(token.is_word for token in tokens[:before])
    return _after(tokens, before, lexicon) if leading or _starts_clause(tokens[before]) else None


def _after(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    stop = next((i for i in range(at + 1, len(tokens)) if tokens[i].quote >= 0), len(tokens))
    start = at + 1
    open_end = _inside(tokens[at])[-1:] in _OPEN_END
    while start < stop and tokens[start].text in (",", "-", "–", "—"):
        start, open_end = start + 1, True
    region = tokens[start:stop]
    if not region or not region[0].is_word:
        return None
    if not open_end and not (_inside(tokens[at])[-1:] == "." and region[0].text[0].islower()):
        return None
    if region[0].lower in lexicon["afterwards"]:
        return None
    return _inverted(region, lexicon) or _straight(region, lexicon) or _pronoun_verb(region, lexicon)


def verb_group(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The group of the verb at this index, particle verbs ("went on") included; empty for other words."""
    if not tokens[at].is_word or (tokens[at].text[0].isupper() and at):
        return ""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return lexicon.verbs.get(f"{tokens[at].lower}_{following}") or lexicon.verbs.get(tokens[at].lower, "")


def _inverted(region: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """“…,” said Ann Lee. « … », a dit Ann Lee. « … », dit-elle."""
    at = 0
    while at + 1 < len(region) and region[at].lower in lexicon["before_verbs"]:
        at += 1
    if hyphened := _hyphened_pronoun(region[at], lexicon):
        return Claim(hyphened, 0.9)
    group = verb_group(region, at, lexicon)
    if group not in ("say", "think", "loose") or lexicon.is_participle(region[at].lower):
        return None
    mention = subject_after(region, at + 1, lexicon)
    if mention is None or (mention.kind == "pronoun" and _is_plural_verb(region[at], lexicon)):
        return None
    return Claim(mention, 0.95)


def _hyphened_pronoun(token: Token, lexicon: Lexicon) -> Mention | None:
    """French says "dit-elle", "raconte-t-il"."""
    verb, _, tail = token.lower.replace("-t-", "-").partition("-")
    if tail not in lexicon["pronouns"] or verb not in lexicon.verbs:
        return None
    return pronoun(Token(tail, tail, token.start, token.end), lexicon)


def _is_plural_verb(token: Token, lexicon: Lexicon) -> bool:
    """German "sagten sie" is of several people; "sagte sie" of one."""
    return token.lower.endswith(tuple(lexicon["plural_endings"])) if lexicon["plural_endings"] else False


def _straight(region: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """“…,” Ann Lee said."""
    for at in range(1, min(len(region), 30)):
        if not region[at].is_word and region[at].text not in (",", "—", "–", "(", ")", "."):
            return None
        if region[at].text == "." and region[at - 1].is_word:
            return None
        group = verb_group(region, at, lexicon)
        if not group or lexicon.is_participle(region[at].lower) or _is_noun(region, at, lexicon):
            continue
        mention = subject_before(region, at, lexicon)
        if mention and (mention.start == region[0].start or at < 20):
            return Claim(mention, 0.95 if group != "judge" else 0.8)
        if _passive(region, at, lexicon):
            return NOBODY
    return None


def _passive(region: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    return any(token.lower in lexicon["passive"] for token in region[max(0, verb - 3) : verb])


def _pronoun_verb(region: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """“…?” she attempted: right behind a quotation any verb of a pronoun is one of saying."""
    if len(region) < 2 or region[0].lower not in lexicon["pronouns"] or not region[1].is_word:
        return None
    verb = region[1].lower
    if verb in lexicon["passive"]:
        return NOBODY
    if verb in lexicon["auxiliaries"] or not (lexicon.is_past(verb) or verb.endswith("s")):
        return None
    return Claim(pronoun(region[0], lexicon), 0.85)


# Before the quotation


def _before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    for verb in range(at - 1, -1, -1):
        if tokens[verb].lower in lexicon["saying_nouns"] and _is_noun(tokens, verb, lexicon):
            owner = _owner(tokens, verb, at, lexicon)
            if owner:
                return owner
            continue
        group = verb_group(tokens, verb, lexicon)
        if not group or (group == "loose" and not _adjoins(tokens, verb, at)):
            continue
        if _is_noun(tokens, verb, lexicon):
            continue
        claim = _governed(tokens, verb, at, group, lexicon)
        if claim:
            return claim
    return _colon(tokens, at, lexicon)


def _adjoins(tokens: Sequence[Token], verb: int, at: int) -> bool:
    return at - verb <= 2 or (at - verb < 8 and tokens[at - 1].text == ":")


def _is_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if at == 0 or lexicon.is_past(tokens[at].lower) or lexicon.is_participle(tokens[at].lower):
        return False
    before = tokens[at - 1]
    return (
        before.is_possessive
        or before.lower in lexicon["possessive_pronouns"]
        or (before.lower in lexicon["determiners"] and before.lower not in lexicon["standing_alone"])
        or before.lower in lexicon["prepositions"]
    )


def _owner(tokens: Sequence[Token], noun: int, at: int, lexicon: Lexicon) -> Claim | None:
    """Smith's claim that “…”: the words of Smith; with "the claim that" nobody knows."""
    before = tokens[noun - 1]
    if at - noun > 4 or (
        noun > 1 and tokens[noun - 2].lower in lexicon["prepositions"] and not before.is_possessive
    ):
        return None
    if tokens[noun + 1].lower not in lexicon["opening_words"] and tokens[noun + 1].quote < 0:
        return None
    if before.is_possessive:
        run = name_start(tokens, noun, lexicon)
        mention = name_mention(tokens[run:noun], lexicon) if run < noun else None
        return Claim(mention, 0.7) if mention else NOBODY
    return NOBODY


def _governed(tokens: Sequence[Token], verb: int, at: int, group: str, lexicon: Lexicon) -> Claim | None:
    """The claim of the verb before the quotation; None when it is no verb of this clause after all."""
    word = tokens[verb].lower
    if at - verb > _FARTHEST.get(group, 25):
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
    mention = subject_before(tokens, verb, lexicon)
    if mention is None or not _agrees(mention, word):
        return None if _may_be_noun(word, lexicon) else NOBODY
    if _is_aside(tokens, verb, at, lexicon):
        return None
    return Claim(mention, _certainty(tokens, verb, at, group, lexicon))


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


_NATIONAL = ("ian", "ean", "ish", "ese")


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
    base = {"say": 0.95, "judge": 0.9, "think": 0.8, "loose": 0.85}[group]
    return base - 0.45 * turned


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
        if lexicon.is_participle(tokens[earlier].lower) or _is_noun(tokens, earlier, lexicon):
            continue
        if group in ("say", "judge"):
            mention = subject_before(tokens, earlier, lexicon)
            if mention:
                return Claim(mention, 0.8)
    mention = sentence_subject(tokens[:verb], lexicon) if tokens[verb - 1].text == "," else None
    return Claim(mention, 0.75) if mention else NOBODY


def _infinitive(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Claim:
    """She went on to say “…”; she refused to call it “…”."""
    mention = subject_before(tokens, verb - 2, lexicon) if verb > 2 else None
    return Claim(mention, 0.7) if mention else NOBODY


def _colon(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The neighbour picks up the story: “…”."""
    if not at or tokens[at - 1].text != ":":
        return None
    mention = sentence_subject(tokens[: at - 1], lexicon)
    if mention is None or mention.organisation or len(tokens[at].text.split()) < _FEWEST_WORDS:
        return None
    return Claim(mention, 0.7)


# Farther on in the sentence


def _trailing(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """“…” has to go, said Ann Lee. Or: …, Ann Lee argued."""
    for verb in range(at + 2, len(tokens)):
        if verb_group(tokens, verb, lexicon) not in ("say", "think") or lexicon.is_participle(
            tokens[verb].lower
        ):
            continue
        if tokens[verb - 1].text == ",":
            mention = subject_after(tokens, verb + 1, lexicon)
            return Claim(mention, 0.85) if mention else None
        closes = (
            verb + 1 == len(tokens)
            or tokens[verb + 1].text in (".", ",")
            or tokens[verb + 1].bare in lexicon["calendar"]
        )
        comma = max((i for i in range(at + 1, verb) if tokens[i].text == ","), default=-1)
        if closes and comma > 0:
            mention = subject_before(tokens[comma + 1 :], verb - comma - 1, lexicon)
            return Claim(mention, 0.85) if mention else None
    return None


def _according(tokens: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """According to the report, it was “…”."""
    for at in range(len(tokens) - 1):
        words = 1 if tokens[at].lower in lexicon["according"] else 2
        if words == 1 or f"{tokens[at].lower}_{tokens[at + 1].lower}" in lexicon["according"]:
            mention = subject_after(tokens, at + words, lexicon)
            return Claim(mention, 0.85) if mention else NOBODY
    return None
