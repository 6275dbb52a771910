"""Who "she" is: the people a reader has in mind at a place, by how lately and prominently they came."""

from msgspec import Struct

from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.speakers.cast import Member

SUBJECT, SPEAKER, BESIDE = "subject", "speaker", "beside"

_WEIGHTS = {SUBJECT: 3.5, SPEAKER: 3.5, BESIDE: 1.2}
_VAGUE_SUBJECT = 1.8  # a description that tells no gender is a weak candidate for "she"
_NO_EVIDENCE = 1.0  # a name that may as well be a place
_DECAY_PER_SENTENCE = 0.9
_GENDER_KNOWN = 0.3
_LAST_SPEAKER = 0.3
_SAME_SENTENCE = 1.2  # the subject of a sentence whose later clause has the pronoun
_JUST_INTRODUCED = 0.8  # the subject of the sentence right before, when it is a name
_REACH_SENTENCES = 9
_REACH_OF_IT = 1  # "it" may as well be a sign or a letter
_SURE, _UNSURE = 0.85, 0.5
_NEW, _STILL_SPEAKING = 2, 3  # sentences
_CLEAR_MARGIN = 0.35


class _Event(Struct, frozen=True, gc=False):
    sentence: int
    start: int
    member: Member
    mention: Mention
    part: str


class Focus:
    """Remembers who was mentioned in which sentence, and resolves pronouns from it."""

    def __init__(self) -> None:
        self._events: list[_Event] = []
        self.last_speaker: Member | None = None
        self._sayer: _Event | None = None  # who said something last, quoted or not
        self._spoken: set[int] = set()  # members whose words were given, quoted or not
        self._first: dict[int, int] = {}  # the sentence in which each member came first
        self._in_full: set[int] = set()  # members who were mentioned by more than a surname

    def note(self, sentence: int, mention: Mention, member: Member, part: str, *, says: bool = False) -> None:
        """Somebody was mentioned, as subject (of a sentence that reports words or not), speaker or beside."""
        event = _Event(sentence, mention.start, member, mention, part)
        self._events.append(event)
        self._first.setdefault(id(member), sentence)
        if mention.kind == "name" and " " in mention.text and id(member) not in self._in_full:
            self._first[id(member)] = sentence  # the Lee mill stood before Ann Lee came in
            self._in_full.add(id(member))
        if part == SPEAKER:
            self.last_speaker = member
        if part == SPEAKER or says:
            self._sayer = event
            self._spoken.add(id(member))

    def has_spoken(self, member: Member) -> bool:
        """Whether words of this member have come before: only then can they go on."""
        return id(member) in self._spoken

    def resolve(self, pronoun: Mention, sentence: int) -> tuple[Member | None, float]:
        """Who the pronoun means and how sure that is; ``(None, 0)`` when nobody fits."""
        scores: dict[int, tuple[float, Member]] = {}
        later = self._named_later(pronoun, sentence)
        for event in reversed(self._events):
            age = sentence - event.sentence
            if age > (_REACH_OF_IT if pronoun.head == "it" else _REACH_SENTENCES):
                break
            if (age == 0 and event.start >= pronoun.start) or not _fits(event, pronoun):
                continue
            if id(event.member) in later:
                continue
            score = _score(event, age, pronoun) + _LAST_SPEAKER * (event.member is self.last_speaker)
            best = scores.get(id(event.member))
            if best is None or best[0] < score:
                scores[id(event.member)] = (score, event.member)
        ranked = sorted(scores.values(), key=lambda item: -item[0])
        if not ranked:
            return None, 0.0
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
        member = ranked[0][1]
        doubt = self._another_speaks(member, pronoun, sentence) or self._another_comes(
            member, pronoun, sentence
        )
        clear = margin >= _CLEAR_MARGIN and not doubt
        return member, _SURE if clear else _UNSURE

    def is_only(self, member: Member, pronoun: Mention, sentence: int) -> bool:
        """Whether the pronoun can mean the member and nobody else, in this sentence or in those before it."""
        if member.organisation or member.plural or _differ(member, pronoun):
            return False
        for event in reversed(self._events):
            age = sentence - event.sentence
            if age > _REACH_SENTENCES:
                break
            named = age == 0 and event.mention.kind == "name" and not event.member.organisation
            if event.member is not member and (named or _fits(event, pronoun)):
                return False
        return True

    def _another_speaks(self, member: Member, pronoun: Mention, sentence: int) -> bool:
        """Whether somebody else was speaking just now, and the member only did something."""
        sayer = self._sayer
        if sayer is None or sayer.member is member or not _fits(sayer, pronoun):
            return False
        if sentence - self._first[id(member)] <= _NEW:
            return False  # whoever has just been introduced is about to speak
        spoken = any(e.member is member and e.part == SPEAKER for e in self._events)
        return sentence - sayer.sentence <= _STILL_SPEAKING and not spoken

    def _another_comes(self, member: Member, pronoun: Mention, sentence: int) -> bool:
        """Whether a person with a name came in since the member was last mentioned: she may speak next."""
        for event in reversed(self._events):
            if event.member is member or event.sentence < sentence - 1:
                return False
            if event.part == BESIDE and self._has_just_said(member, sentence):
                continue
            new = self._first[id(event.member)] == event.sentence and event.mention.kind == "name"
            if new and event.start < pronoun.start and event.member.person and _fits(event, pronoun):
                return True
            if _may_be_person(event, pronoun) and self._is_described(member):
                return True  # When the judge asked him, Lee stood up. “…,” he said.
        return False

    def _is_described(self, member: Member) -> bool:
        """Whether no name was used where the member was mentioned last."""
        kinds = (e.mention.kind for e in reversed(self._events) if e.member is member and e.part != SPEAKER)
        return next((kind != "name" for kind in kinds if kind != "pronoun"), not member.words)

    def _has_just_said(self, member: Member, sentence: int) -> bool:
        sayer = self._sayer
        return sayer is not None and sayer.member is member and sentence - sayer.sentence <= 1

    def _named_later(self, pronoun: Mention, sentence: int) -> set[int]:
        """Whom the sentence names behind the pronoun: "he said Lee had left" is not said by Lee."""
        events = (event for event in reversed(self._events[-40:]) if event.sentence == sentence)
        return {id(e.member) for e in events if e.part != SPEAKER and e.start > pronoun.start}

    def words_for(self, member: Member) -> str:
        """The words of the text that named the member last."""
        for event in reversed(self._events):
            if event.member is member and event.mention.kind != "pronoun":
                return event.mention.text
        return member.name


