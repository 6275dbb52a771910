"""What the text itself calls somebody, she or he: by a title, a role or an article, never by a given name.

A pronoun tells it too; whom it means is found by ``focus``.
"""

from collections.abc import Iterable, Sequence

from readaloud.describe.grammar.phrases import Mention, gender_by_article
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

SHE, HE = "she", "he"

_SIDES = ((SHE, "female"), (HE, "male"))


def called_by_roles(roles: Iterable[str], lexicon: Lexicon) -> str:
    """What roles say: spokeswoman, his father, Verkehrsministerin; empty where they say both or nothing."""
    found = {word for role in roles for word, side in _SIDES if _is_of(role, side, lexicon)}
    return found.pop() if len(found) == 1 else ""


def called_by_words(mention: Mention, lexicon: Lexicon) -> str:
    """What the words of a mention say: Mrs Quist, the spokesman, die Nachbarin."""
    named = mention.kind == "name"
    if mention.organisation or mention.plural or (named and not mention.roles and " " not in mention.text):
        return ""
    words = [word.strip(".,").lower() for word in mention.text.split()]
    for word in words[:-1]:
        if word not in lexicon["titles"]:
            break
        for called, side in _SIDES:
            if word in lexicon[f"honorifics_{side}"]:
                return called
    if named:
        return called_by_roles(mention.roles, lexicon)
    return called_by_roles([mention.head], lexicon) or called_by_article(words[0], mention.head, lexicon)


def called_by_article(article: str, noun: str, lexicon: Lexicon) -> str:
    """What the article before a noun for a person says: la bióloga, der Kläger."""
    return {"f": SHE, "m": HE}.get(gender_by_article(article, noun, lexicon), "") if noun else ""


def role_before(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> str:
    """The noun for a person right before a name, where every noun has a capital: Bahnsprecher Uwe Kolb."""
    noun = tokens[start - 1] if start else None
    if noun is None or not lexicon.nouns_are_capitals or not noun.is_capital or noun.is_possessive:
        return ""
    known = noun.lower in lexicon["all_roles"] or noun.lower.endswith(tuple(lexicon["person_endings"]))
    after_article = start > 1 and tokens[start - 2].lower in lexicon["articles_male"]
    likely = after_article and noun.lower.endswith(tuple(lexicon["male_endings"]))
    return noun.lower if known or likely else ""


def _is_of(role: str, side: str, lexicon: Lexicon) -> bool:
    """Whether a role is a woman's or a man's; in German also one that ends in such a word."""
    roles = lexicon[f"roles_{side}"] | lexicon[f"honorifics_{side}"]
    if role in roles:
        return True
    if not lexicon.nouns_are_capitals:
        return False
    ends = role.endswith(tuple(lexicon["person_endings"] | roles))
    female = role.endswith(tuple(lexicon["female_endings"] | lexicon["roles_female"]))
    return ends and female == (side == "female")
