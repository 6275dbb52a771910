"""The people and organisations of an article: which words mean the same one, and the fullest name of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from readaloud.describe.lexicon import Lexicon
from readaloud.describe.phrases import Mention, description, is_name_token, name_end, name_mention, name_start
from readaloud.describe.tokens import Sentence, Token


@dataclass(eq=False, slots=True)
class Member:
    """One person or body: every name it has in the article and what is known of it."""

    words: tuple[str, ...] = ()  # of the fullest name, lower case, titles left out; empty for a description
    name: str = ""  # the fullest name as printed, or the description by which it first spoke
    head: str = ""
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    person: bool = False  # there is evidence that it is a person
    organisation: bool = False
    plural: bool = False
    met: bool = False  # the reading has come to it


class Cast:
    """Who is meant by a mention. Names of the whole article are known from the start."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._named: list[Member] = []
        self._described: list[Member] = []
        self._aliases: dict[str, str] = {}

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Collects the names of the article, each with its roles, before anybody is looked up."""
        read = list(sentences)
        found = [item for sentence in read for item in names_in(sentence.tokens, self._lexicon)]
        for mention, evidence in sorted(found, key=lambda item: -len(self._words(item[0]))):
            if self.is_ambiguous(mention):
                continue  # who that is depends on where it stands
            member = self._place(mention)
            member.roles.update(mention.roles)
            member.gender = member.gender or mention.gender
            member.person |= evidence or bool(mention.roles)
        for sentence in read:
            self._note_aliases(sentence.tokens)

    def _note_aliases(self, tokens: Sequence[Token]) -> None:
        """The Harbour Safety Board (HSB): later "the HSB" is the same."""
        for at in range(2, len(tokens) - 2):
            short = tokens[at + 1].text
            if tokens[at].text != "(" or tokens[at + 2].text != ")" or not short.isupper() or len(short) < 2:
                continue
            start = name_start(tokens, at, self._lexicon)
            if at - start >= 2:
                self._aliases[short.lower()] = _joined(tokens[start:at])

    def member(self, mention: Mention) -> Member | None:
        """Who the mention means; None for pronouns."""
        if mention.kind == "pronoun":
            return None
        if mention.kind == "description":
            return self._describe(mention)
        if mention.kind == "joint":
            return Member(name=mention.text, head=mention.head, plural=True, person=True)
        member = self._place(mention)
        member.met = True
        return member

    def is_ambiguous(self, mention: Mention) -> bool:
        """Whether several people of the article bear the name."""
        words = self._words(mention)
        return sum(self._may_be(words, member) for member in self._named) > 1

    def _may_be(self, words: tuple[str, ...], member: Member) -> bool:
        """Whether a name can be the member's: a body's only by its end, a person's by its beginning too."""
        if member.organisation and words[:1] == member.words[:1] and words != member.words:
            return False
        return _same(words, member.words)

    def _words(self, mention: Mention) -> tuple[str, ...]:
        titles = self._lexicon["titles"]
        words = (word.strip(".,").lower() for word in mention.text.split())
        return tuple(word for word in words if word and word not in titles)

    def _place(self, mention: Mention) -> Member:
        words = self._words(mention)
        fits = [member for member in self._named if self._may_be(words, member)]
        exact = [member for member in fits if member.words == words]
        if mention.gender:
            fits = [member for member in fits if member.gender in ("", mention.gender)] or fits
        if exact:
            return exact[-1]
        fits = [member for member in fits if member.met] or fits  # those to come are not meant yet
        return _known_better(fits[0], mention, words) if len(fits) == 1 else self._as_printed(mention, words)

    def _as_printed(self, mention: Mention, words: tuple[str, ...]) -> Member:
        member = Member(
            words,
            self._aliases.get(mention.head, mention.text),
            mention.head,
            set(mention.roles),
            mention.gender,
            organisation=mention.organisation or mention.head in self._aliases,
            person=bool(mention.gender or mention.roles) and not mention.organisation,
        )
        self._named.append(member)
        return member

    def _describe(self, mention: Mention) -> Member:
        bare = mention.definite and len(mention.text.split()) == 2
        if mention.definite:
            for member in reversed(self._described):
                if member.head == mention.head and member.plural == mention.plural:
                    member.gender = member.gender or mention.gender
                    return member
        if bare and mention.organisation:
            bodies = [member for member in self._named if member.organisation and member.head == mention.head]
            if len(bodies) == 1:
                return bodies[0]
        if bare:
            holders = [member for member in self._named if mention.head in member.roles]
            if len(holders) == 1:
                return holders[0]
        member = Member(
            (),
            "",
            mention.head,
            set(),
            mention.gender,
            not mention.organisation,
            mention.organisation,
            mention.plural,
        )
        self._described.append(member)
        return member