def _fits(event: _Event, pronoun: Mention) -> bool:
    member = event.member
    if pronoun.head in ("he", "she", "who"):
        if member.plural or member.organisation or _differ(member, pronoun):
            return False
        return member.person or (event.part != BESIDE and len(member.words) > 1)
    if pronoun.head == "they":
        named = bool(member.words) or event.mention.definite  # "our school" is no "they"
        return member.plural or (member.organisation and named and event.part != BESIDE)
    return pronoun.head == "it" and member.organisation and not member.plural and event.part != BESIDE


def _differ(member: Member, pronoun: Mention) -> bool:
    """Whether the pronoun is of the other gender; a dropped one is of none."""
    return bool(pronoun.gender) and member.gender not in ("", pronoun.gender)


def _may_be_person(event: _Event, pronoun: Mention) -> bool:
    """A subject with a name of one word, which may as well be a place: rather than a mere description."""
    named = event.part == SUBJECT and event.mention.kind == "name" and not event.member.organisation
    return named and pronoun.head in ("he", "she") and event.member.gender in ("", pronoun.gender)


def _score(event: _Event, age: int, pronoun: Mention) -> float:
    weight = _WEIGHTS[event.part]
    if event.part == SUBJECT and not event.member.words and not event.member.gender:
        weight = _VAGUE_SUBJECT
    known = bool(pronoun.gender) and event.member.gender == pronoun.gender
    name = event.part == SUBJECT and event.mention.kind != "description"
    near = _SAME_SENTENCE if age == 0 else _JUST_INTRODUCED if age == 1 else 0.0
    weight -= 0.0 if event.member.person else _NO_EVIDENCE
    return weight - _DECAY_PER_SENTENCE * age + _GENDER_KNOWN * known + near * name
