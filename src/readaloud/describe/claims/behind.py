"""What stands behind a quotation: "…," said Ann Lee. "…," Ann Lee said. "…?" she tried."""

from collections.abc import Sequence

from readaloud.describe.claims.claim import NOBODY, Claim, inside, is_noun, verb_group
from readaloud.describe.claims.doubts import unsaid
from readaloud.describe.claims.other_words import of_another
from readaloud.describe.grammar.noun_phrases import pronoun
from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.subjects import subject_after, subject_before
from readaloud.describe.grammar.tokens import Token, word_token
from readaloud.describe.lexicon import Lexicon

_OPEN_ENDS = (",", "?", "!", "…", "—", "–", "-")
_SHORTEST_VERB = 4  # letters of a verb that no list has
_FARTHEST_VERB = 30  # words from a quotation to the verb behind it, insertions counted


def claim_behind(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Claim | None:
    """The claim of the words right behind the quotation at index ``at``."""
    stop = next((i for i in range(at + 1, len(tokens)) if tokens[i].quote >= 0), len(tokens))
    start = at + 1
    open_end = inside(tokens[at]).endswith(_OPEN_ENDS)
    while start < stop and tokens[start].text in (",", "-", "–", "—"):
        start, open_end = start + 1, True
    region = tokens[start:stop]
    if not region or not region[0].is_word:
        return None
    if not open_end and not (inside(tokens[at])[-1:] == "." and region[0].text[0].islower()):
        return None
    if region[0].lower in lexicon["afterwards"]:
        return None
    return _inverted(region, lexicon) or _straight(region, lexicon) or _pronoun_verb(region, lexicon)


def said_by(words: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """The claim of words that are nothing but verb and subject: raconte-t-elle, assure le maire."""
    verb = bool(words) and (_hyphened_pronoun(words[0], lexicon) or verb_group(words, 0, lexicon) == "say")
    return _inverted(words, lexicon) if verb else None


def _inverted(region: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """“…,” said Ann Lee. « … », a dit Ann Lee. « … », dit-elle."""
    at = 0
    while at + 1 < len(region) and region[at].lower in lexicon["before_verbs"] - lexicon["attributing_words"]:
        at += 1
    if hyphened := _hyphened_pronoun(region[at], lexicon):
        return Claim(hyphened, 0.9)
    group = verb_group(region, at, lexicon) or _turned_verb(region, at, lexicon)
    if group not in ("say", "think", "loose") or lexicon.is_participle(region[at].lower):
        return None
    mention = subject_after(region, at + 1, lexicon) or _dropped(region, at, lexicon)
    if mention is None or (mention.kind == "pronoun" and _is_plural_verb(region[at], lexicon)):
        return None
    return Claim(mention, 0.95)


def _dropped(region: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """«…», asegura. In some languages the verb alone says that she or he said it."""
    following = region[at + 1].text if at + 1 < len(region) else "."
    if not lexicon["dropped_subjects"] or following not in ".,;:–—" or _is_plural_verb(region[at], lexicon):
        return None
    return Mention("", region[at].start, "pronoun", "who")


def _turned_verb(region: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """« … », bromeó el alcalde. „…“, beteuert Anna Pohl: right behind a quotation any verb is one of saying.

    English does not put its verbs there, and names no endings for it.
    """
    word = region[at].lower
    if not lexicon.inverted or region[at].is_capital or at + 1 >= len(region) or len(word) < 2:
        return ""
    small = any(word in lexicon[group] for group in ("function_words", "determiners", "adverbs"))
    known = small or len(word) < _SHORTEST_VERB
    following = region[at + 1]
    subject = following.is_capital or following.lower in lexicon["definite_articles"]
    verb = word in lexicon["attributing_words"] or (not known and word.endswith(lexicon.inverted))
    return "loose" if subject and verb else ""


def _hyphened_pronoun(token: Token, lexicon: Lexicon) -> Mention | None:
    """French says "dit-elle", "raconte-t-il"."""
    verb, _, tail = token.lower.replace("-t-", "-").partition("-")
    if tail not in lexicon["pronouns"] or verb not in lexicon.verbs:
        return None
    return pronoun(word_token(tail, token.start, token.end), lexicon)


def _is_plural_verb(token: Token, lexicon: Lexicon) -> bool:
    """German "sagten sie" is of several people; "sagte sie" of one."""
    return token.lower.endswith(tuple(lexicon["plural_endings"])) if lexicon["plural_endings"] else False


def _straight(region: Sequence[Token], lexicon: Lexicon) -> Claim | None:
    """“…,” Ann Lee said."""
    for at in range(1, min(len(region), _FARTHEST_VERB)):
        if not region[at].is_word and region[at].text not in (",", "—", "–", "(", ")", "."):
            return None
        if region[at].text == "." and region[at - 1].is_word:
            return None
        group = verb_group(region, at, lexicon)
        if not group or lexicon.is_participle(region[at].lower) or is_noun(region, at, lexicon):
            continue
        if unsaid(region, at, lexicon) or of_another(region, at, lexicon):
            return NOBODY
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
