"""The people and organisations of an article: which words mean the same one, and the fullest name of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readaloud.describe.grammar.phrases import Mention, name_start
from readaloud.describe.grammar.tokens import Sentence, Token
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.speakers.calling import called_by_words


@dataclass(eq=False, slots=True)
class Member:
    """One person or body: every name it has in the article and what is known of it."""

    words: tuple[str, ...] = ()  # of the fullest name, lower case, titles left out; empty for a description
    name: str = ""  # the fullest name as printed, or the description by which it first spoke
    head: str = ""
    roles: set[str] = field(default_factory=set)
    gender: str = ""  # a known given name may tell it
    called: set[str] = field(default_factory=set)  # she, he: what the text itself calls them
    person: bool = False  # there is evidence that it is a person
    organisation: bool = False
    plural: bool = False
    met: bool = False  # the reading has come to it


class Cast:
    """Who is meant by a mention. Names of the whole article are known from the start."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_word: defaultdict[str, list[Member]] = defaultdict(list)  # of a name
        self._by_role: defaultdict[str, list[Member]] = defaultdict(list)
        self._bodies: defaultdict[str, list[Member]] = defaultdict(list)  # by the last word of their name
        self._described: dict[tuple[str, bool], Member] = {}  # the last one, by noun and number
        self._aliases: dict[str, str] = {}

    def read(self, sentences: Sequence[Sentence], found: Iterable[tuple[Mention, bool]]) -> None:
        """Collects the names of the article, each with its roles, before anybody is looked up.

        ``found``: the names of all sentences, and whether each surely is a person's.
        """
        for sentence in sentences:
            self._note_aliases(sentence.tokens)
        for mention, evidence in sorted(found, key=lambda item: -len(item[0].text.split())):
            words = self._words(mention)
            if len(self._fitting(words)) > 1:
                continue  # who that is depends on where it stands
            member = self._place(mention)
            for role in mention.roles:
                if role not in member.roles:
                    member.roles.add(role)
                    self._by_role[role].append(member)
            member.gender = member.gender or mention.gender
            member.person |= evidence or bool(mention.roles)

    def _note_aliases(self, tokens: Sequence[Token]) -> None:
        """The Harbour Safety Board (HSB): later "the HSB" is the same."""
        for at in range(2, len(tokens) - 2):
            if tokens[at].text != "(" or tokens[at + 2].text != ")":
                continue
            short, start = tokens[at + 1].text, name_start(tokens, at, self._lexicon)
            if at - start >= 2 and short == "".join(t.text[0] for t in tokens[start:at] if t.is_capital):
                self._aliases[short.lower()] = _joined(tokens[start:at])

    def member(self, mention: Mention) -> Member | None:
        """Who the mention means; None for pronouns."""
        if mention.kind == "pronoun":
            return None
        if mention.kind == "joint":
            return Member(name=mention.text, head=mention.head, plural=True, person=True)
        if mention.kind == "description":
            member = self._describe(mention)
        else:
            member = self._place(mention)
            member.met = True
        _note_called(member, mention, self._lexicon)
        return member

    def is_new(self, mention: Mention) -> bool:
        """Whether a definite description of one person is of nobody who was described so before."""
        known = (mention.head, mention.plural) in self._described or self._holder(mention)
        return mention.definite and not mention.plural and not mention.organisation and not known

    def is_surname(self, word: str) -> bool:
        """Whether a person of the article has this last name, in lower case, behind another one."""
        return any(
            member.words[-1] == word and len(member.words) > 1 for member in self._by_word.get(word, ())
        )

    def _words(self, mention: Mention) -> tuple[str, ...]:
        titles = self._lexicon["titles"]
        words = (word.strip(".,").lower() for word in mention.text.split())
        return tuple(word for word in words if word and word not in titles)

    def _fitting(self, words: tuple[str, ...]) -> list[Member]:
        """The members that the name can be of, each once."""
        if not words:
            return []
        near = dict.fromkeys((*self._by_word[words[0]], *self._by_word[words[-1]]))
        return [member for member in near if _may_be(words, member)]

    def _place(self, mention: Mention) -> Member:
        words = self._words(mention)
        fits = self._fitting(words)
        exact = [member for member in fits if member.words == words]
        if exact:
            return exact[-1]
        if mention.gender:
            fits = [member for member in fits if member.gender in ("", mention.gender)] or fits
        fits = [member for member in fits if member.met] or fits  # those to come are not meant yet
        if len(fits) != 1:
            return self._as_printed(mention, words)
        if len(words) > len(fits[0].words):  # a longer name of somebody known by a shorter one
            fits[0].words, fits[0].name = words, mention.text
            self._index(fits[0])
        return fits[0]

    def _as_printed(self, mention: Mention, words: tuple[str, ...]) -> Member:
        organisation = mention.organisation or mention.head in self._aliases
        member = Member(
            words,
            self._aliases.get(mention.head, mention.text),
            mention.head,
            set(),
            mention.gender,
            organisation=organisation,
            person=bool(mention.gender or mention.roles) and not organisation,
        )
        self._index(member)
        if organisation:
            self._bodies[member.head].append(member)
        return member

    def _index(self, member: Member) -> None:
        for word in member.words:
            if member not in self._by_word[word]:
                self._by_word[word].append(member)

    def _describe(self, mention: Mention) -> Member:
        key = (mention.head, mention.plural)
        known = self._described.get(key) if mention.definite else None
        known = known or self._holder(mention)
        if known:
            known.gender = known.gender or mention.gender
            return known
        member = Member(
            head=mention.head,
            gender=mention.gender,
            person=not mention.organisation,
            organisation=mention.organisation,
            plural=mention.plural,
        )
        self._described[key] = member
        return member

    def _holder(self, mention: Mention) -> Member | None:
        """The one person of the article who is "the mayor", the one body that is "the board"."""
        words = mention.text.lower().split()
        if not mention.definite or not 2 <= len(words) <= 3:
            return None
        bodies = self._bodies[mention.head] if mention.organisation and len(words) == 2 else []
        holders = bodies if len(bodies) == 1 else self._by_role[" ".join(words[1:])]  # the council leader
        return holders[0] if len(holders) == 1 else None


def _note_called(member: Member, mention: Mention, lexicon: Lexicon) -> None:
    called = mention.called or called_by_words(mention, lexicon)
    if called and not member.organisation:
        member.called.add(called)


def _may_be(words: tuple[str, ...], member: Member) -> bool:
    """Whether a name can be the member's: a body's only by its end, a person's by its beginning too."""
    if member.organisation and words[:1] == member.words[:1] and words != member.words:
        return False
    return _same(words, member.words)


def _joined(run: Sequence[Token]) -> str:
    return " ".join(token.text for token in run)


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the shorter name can be the longer one: Lee, Ann Lee; Rosa Lee, Ann Rosa Lee."""
    if not words or not known:
        return False
    if len(words) > len(known):
        words, known = known, words
    if words == known:
        return True
    if len(words) == 1:
        return words[0] in (known[0], known[-1]) and len(known) > 1
    return (words[-1] == known[-1] and words[0] in known) or words == known[: len(words)]
