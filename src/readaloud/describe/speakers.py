"""Who speaks each quotation of an article, or nobody where the text does not say it surely.

Sentences are read in order. What a sentence claims (``frames``) goes first; a quotation without a claim
takes the speaker of the one beside it, or of the sentence that leads in to it. A wrong speaker is worse
than none: below ``SURE`` nobody is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from readaloud.describe.cast import Cast, Member, names_in
from readaloud.describe.focus import BESIDE, SPEAKER, SUBJECT, Focus
from readaloud.describe.frames import NOBODY, Claim, claim_of, verb_group
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.main_clause import sentence_subject
from readaloud.describe.phrases import Mention, description
from readaloud.describe.quotations import Found
from readaloud.describe.subjects import subject_before
from readaloud.describe.tokens import Sentence, Token, split_sentences, tokenise
from readaloud.model.article import Speaker

SURE = 0.6
_SAME_PARAGRAPH, _LED_IN, _JOINED = 0.9, 0.75, 0.95


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the quotations in it.

    ``fresh``: a heading stands before it, nothing leads in to it. ``whole``: it is a block quotation, which
    a colon leads in to and nothing else.
    """

    text: str
    found: tuple[Found, ...]
    fresh: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a quotation; ``claimed``: its sentence speaks of somebody saying it, named or not."""

    speaker: Speaker | None = None
    confidence: float = 0.0
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    member: Member
    text: str
    confidence: float


def attribute(passages: Sequence[Passage], lexicon: Lexicon) -> list[list[Voice]]:
    """The voices of each passage's quotations, in their order."""
    parsed = [
        split_sentences(tokenise(passage.text, passage.found, lexicon), lexicon) for passage in passages
    ]
    cast = Cast(lexicon)
    cast.read(sentence for sentences in parsed for sentence in sentences)
    reader = _Reader(lexicon, cast)
    return [
        reader.read(passage, sentences, index)
        for index, (passage, sentences) in enumerate(zip(passages, parsed, strict=True))
    ]


