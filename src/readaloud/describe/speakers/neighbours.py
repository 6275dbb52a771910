"""Speakers of quotations of which their own sentence says nothing: from the words beside and before them.

"…," she said. "…": the second is hers. A paragraph that is nothing but a quotation is said by whoever was
speaking at the end of the paragraph before, unless two are talking, or a heading stands between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from readaloud.describe.claims.claim import Claim, verb_group
from readaloud.describe.grammar.main_clause import sentence_subject
from readaloud.describe.grammar.phrases import Mention
from readaloud.describe.grammar.subjects import subject_after, subject_before
from readaloud.describe.grammar.tokens import Sentence, Token
from readaloud.describe.lexicon import Lexicon
from readaloud.describe.quotations.finding import Found
from readaloud.describe.speakers.cast import Member
from readaloud.describe.speakers.meanings import Meanings, Said

_SAME_PARAGRAPH, _LED_IN, _JOINED = 0.9, 0.75, 0.95
_LONGEST_CLOSING = 4  # words behind the verb: said the keeper Ann Lee
_WORD = re.compile(r"[^\W_]")
_MARKS = "”\"’'»“‘« "


class Passage(Struct, frozen=True):
    """A paragraph with the quotations in it.

    ``fresh``: a heading stands before it, nothing leads in to it. ``whole``: it is a block quotation, which
    a colon leads in to and nothing else. ``label``: a title, a byline or a label, which tells nothing of who
    speaks.
    """

    text: str
    found: tuple[Found, ...]
    fresh: bool = False
    whole: bool = False
    label: bool = False


@dataclass(slots=True)
class Paragraph:
    """A passage while its speakers are found: one entry for each quotation."""

    passage: Passage
    sentences: Sequence[Sentence]
    said: list[Said | None]
    claimed: list[bool]
    places: dict[int, int]  # of a quotation: the index of its sentence

    def gap(self, number: int) -> str:
        """What stands between the quotation and the next one."""
        found = self.passage.found
        return self.passage.text[found[number].end : found[number + 1].start]


class Neighbours:
    """Carries who is speaking from one paragraph to the next."""

    def __init__(self, lexicon: Lexicon, meanings: Meanings) -> None:
        self._lexicon, self._meanings = lexicon, meanings
        self._lead: Said | None = None  # who speaks a paragraph that is a bare quotation
        self._open: Said | None = None  # who speaks the quotation that was not closed
        self._spoke: Member | None = None  # who spoke last in the paragraph before
        self._colon = False  # the paragraph before ends with one

    def fill(self, paragraph: Paragraph) -> None:
        """Gives quotations without a claim the speaker of their neighbours."""
        if paragraph.passage.fresh:
            self._lead = None
        for number, said in enumerate(paragraph.said):
            if said or paragraph.claimed[number]:
                continue
            found = (
                self._led_in(paragraph, number)
                or self._after_another(paragraph, number)
                or _before_another(paragraph, number)
                or self._after_sayer(paragraph, number)
            )
            paragraph.said[number] = found
            self._meanings.spoke(found)

    def look_ahead(self, paragraph: Paragraph) -> None:
        """Takes with it who may speak the next paragraph."""
        spoke, self._spoke = self._spoke, None
        found, sentences = paragraph.passage.found, paragraph.sentences
        self._open = paragraph.said[-1] if found and not found[-1].closed else None
        if not sentences:
            return
        last = sentences[-1]
        self._colon = last.tokens[-1].text == ":"
        if not last.quotes:
            self._lead = self._sayer(last.tokens)
            return
        said = paragraph.said[last.quotes[-1]]
        self._spoke = said.member if said else None
        replies = found[0].start == 0  # and not the author, who brings somebody in
        dialogue = spoke is not None and spoke is not self._spoke and replies
        asked = paragraph.passage.text[found[-1].start : found[-1].end].rstrip(_MARKS).endswith("?")
        over = asked or dialogue or _is_led_in(last)
        self._lead = None if over or not said else said.at_most(_LED_IN)

    def _led_in(self, paragraph: Paragraph, number: int) -> Said | None:
        passage = paragraph.passage
        if number or passage.text[: passage.found[0].start].strip():
            return None
        if self._open:
            return self._open.at_most(_JOINED)
        if passage.whole:
            return self._lead if self._colon else None
        return None if _has_own_words(passage) else self._lead

    def _after_another(self, paragraph: Paragraph, number: int) -> Said | None:
        """“…,” she said. “…”: the second is hers when no sentence came between, or one about her."""
        before = paragraph.said[number - 1] if number else None
        at = paragraph.places[number]
        if not before or not _stands_alone(paragraph.sentences[at]):
            return None
        between = paragraph.sentences[paragraph.places[number - 1] + 1 : at]
        if not between:
            return before.at_most(_SAME_PARAGRAPH)
        alone = {id(said.member) for said in paragraph.said if said} == {id(before.member)}
        about = alone and len(between) == 1 and self._is_about(between[0], before.member)
        return before.at_most(_LED_IN) if about else None

    def _is_about(self, sentence: Sentence, member: Member) -> bool:
        """He smiles: whether the sentence has a pronoun for its subject that fits the member."""
        subject = sentence_subject(sentence.tokens, self._lexicon)
        if sentence.quotes or subject is None or subject.kind != "pronoun":
            return False
        return subject.head in ("he", "she") and member.gender in ("", subject.gender)

    def _after_sayer(self, paragraph: Paragraph, number: int) -> Said | None:
        """It did not, she admitted. “…” The sentence before tells who speaks."""
        at, sentences = paragraph.places[number], paragraph.sentences
        if not at or sentences[at - 1].quotes or not _stands_alone(sentences[at]):
            return None
        return self._sayer(sentences[at - 1].tokens)

    def _sayer(self, tokens: Sequence[Token]) -> Said | None:
        """Who the sentence says to have said something, so that a bare quotation may follow."""
        for at in range(1, len(tokens)):
            if self._says(tokens, at):
                mention = self._closing(tokens, at) or subject_before(tokens, at, self._lexicon)
                if mention:
                    return self._meanings.resolve(Claim(mention, _LED_IN))
        if tokens[-1].text != ":":
            return None
        mention = sentence_subject(tokens, self._lexicon)
        if mention is None or mention.organisation:
            return None
        return self._meanings.resolve(Claim(mention, _LED_IN))

    def _closing(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """It had failed, said Ann Lee: the subject behind the verb at the end of the sentence."""
        named = at > 1 and tokens[at - 2].is_capital and not self._lexicon.nouns_are_capitals
        rest = tokens[at + 1 : -1]
        if tokens[at - 1].text != "," or named or not 0 < len(rest) <= _LONGEST_CLOSING:
            return None  # the mayor, Ann Lee, said it had failed
        return subject_after(tokens, at + 1, self._lexicon) if all(t.is_word for t in rest) else None

    def _says(self, tokens: Sequence[Token], at: int) -> bool:
        lexicon, lower = self._lexicon, tokens[at].lower
        if lexicon.is_participle(lower) or lower in lexicon["noun_like"]:
            return False
        if tokens[at - 1].lower in lexicon["helpers"]:
            return False
        return lower in lexicon["stance"] or verb_group(tokens, at, lexicon) == "say"


def _before_another(paragraph: Paragraph, number: int) -> Said | None:
    """“…” “…,” she said: both are hers."""
    if number + 1 >= len(paragraph.said):
        return None
    return paragraph.said[number + 1] if not paragraph.gap(number).strip() else None


def _is_led_in(sentence: Sentence) -> bool:
    """He said only: “…” That is closed, and the next may be another's; after “…,” he said more is to come."""
    return bool(sentence.tokens) and sentence.tokens[-1].quote >= 0 and sentence.tokens[0].is_word


def _has_own_words(passage: Passage) -> bool:
    """Whether the paragraph says more than its quotations: then a bare one in it may be anybody's."""
    ends = [0, *(found.end for found in passage.found)]
    starts = [*(found.start for found in passage.found), len(passage.text)]
    return any(_WORD.search(passage.text, at, stop) for at, stop in zip(ends, starts, strict=True))


def _stands_alone(sentence: Sentence) -> bool:
    return not any(token.is_word for token in sentence.tokens)
