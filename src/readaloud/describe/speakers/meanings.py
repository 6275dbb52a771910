"""Whom the words of an article mean, read sentence by sentence: names, descriptions and pronouns."""

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from readaloud.describe.claims.according import source_of
from readaloud.describe.claims.claim import Claim, verb_group
from readaloud.describe.grammar.main_clause import sentence_subject
from readaloud.describe.grammar.phrases import Mention, description
from readaloud.describe.grammar.tokens import Sentence, Token
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.speakers.calling import HE, SHE
from readaloud.describe.speakers.cast import Cast, Member
from readaloud.describe.speakers.focus import BESIDE, SPEAKER, SUBJECT, Focus
from readaloud.describe.speakers.naming import names_in

SURE = 0.6  # below it nobody is named: a wrong speaker is worse than none


class Said(Struct, frozen=True):
    """Who speaks a quotation, in the words of the text, and how sure that is."""

    member: Member
    text: str
    confidence: float

    def at_most(self, confidence: float) -> "Said":
        """The same with a confidence of at most this."""
        return Said(self.member, self.text, min(self.confidence, confidence))


class Meanings:
    """Keeps in mind who was meant so far; ``begin`` and ``read`` follow the text."""

    def __init__(self, lexicon: Lexicon, sentences: Sequence[Sentence]) -> None:
        self._lexicon = lexicon
        self._cast, self._focus = Cast(lexicon), Focus()
        named = {id(sentence): list(names_in(sentence.tokens, lexicon)) for sentence in sentences}
        self._cast.read(sentences, chain.from_iterable(named.values()))
        self._names = {of: [mention for mention, _ in found] for of, found in named.items()}
        self._passage, self._sentence = 0, 0
        self._members: dict[tuple[int, int, str], Member | None] = {}

    def begin(self) -> None:
        """A new paragraph begins: places of words count anew."""
        self._passage += 1

    def read(self, sentence: Sentence) -> None:
        """Takes in whom the sentence mentions, and who is its subject."""
        self._sentence += 1
        subject = self._surname(sentence.tokens) or sentence_subject(sentence.tokens, self._lexicon)
        source = source_of(sentence.tokens, self._lexicon)
        for mention in self._mentions(sentence):
            if source and mention.start == source.start:
                self._note(mention, SUBJECT, says=True)
            elif subject is None or subject.kind == "joint" or mention.start != subject.start:
                predicate = _is_predicate(sentence.tokens, mention, self._lexicon)
                self._note(mention, SUBJECT if predicate else BESIDE)
        if subject is None:
            return
        tokens, sayings = sentence.tokens, self._lexicon.sayings
        verbs = (at for at, token in enumerate(tokens) if token.lower in sayings)
        says = any(verb_group(tokens, at, self._lexicon) == "say" for at in verbs)
        if subject.kind != "pronoun":
            self._note(subject, SUBJECT, says=says)
            self.note_calling(subject, tokens)
        elif (said := self.resolve(Claim(subject, 1.0))) and said.confidence >= SURE:
            self._focus.note(self._sentence, subject, said.member, SUBJECT, says=says)

    def note_calling(self, subject: Mention, tokens: Sequence[Token]) -> None:
        """Lee held up her photograph: the text calls a subject "she", where nobody else can be meant."""
        member = self._member(subject) if subject.kind == "name" and not subject.organisation else None
        for head, group in ((SHE, "calling_female"), (HE, "calling_male")):
            words = self._lexicon[group]
            token = next((t for t in tokens if t.lower in words and t.start > subject.start), None)
            if token is None or member is None:
                continue
            meant = Mention(token.text, token.start, "pronoun", head, (), {SHE: "f", HE: "m"}[head])
            if self._focus.is_only(member, meant, self._sentence):
                member.called.add(head)

    def _surname(self, tokens: Sequence[Token]) -> Mention | None:
        """Behrens lacht: where every noun has a capital, only the rest of the article shows the name."""
        if not self._lexicon.nouns_are_capitals or len(tokens) < 2 or tokens[1].is_capital:
            return None
        known = tokens[0].is_capital and self._cast.is_surname(tokens[0].lower)
        return Mention(tokens[0].text, tokens[0].start, "name", tokens[0].lower) if known else None

    def resolve(self, claim: Claim) -> Said | None:
        """Who the claim means; None for nobody, "I" and "we"."""
        mention = claim.mention
        if mention is None:
            return None
        if mention.kind == "pronoun":
            return self._pronoun(mention, claim)
        member = self._member(mention)
        if member is None:
            return None
        member.person |= not member.organisation
        member.name = member.name or mention.text
        return Said(member, mention.text, claim.confidence)

    def spoke(self, said: Said | None) -> None:
        """Somebody was found to speak: whom a pronoun means next."""
        if said and said.confidence >= SURE:
            self._focus.note(self._sentence, Mention(said.text, -1, "name"), said.member, SPEAKER)

    def _pronoun(self, mention: Mention, claim: Claim) -> Said | None:
        if mention.head == "i":
            return None
        member, sure = self._focus.resolve(mention, self._sentence)
        if member is None or (claim.goes_on and not self._focus.has_spoken(member)):
            return None
        if sure >= SURE:
            member.gender = member.gender or mention.gender
            member.called |= {mention.head} & {SHE, HE}
        return Said(member, self._focus.words_for(member), min(claim.confidence, sure))

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        tokens, names = sentence.tokens, self._names[id(sentence)]
        starts = (at for at, token in enumerate(tokens) if token.lower in self._lexicon["phrase_starts"])
        people = (self._described(tokens, at) for at in starts)
        return sorted([*names, *filter(None, people)], key=lambda mention: mention.start)

    def _described(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """The shortest description that begins here."""
        for end in range(at + 2, min(len(tokens), at + 6) + 1):
            last = tokens[end - 1]
            if not last.is_word or last.lower in self._lexicon["phrase_tails"]:
                return None
            found = description(tokens[at:end], self._lexicon)
            if found and not self._qualifies(found, tokens[end : end + 1]):
                return description(tokens[at : end + 1], self._lexicon) or found  # the council leader
        return None

    def _qualifies(self, found: Mention, following: Sequence[Token]) -> bool:
        """Whether "the other", "again one" belongs to a noun behind it: the other day, one morning."""
        if found.head not in self._lexicon["stand_ins"] or not following or not following[0].is_word:
            return False
        lower, groups = following[0].lower, ("helpers", "prepositions", "relatives", "joining_words")
        return lower not in self._lexicon.verbs and not any(lower in self._lexicon[g] for g in groups)

    def _note(self, mention: Mention, part: str, *, says: bool = False) -> None:
        member = self._member(mention)
        if member:
            self._focus.note(self._sentence, mention, member, part, says=says)

    def _member(self, mention: Mention) -> Member | None:
        key = (self._passage, mention.start, mention.text)
        if key not in self._members:
            self._members[key] = self._named_before(mention) or self._cast.member(mention)
        return self._members[key]

    def _named_before(self, mention: Mention) -> Member | None:
        """Die CDU-Politikerin: words that bring nobody in; they mean whom "she" would."""
        endings = tuple(self._lexicon["same_person_endings"])  # none: nothing ends so
        if mention.kind != "description" or not mention.head.endswith(endings):
            return None
        if not self._cast.is_new(mention):
            return None
        head = {"f": "she", "m": "he"}.get(mention.gender, "who")
        meant = Mention(mention.text, mention.start, "pronoun", head, (), mention.gender)
        member, sure = self._focus.resolve(meant, self._sentence)
        if member is None or not member.words or sure < SURE:
            return None
        member.called |= {head} & {SHE, HE}
        return member


def _is_predicate(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """The first witness was Ann Lee: she is whom the next sentence goes on with."""
    at = next((i for i, token in enumerate(tokens) if token.start == mention.start), 0)
    while at and (tokens[at - 1].lower in lexicon["all_roles"] or tokens[at - 1].is_capital):
        at -= 1
    return mention.kind == "name" and at > 1 and tokens[at - 1].lower in lexicon["copulas"]