class _Reader:
    """Reads one paragraph after the other and keeps in mind who was meant."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self._lexicon, self._cast, self._focus = lexicon, cast, Focus()
        self._sentence = 0
        self._lead: _Said | None = None
        self._open: _Said | None = None  # the speaker of a quotation that the next paragraph goes on with
        self._members: dict[tuple[int, int], Member | None] = {}
        self._passage = 0
        self._spoke: Member | None = None  # who spoke last in the paragraph before
        self._colon = False  # the paragraph before ends with one

    def read(self, passage: Passage, sentences: Sequence[Sentence], index: int) -> list[Voice]:
        """The voices of the quotations of one paragraph."""
        self._passage = index
        if passage.fresh:
            self._lead = None
        said: list[_Said | None] = [None] * len(passage.found)
        claimed = [False] * len(passage.found)
        for sentence in sentences:
            self._sentence += 1
            self._note_mentions(sentence)
            for number in sentence.quotes:
                claim = self._claim(sentence, number)
                claimed[number] = claim is not None
                said[number] = self._resolve(claim) if claim else None
                self._note_speaker(said[number])
        self._fill(passage, sentences, said, claimed)
        self._look_ahead(passage, sentences, said)
        return [_voice(one, claim) for one, claim in zip(said, claimed, strict=True)]

    def _claim(self, sentence: Sentence, number: int) -> Claim | None:
        at = next(i for i, token in enumerate(sentence.tokens) if token.quote == number)
        return claim_of(sentence.tokens, at, self._lexicon)

    # Who is meant

    def _note_mentions(self, sentence: Sentence) -> None:
        subject = sentence_subject(sentence.tokens, self._lexicon)
        for mention in self._mentions(sentence.tokens):
            if subject is None or mention.start != subject.start:
                self._note(
                    mention, SUBJECT if _is_predicate(sentence.tokens, mention, self._lexicon) else BESIDE
                )
        if subject is None:
            return
        if subject.kind != "pronoun":
            self._note(subject, SUBJECT)
            return
        said = self._resolve(Claim(subject, 1.0))
        if said and said.confidence >= SURE:
            self._focus.note(self._sentence, subject, said.member, SUBJECT)

    def _mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        names = [mention for mention, _ in names_in(tokens, self._lexicon)]
        starts = self._lexicon["determiners"] | self._lexicon["possessive_pronouns"]
        people: list[Mention] = []
        for at, token in enumerate(tokens):
            if token.lower in starts:
                for end in range(at + 2, min(len(tokens), at + 6) + 1):
                    mention = description(tokens[at:end], self._lexicon)
                    if mention:
                        people.append(mention)
                        break
        return sorted(names + people, key=lambda mention: mention.start)

    def _note(self, mention: Mention, part: str) -> None:
        member = self._member(mention)
        if member:
            self._focus.note(self._sentence, mention, member, part)

    def _note_speaker(self, said: "_Said | None") -> None:
        if said and said.confidence >= SURE:
            mention = Mention(said.text, -1, "name")
            self._focus.note(self._sentence, mention, said.member, SPEAKER)

    def _member(self, mention: Mention) -> Member | None:
        key = (self._passage, mention.start)
        if key not in self._members:
            self._members[key] = self._cast.member(mention)
        return self._members[key]

    def _resolve(self, claim: Claim) -> _Said | None:
        mention = claim.mention
        if mention is None or (mention.kind == "pronoun" and mention.head == "i"):
            return None
        if mention.kind == "pronoun":
            member, confidence = self._focus.resolve(mention, self._sentence)
            if member is None:
                return None
            if confidence >= SURE:
                member.gender = member.gender or mention.gender
            return _Said(member, self._focus.words_for(member), min(claim.confidence, confidence))
        member = self._member(mention)
        if member is None:
            return None
        if not member.organisation:
            member.person = True
        if not member.name:
            member.name = mention.text
        return _Said(member, mention.text, claim.confidence)

    # Quotations without a claim of their own

    def _fill(
        self,
        passage: Passage,
        sentences: Sequence[Sentence],
        said: list[_Said | None],
        claimed: list[bool],
    ) -> None:
        for number in range(len(said)):
            if said[number] or claimed[number]:
                continue
            at = _place(sentences, number)
            said[number] = (
                self._led_in(passage, number)
                or self._after_another(passage, sentences, said, number, at)
                or self._before_another(passage, said, number)
                or self._after_sayer(sentences, at)
            )
            self._note_speaker(said[number])

    def _led_in(self, passage: Passage, number: int) -> _Said | None:
        if number or passage.text[: passage.found[0].start].strip():
            return None
        if self._open:
            return _Said(self._open.member, self._open.text, min(_JOINED, self._open.confidence))
        if len(passage.found) > 1 and not passage.text[passage.found[0].end : passage.found[1].start].strip():
            return None
        if passage.whole:
            return self._lead if self._colon else None
        return None if _has_own_words(passage) else self._lead

    def _after_another(
        self,
        passage: Passage,
        sentences: Sequence[Sentence],
        said: list[_Said | None],
        number: int,
        at: int,
    ) -> _Said | None:
        """“…,” she said. “…”: the second is hers when nobody else came between."""
        before = said[number - 1] if number else None
        if not before or not _stands_alone(sentences[at]):
            return None
        if sentences[_place(sentences, number - 1) + 1 : at]:
            return None
        return _Said(before.member, before.text, min(_SAME_PARAGRAPH, before.confidence))

    def _after_sayer(self, sentences: Sequence[Sentence], at: int) -> _Said | None:
        """It did not, she admitted. “…” The sentence before tells who speaks."""
        if not at or sentences[at - 1].quotes or not _stands_alone(sentences[at]):
            return None
        return self._sayer(sentences[at - 1].tokens)

    def _before_another(self, passage: Passage, said: list[_Said | None], number: int) -> _Said | None:
        if number + 1 >= len(said):
            return None
        following = said[number + 1]
        gap = passage.text[passage.found[number].end : passage.found[number + 1].start]
        return following if following and not gap.strip() else None

    # What leads in to the next paragraph

    def _look_ahead(
        self, passage: Passage, sentences: Sequence[Sentence], said: Sequence[_Said | None]
    ) -> None:
        spoke, self._spoke = self._spoke, None
        unclosed = bool(passage.found) and not passage.found[-1].closed
        self._open = said[-1] if unclosed else None
        if not sentences:
            return
        last = sentences[-1]
        self._colon = last.tokens[-1].text == ":"
        if last.quotes:
            speaker = said[last.quotes[-1]]
            inside = passage.text[passage.found[-1].start : passage.found[-1].end].rstrip("”\"’'» ")
            asked = inside.endswith("?")
            self._spoke = speaker.member if speaker else None
            dialogue = spoke is not None and spoke is not self._spoke
            self._lead = (
                None
                if asked or dialogue or not speaker
                else _Said(speaker.member, speaker.text, min(_LED_IN, speaker.confidence))
            )
            return
        self._lead = self._sayer(last.tokens)

    def _sayer(self, tokens: Sequence[Token]) -> _Said | None:
        """Who the sentence says to have said something, so that a bare quotation may follow."""
        for at in range(1, len(tokens)):
            group = verb_group(tokens, at, self._lexicon)
            stance = tokens[at].lower in self._lexicon["stance"]
            if self._lexicon.is_participle(tokens[at].lower) or not (group == "say" or stance):
                continue
            if (
                tokens[at].lower in self._lexicon["noun_like"]
                or tokens[at - 1].lower in self._lexicon["helpers"]
            ):
                continue
            mention = subject_before(tokens, at, self._lexicon)
            if mention:
                return self._resolve(Claim(mention, _LED_IN))
        if tokens[-1].text == ":":
            mention = sentence_subject(tokens, self._lexicon)
            if mention and not mention.organisation:
                return self._resolve(Claim(mention, _LED_IN))
        return None


def _is_predicate(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """The first witness was Ann Lee: she is whom the next sentence goes on with."""
    at = next((i for i, token in enumerate(tokens) if token.start == mention.start), 0)
    while at and (tokens[at - 1].lower in lexicon["all_roles"] or tokens[at - 1].is_capital):
        at -= 1
    return mention.kind == "name" and at > 1 and tokens[at - 1].lower in lexicon["copulas"]


def _voice(said: _Said | None, claimed: bool) -> Voice:
    if said is None or said.confidence < SURE:
        return Voice(None, said.confidence if said else 0.0, claimed)
    return Voice(Speaker(said.text, said.member.name or said.text), said.confidence, claimed)


def _place(sentences: Sequence[Sentence], number: int) -> int:
    return next(i for i, sentence in enumerate(sentences) if number in sentence.quotes)


def _has_own_words(passage: Passage) -> bool:
    """Whether the paragraph says more than its quotations: then a bare one in it may be anybody's."""
    rest, at = "", 0
    for found in passage.found:
        rest, at = rest + passage.text[at : found.start], found.end
    return any(character.isalnum() for character in rest + passage.text[at:])


def _stands_alone(sentence: Sentence) -> bool:
    return not any(token.is_word for token in sentence.tokens)


__all__ = ["NOBODY", "SURE", "Passage", "Voice", "attribute"]