def _known_better(member: Member, mention: Mention, words: tuple[str, ...]) -> Member:
    """A longer name of somebody known by a shorter one is the name from now on."""
    if len(words) > len(member.words):
        member.words, member.name = words, mention.text
    return member


def _joined(run: Sequence[Token]) -> str:
    return " ".join(token.text for token in run)


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the shorter name can be the longer one: Lee, Ann Lee; Roma Jayne, Emma Roma Jayne."""
    if not words or not known:
        return False
    if len(words) > len(known):
        words, known = known, words
    if words == known:
        return True
    if len(words) == 1:
        return words[0] in (known[0], known[-1]) and len(known) > 1
    return (words[-1] == known[-1] and words[0] in known) or words == known[: len(words)]


def names_in(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[Mention, bool]]:
    """Each name of a sentence, and whether it surely is a person's."""
    at = 0
    while at < len(tokens):
        if not is_name_token(tokens[at], lexicon):
            at += 1
            continue
        end = max(name_end(tokens, at, lexicon), at + 1)
        mention = name_mention(tokens[at:end], lexicon)
        if mention and not (at == 0 and end == 1 and tokens[0].lower in lexicon["all_roles"]):
            yield _with_roles(tokens, at, end, mention, lexicon), _is_person(tokens, end, mention, lexicon)
        at = end


def _with_roles(tokens: Sequence[Token], start: int, end: int, mention: Mention, lexicon: Lexicon) -> Mention:
    """The roles around a name: "singer and guitarist Pat Sims", "Ann Lee, the mayor of Aln,"."""
    roles = list(mention.roles)
    at = start - 1
    if at > 1 and tokens[at].text == "," and tokens[at - 2].lower in lexicon["definite_starts"]:
        at -= 1  # the mayor, Ann Lee; his niece, Ann Lee
    while at >= 0 and (
        tokens[at].lower in lexicon["all_roles"] or tokens[at].lower in lexicon["joining_words"]
    ):
        roles += [tokens[at].lower] * (tokens[at].lower in lexicon["all_roles"])
        at -= 1
    if end + 1 < len(tokens) and tokens[end].text == ",":
        stop = next((i for i in range(end + 1, len(tokens)) if not tokens[i].is_word), len(tokens))
        apposed = description(tokens[end + 1 : stop], lexicon)
        roles += [apposed.head] if apposed and not apposed.organisation else []
    gender = mention.gender or lexicon.gender_of(roles)
    return Mention(
        mention.text,
        mention.start,
        mention.kind,
        mention.head,
        tuple(roles),
        gender,
        False,
        mention.organisation,
    )


def _is_person(tokens: Sequence[Token], end: int, mention: Mention, lexicon: Lexicon) -> bool:
    """A title, a known given name, an age or "who" behind it."""
    words = [word.strip(".").lower() for word in mention.text.split()]
    if mention.organisation:
        return False
    if words[0] in lexicon["titles"] or (len(words) > 1 and lexicon.is_given(words[0])):
        return True
    relatives = [[word] for word in lexicon["personal_relatives"]]
    behind = [token.lower for token in tokens[end : end + 3]]
    return (
        behind[:1] in relatives
        or (behind[:1] == [","] and behind[1:2] in relatives)
        or (behind[:1] == [","] and behind[1:2] != [] and behind[1].isdigit())
    )
