"""What every part of the narration looks at: the article, the profile, the words, and the script so far."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from readaloud.model.article import Article, Block, Kind, Locator, Meta, Section
from readaloud.model.profile import KindLevel, Profile
from readaloud.model.script import Role
from readaloud.narrate.casting import cast
from readaloud.narrate.plan import ANNOUNCER, QUOTER, ScriptDraft
from readaloud.narrate.turns import Turn, turns
from readaloud.narrate.wording import Wording, wording_in
from readaloud.text.lexicon import Lexicon

# Kinds with an announcement before them.
ANNOUNCED = frozenset(Kind) - {
    Kind.HEADLINE,
    Kind.DECK,
    Kind.BYLINE,
    Kind.HEADING,
    Kind.PARAGRAPH,
    Kind.LIST_ITEM,
}

# Kinds with a label at every level that is not off, whatever their text.
_ALWAYS_LABELLED = frozenset(
    {Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.CODE, Kind.SOCIAL, Kind.EMBED}
)

_HOST = re.compile(r"[a-z]+://(?:[^/?#]*\.)?([a-z]{2})(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE)
# Countries whose news writes English, by the end of their addresses. Elsewhere nothing is known.
_COUNTRIES = {
    "uk": "GB", "ie": "IE", "au": "AU", "nz": "NZ", "ca": "CA", "us": "US", "za": "ZA", "in": "IN",
    "my": "MY", "sg": "SG", "hk": "HK", "ng": "NG", "ke": "KE", "gh": "GH", "na": "NA", "pk": "PK",
    "mt": "MT",
}  # fmt: skip

# How the author's words in a slot are spoken: given the number of the sentence that the label began.
Speak = Callable[[int], None]


def is_short_label(words: str) -> bool:
    """Whether a label is one word ("Section."): no other voice is worth the change for it."""
    return words.rstrip(".:").isalpha()


def english_of(meta: Meta) -> str:
    """The variety of English that a page is written in; "" when unknown.

    Its address's country knows better than its template, which says "en-US" wherever nobody has changed it.
    """
    country = _HOST.match(meta.url)
    region = (_COUNTRIES.get(country[1].lower()) if country else "") or meta.region
    return f"en-{region}" if region else ""


class Context:
    """One narration in the making."""

    def __init__(
        self, article: Article, profile: Profile, wording: Wording, lexicon: Lexicon, least_run: int = 0
    ) -> None:
        self.article = article
        self.profile = profile
        self.wording = wording
        self.least_run = least_run  # words of a speaker in a paragraph for a voice of their own
        self.english = english_of(article.meta)
        self.plan = ScriptDraft(profile, lexicon, self.english)
        self.language = article.meta.language or "en"
        self.read_notes: set[str] = set()  # footnotes that have been read at their paragraph

    def level(self, kind: str) -> KindLevel:
        """How much is announced of a kind."""
        return self.profile.level_of(kind)

    def language_of(self, block: Block) -> str:
        """The language of a block's text."""
        return block.language or self.language

    def voice_of(self, speaker: str | None) -> str:
        """The personality that speaks a quotation of theirs: their own in a cast, else that of quotations."""
        number = self._cast.get(speaker or "")
        return f"speaker:{number}" if number else QUOTER

    def date(self, written: str, words: Wording | None = None) -> str:
        """A day in our words, or in others; its parts in the order of the page's country."""
        return (words or self.wording).date(written, self.english.partition("-")[2])

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """Who speaks the blocks of transcripts, by block; in a cast alone, whose voices tell it."""
        return turns(self.article) if self.profile.casting.on else {}

    @cached_property
    def _cast(self) -> Mapping[str, int]:
        if not self.profile.casting.on:
            return {}
        return cast(self.article, (turn.speaker for turn in self.turns.values()))

    @cached_property
    def story_wording(self) -> Wording:
        """The words of the article's own language where we have them, else those of the announcements."""
        return wording_in(self.language) or self.wording

    def announce(
        self,
        path: str,
        level: str,
        slots: Mapping[str, str],
        block: Block,
        *,
        speak: Mapping[str, Speak] | None = None,
        skippable: str = "",
        label_voice: str = ANNOUNCER,
    ) -> None:
        """Say an announcement: our words by the announcer, the author's by ``speak[slot]``.

        ``label_voice`` says a label of one word.

        Our sentences in a row, and the author's words after them, share one number: moving by sentence never
        stops at a label.
        """
        number = 0
        for part in self.wording.parts(path, level, slots):
            if number:
                self.plan.pause("label")
            number = number or self.plan.next_sentence()
            if part.words:
                voice = label_voice if is_short_label(part.words) else ANNOUNCER
                self.say_own(part.words, block, number, voice=voice, skippable=skippable)
                continue
            (speak or {})[part.slot](number)
            number = 0
            self.plan.pause("sentence")

    def say_own(
        self,
        words: str,
        block: Block,
        number: int,
        *,
        role: Role = Role.NOTICE,
        voice: str = ANNOUNCER,
        skippable: str = "",
        language: str = "",
    ) -> None:
        """Words that are not in the block's displayed text; their place is the whole block."""
        self.plan.say(
            words,
            sentence=number,
            role=role,
            voice=voice,
            language=language or self.wording.language,
            locator=Locator(block.id, 0, len(block.text)),
            own=True,
            skippable=skippable,
            closed=role is not Role.NOTICE,
        )

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each block in the article."""
        return {block.id: at for at, block in enumerate(self.article.blocks)}

    def neighbour(self, block: Block, steps: int) -> Block | None:
        """The block so many places before or after."""
        at = self.position[block.id] + steps
        return self.article.blocks[at] if 0 <= at < len(self.article.blocks) else None

    def label_follows(self, block: Block) -> bool:
        """Whether what is heard next begins with a label, which says that the block is over.

        Not at the verbose level, which says every end.
        """
        after = self.neighbour(block, 1)
        while after is not None and after.id in self.read_notes:
            after = self.neighbour(after, 1)
        if after is None or after.kind is block.kind or (after.media and after.media.decorative):
            return False
        labelled = after.kind is Kind.HEADING or after.kind in _ALWAYS_LABELLED
        return labelled and self.level(str(after.kind)) not in ("off", "verbose")

    @cached_property
    def section_starts(self) -> Mapping[str, Section]:
        """The section that begins with a block."""
        return {section.blocks[0]: section for section in self.article.sections if section.blocks}

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many blocks of each kind the article has; decorative images do not count."""
        shown = (b for b in self.article.blocks if not (b.media and b.media.decorative))
        return Counter(block.kind for block in shown)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The how-manieth of its kind a block is, from 1."""
        seen: Counter[Kind] = Counter()
        found = {}
        for block in self.article.blocks:
            if not (block.media and block.media.decorative):
                seen[block.kind] += 1
                found[block.id] = seen[block.kind]
        return found

    @cached_property
    def notes(self) -> Mapping[str, Block]:
        """Footnotes by the number that marks in the text name."""
        notes: Sequence[Block] = [b for b in self.article.blocks if b.kind is Kind.FOOTNOTE]
        return {str(b.group.index if b.group else at): b for at, b in enumerate(notes, start=1)}
