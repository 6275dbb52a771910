"""The names of a sentence, each with what the words around it say: roles, and whether it is a person's."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from readaloud.describe.grammar.phrases import Mention, description, is_name_token, name_end, name_mention
from readaloud.describe.grammar.tokens import Token
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.speakers.calling import called_by_article, role_before


def names_in(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[Mention, bool]]:
    """Each name of a sentence, and whether it surely is a person's."""
    at = 0
    while at < len(tokens):
        if not is_name_token(tokens[at], lexicon):
            at += 1
            continue
        end = max(name_end(tokens, at, lexicon), at + 1)
        mention = name_mention(tokens[at:end], lexicon)
        if mention and not (at == 0 and end == 1 and _opens_role(tokens, lexicon)):
            yield _with_roles(tokens, at, end, mention, lexicon), _is_person(tokens, end, mention, lexicon)
        at = end


def _opens_role(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Man finds a coin; Council leader Ann Lee: the capital is that of the sentence."""
    role = len(tokens) > 1 and not tokens[1].is_capital and tokens[1].lower in lexicon["all_roles"]
    return role or tokens[0].lower in lexicon["all_roles"]


def _with_roles(tokens: Sequence[Token], start: int, end: int, mention: Mention, lexicon: Lexicon) -> Mention:
    """The roles around a name: "singer and guitarist Pat Sims", "Ann Lee, the mayor of Aln,"."""
    roles, at = _roles_before(tokens, start, lexicon)
    roles = [*mention.roles, *_of_titles(mention, lexicon), *roles]
    called = ""
    if lexicon["open_nouns"] and at > 0 and tokens[at - 1].lower in lexicon["definite_articles"]:
        roles += [tokens[at].lower] * tokens[at].is_word  # la etnógrafa Irene Salvat
        called = called_by_article(tokens[at - 1].lower, tokens[at].lower, lexicon)
    name = next((i for i in range(start, end) if tokens[i].start == mention.start), start)
    if noun := role_before(tokens, name, lexicon):
        roles.append(noun)
        article = tokens[name - 2].lower if name > 1 else ""
        called = called_by_article(article, noun, lexicon)
    if end + 1 < len(tokens) and tokens[end].text == ",":
        stop = next((i for i in range(end + 1, len(tokens)) if not tokens[i].is_word), len(tokens))
        apposed = description(tokens[end + 1 : stop], lexicon)
        roles += [apposed.head] if apposed and not apposed.organisation else []
    gender = mention.gender or lexicon.gender_of(roles)
    return replace(mention, roles=tuple(roles), gender=gender, called=called)


def _roles_before(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[list[str], int]:
    """The roles right before a name, and where what stands before them ends."""
    roles: list[str] = []
    at = start - 1
    if at > 1 and tokens[at].text == "," and _opens_apposition(tokens, at, lexicon):
        at -= 1
    while at >= 0 and (
        tokens[at].lower in lexicon["all_roles"]
        or (at < start - 1 and tokens[at].lower in lexicon["joining_words"])
    ):
        if tokens[at].lower in lexicon["all_roles"]:
            roles += [tokens[at].lower, *(f"{t.lower} {tokens[at].lower}" for t in tokens[:at][-1:])]
        at -= 1
    return roles, at


def _opens_apposition(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> bool:
    """The mayor, Ann Lee; his niece, Ann Lee; the council leader, Ann Lee."""
    starts = lexicon["definite_starts"]
    if tokens[comma - 2].lower in starts:
        return True
    noun = tokens[comma - 2]
    plain = noun.is_word and not noun.is_capital and noun.lower not in lexicon["function_words"]
    return plain and comma > 2 and tokens[comma - 3].lower in starts


def _of_titles(mention: Mention, lexicon: Lexicon) -> list[str]:
    """What somebody is by the title that the name has: Judge Ann Lee is a judge, Sgt Lee a sergeant."""
    roles: list[str] = []
    if " " not in mention.text:
        return roles
    for word in mention.text.lower().replace(".", "").split()[:-1]:
        if word not in lexicon["titles"]:
            break
        if word in lexicon["all_roles"]:
            roles.append(word)
        roles += [
            pair.removeprefix(f"{word}_") for pair in lexicon["title_roles"] if pair.startswith(f"{word}_")
        ]
    return roles


def _is_person(tokens: Sequence[Token], end: int, mention: Mention, lexicon: Lexicon) -> bool:
    """A title, a known given name, an age or "who" behind it."""
    words = [word.strip(".").lower() for word in mention.text.split()]
    if mention.organisation:
        return False
    if words[0] in lexicon["titles"] or (len(words) > 1 and lexicon.is_given(words[0])):
        return True
    behind = [token.lower for token in tokens[end : end + 2]]
    told = behind[1:] if behind[:1] == [","] else behind[:1]
    return any(
        word in lexicon["personal_relatives"] or (word.isdigit() and word != behind[0]) for word in told
    )
