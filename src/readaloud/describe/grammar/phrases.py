"""Whom a run of words means: a name without its roles, a description as it stands, an organisation."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon

_LONGEST_TAIL = 6
_ROLE_AND_NAME = 3  # words: Bademeister Uli Renz
_LONGEST_ANYBODY = 3  # words: la joven etnógrafa


class Mention(Struct, frozen=True, gc=False):
    """Words that mean somebody: ``text`` as printed at ``start``.

    ``kind`` is name, description, pronoun or joint (two names).
    """

    text: str
    start: int
    kind: str
    head: str = ""  # the noun of a description, the pronoun itself, the last word of a name; lower case
    roles: tuple[str, ...] = ()  # of a name: "mayor"; lower case
    gender: str = ""  # f, m or unknown
    plural: bool = False
    organisation: bool = False
    definite: bool = False  # "the agent", not "an agent"
    called: str = ""  # she, he: what the words around a name say


def is_name_token(token: Token, lexicon: Lexicon) -> bool:
    """A capitalised word that can be part of a name."""
    if not token.is_capital or token.bare in lexicon["calendar"]:
        return False
    return token.lower not in lexicon["not_names"]


def name_start(tokens: Sequence[Token], end: int, lexicon: Lexicon, floor: int = 0) -> int:
    """Where the run of name words begins that ends before ``end``; ``end`` when there is none."""
    start = end
    while start > floor:
        token = tokens[start - 1]
        joined = start < end and _joins_names(tokens, start - 1, -1, lexicon)
        if not is_name_token(token, lexicon) and not joined:
            break
        if start < end and token.is_possessive and not _continues_organisation(tokens[start:end], lexicon):
            break
        start -= 1
    return start


def _joins_names(tokens: Sequence[Token], at: int, step: int, lexicon: Lexicon) -> bool:
    """Whether a small word stands inside a name: de la, seen from the name beside it."""
    particles = lexicon["name_particles"]
    if tokens[at].lower not in particles:
        return False
    while 0 <= at < len(tokens) and tokens[at].lower in particles and not tokens[at].is_capital:
        at += step
    return 0 <= at < len(tokens) and is_name_token(tokens[at], lexicon)


def _continues_organisation(run: Sequence[Token], lexicon: Lexicon) -> bool:
    return run[-1].bare in lexicon["organisations"]


def name_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """Where the run of name words ends that begins at ``start``."""
    end = start
    while end < len(tokens):
        token = tokens[end]
        joined = end > start and _joins_names(tokens, end, 1, lexicon)
        if not is_name_token(token, lexicon) and not joined:
            break
        end += 1
        if token.is_possessive and not (end < len(tokens) and is_name_token(tokens[end], lexicon)):
            break
    return end


def name_mention(tokens: Sequence[Token], lexicon: Lexicon, *, surname: bool = False) -> Mention | None:
    """The person or organisation that a run of name words means; None for a role alone or nothing.

    Args:
        tokens: the run.
        lexicon: the words of the language.
        surname: nothing like "the" stands before, so that a word which is a role too is a surname (Weaver).
    """
    run = _without_letters(list(tokens), lexicon)
    if not run or (len(run) == 1 and run[0].bare in lexicon["nobody"]):
        return None
    if lexicon.nouns_are_capitals and not _is_surely_name(run, lexicon, surname):
        return None
    if _surname_like_role(run, lexicon, surname):
        gender = _gender(run, (), lexicon) if len(run) > 1 else ""  # "Man" may be no name at all
        return Mention(_text(run), run[0].start, "name", run[-1].bare, (), gender)
    if run[-1].bare in lexicon["organisations"] and run[-1].lower not in lexicon["titles"]:
        return _organisation(run)
    last_role = max((i for i, token in enumerate(run) if _is_role(token, lexicon)), default=-1)
    roles = tuple(token.bare for token in run[: last_role + 1] if token.bare in lexicon["roles"])
    run = _from_title(_without_acronym(run[last_role + 1 :]), lexicon)
    run = _from_given_name(run, lexicon)
    bare = [token for token in run if token.bare not in lexicon["titles"]]
    if not bare or not bare[0].is_capital:
        return None
    return Mention(_text(run), run[0].start, "name", bare[-1].bare, roles, _gender(run, roles, lexicon))


def _is_surely_name(run: Sequence[Token], lexicon: Lexicon, surname: bool) -> bool:
    """Where every noun has a capital: a given name, a title or a role before it, or nothing like "the"."""
    before = [token.bare for token in run[:-1]]
    if len(run) == _ROLE_AND_NAME and run[0].bare.endswith(tuple(lexicon["role_endings"])):
        return True  # Bademeister Uli Renz
    if any(word in lexicon["known_before_names"] or lexicon.is_given(word) for word in before):
        return True
    return surname and len(run) <= 2 and run[-1].bare not in lexicon["all_roles"]


def _surname_like_role(run: Sequence[Token], lexicon: Lexicon, surname: bool) -> bool:
    """Ann Weaver, and Weaver where nothing like "the" stands before it."""
    if lexicon.nouns_are_capitals and len(run) == 1:
        return False
    if run[-1].bare not in lexicon["roles"] or run[-1].bare in lexicon["titles"]:
        return False
    return surname if len(run) == 1 else lexicon.is_given(run[-2].bare) and len(run) <= 3


def _gender(run: Sequence[Token], roles: Sequence[str], lexicon: Lexicon) -> str:
    words = [token.bare for token in run[:2]] + list(roles)
    return lexicon.gender_of(words)


def _from_title(run: list[Token], lexicon: Lexicon) -> list[Token]:
    """South Dakota Gov. Ann Lee: what stands before the title is no part of the name."""
    for index in range(len(run) - 2, 0, -1):
        if run[index].bare in lexicon["titles"]:
            while index and run[index - 1].bare in lexicon["titles"]:
                index -= 1
            return run[index:]
    return run


def _is_role(token: Token, lexicon: Lexicon) -> bool:
    return (token.bare in lexicon["all_roles"] and token.bare not in lexicon["titles"]) or token.bare in (
        "general",
        "secretary",
    )


def _organisation(run: Sequence[Token]) -> Mention:
    return Mention(_text(run), run[0].start, "name", run[-1].bare, organisation=True, plural=False)


def _without_acronym(run: list[Token]) -> list[Token]:
    """CEO Ann Lee, BBN Ann Lee: the letters are a role or a house."""
    while len(run) > 1 and _is_acronym(run[0]) and not _is_acronym(run[1]):
        run = run[1:]
    return run


def _without_letters(run: list[Token], lexicon: Lexicon) -> list[Token]:
    """Ms Ann Lee MP, Ben Roe KC: the letters behind a name are no part of it."""
    while len(run) > 2 and run[-1].bare in lexicon["letters_behind_names"] and run[-1].text.isupper():
        run = run[:-1]
    return run


def _is_acronym(token: Token) -> bool:
    letters = token.bare.replace(".", "")
    return len(letters) > 1 and token.text.replace(".", "").removesuffix("’s").removesuffix("'s").isupper()


def _from_given_name(run: list[Token], lexicon: Lexicon) -> list[Token]:
    """Beekeeper Ann Lee: what stands before a known given name is no part of the name."""
    if len(run) < 3 or not run[0].bare.endswith(tuple(lexicon["role_endings"])):
        return run
    if lexicon.is_given(run[0].bare) or run[0].bare in lexicon["titles"]:
        return run
    if lexicon.nouns_are_capitals and len(run) == _ROLE_AND_NAME and run[0].is_capital:
        return run[1:]
    for index, token in enumerate(run[:-1]):
        if lexicon.is_given(token.bare):
            return run[index:]
    return run


def _text(run: Sequence[Token]) -> str:
    parts = [run[0].text]
    for before, token in pairwise(run):
        parts.append(" " * (token.start > before.end) + token.text)
    text = "".join(parts)
    last = run[-1]
    return text[:-2] if last.lower.endswith(("'s", "’s", "‘s")) else text


def description(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """The people or the body that a noun phrase describes, with a short "of …" behind it; None for things.

    Args:
        tokens: the phrase from its first word, without what follows it (verb, comma, "who").
        lexicon: the words of the language.
    """
    tails = lexicon["phrase_tails"]
    tail = next((i for i, token in enumerate(tokens) if i and token.lower in tails), len(tokens))
    core = tokens[:tail]
    known = _head_kind(core[-1], lexicon) if core else ""
    if not known or not all(_can_stand_in_phrase(token, lexicon) for token in core):
        return None
    head, first = core[-1], core[0]
    if head.bare in lexicon["nobody"]:
        return None
    if not (_begins_phrase(first, lexicon) or known != "thing"):
        return None
    if first.lower in lexicon["nobody_in_particular"]:
        return None
    whole = (*core, *_short_tail(tokens[tail:], lexicon))
    gender = lexicon.gender_of((head.bare, head.bare.removesuffix("s")))
    gender = gender or gender_by_article(first.lower, head.bare, lexicon)
    plural = known == "plural" or (known != "organisation" and _is_plural(head, lexicon))
    definite = first.lower in lexicon["definite_articles"]
    organisation = known in ("organisation", "document")
    return Mention(
        _text(whole), first.start, "description", head.bare, (), gender, plural, organisation, definite
    )


def gender_by_article(article: str, noun: str, lexicon: Lexicon) -> str:
    """What an article, or an ending, tells of a person: la bióloga, der Kläger; nothing: la víctima."""
    if noun in lexicon["either_nouns"]:
        return ""
    if lexicon["female_endings"] and noun.endswith(tuple(lexicon["female_endings"])):
        return "f"
    weak = noun.endswith(tuple(lexicon["weak_endings"]))  # die Vorsitzende, der Vorsitzende
    if article in lexicon["articles_female"] or (weak and article in lexicon["weak_articles_female"]):
        return "f"
    male = tuple(lexicon["male_endings"])
    return "m" if article in lexicon["articles_male"] and (not male or noun.endswith(male)) else ""


def anybody(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """La etnógrafa, a concessionária: whatever an article and a noun mean, where they must be the speaker.

    Only in languages whose lists of people are too short to ask (``open_nouns``).
    """
    if not lexicon["open_nouns"] or not 2 <= len(tokens) <= _LONGEST_ANYBODY:
        return None
    first, head = tokens[0], tokens[-1]
    if first.lower not in lexicon["definite_articles"] or head.bare in lexicon["nobody"]:
        return None
    if any(not _is_plain_noun(token, lexicon) for token in tokens[1:]):
        return None
    gender = gender_by_article(first.lower, head.bare, lexicon)
    return Mention(_text(tokens), first.start, "description", head.bare, (), gender, definite=True)


def _is_plain_noun(token: Token, lexicon: Lexicon) -> bool:
    small = any(token.lower in lexicon[group] for group in ("function_words", "determiners", "adverbs"))
    return token.is_word and token.is_capital == lexicon.nouns_are_capitals and not small


def _can_stand_in_phrase(token: Token, lexicon: Lexicon) -> bool:
    """No helping verb and no pronoun stands inside a noun phrase."""
    lower = token.lower
    helper = lower in lexicon["passive"] or lower in lexicon["auxiliaries"] or lower in lexicon["pronouns"]
    return token.is_word and not helper


def _head_kind(head: Token, lexicon: Lexicon) -> str:
    noun = head.bare
    if noun in lexicon["roles_plural"]:
        return "plural"
    if noun in lexicon["all_roles"] or noun in lexicon["stand_ins"]:
        return "person"
    if noun in lexicon["organisation_nouns"]:
        return "organisation"
    if noun in lexicon["documents"]:
        return "document"
    return "person" if noun.removesuffix("s").endswith(tuple(lexicon["person_endings"])) else ""


def _is_plural(head: Token, lexicon: Lexicon) -> bool:
    noun = head.bare
    return (noun.endswith("s") and not noun.endswith("ss") and noun not in lexicon["roles"]) or noun.endswith(
        "men"
    )


def _begins_phrase(token: Token, lexicon: Lexicon) -> bool:
    lower = token.lower
    return lower in lexicon["determiners"] or lower in lexicon["possessive_pronouns"] or token.is_possessive


def _short_tail(tail: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The "of the protesters", "for the company" behind a noun, when it is short and of one piece."""
    if not tail or tail[0].lower not in lexicon["tail_prepositions"]:
        return ()
    stop = next((i for i, token in enumerate(tail) if i and _ends_tail(token, lexicon)), len(tail))
    return tail[:stop] if 2 <= stop <= _LONGEST_TAIL else ()


def _ends_tail(token: Token, lexicon: Lexicon) -> bool:
    lower = token.lower
    return (
        not token.is_word
        or lower in lexicon["prepositions"]
        or lexicon.is_past(lower)
        or lexicon.is_participle(lower)
    )
