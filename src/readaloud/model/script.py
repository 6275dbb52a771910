"""The narration plan: what is said, in which role and voice, with the way back to the displayed text."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from readaloud.model.article import Locator
from readaloud.model.speech import Phonemes


class Role(StrEnum):
    """What an utterance is to a listener."""

    HEADLINE = "headline"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    DESCRIPTION = "description"
    NOTICE = "notice"
    LIST = "list"
    TABLE = "table"
    NAVIGATION = "navigation"


class Rewrite(Struct, frozen=True):
    """One piece that is said otherwise than it is written; half-open offsets into both texts."""

    text_start: int
    text_end: int
    spoken_start: int
    spoken_end: int
    phonemes: tuple[Phonemes, ...] = ()  # of what is said, in offsets of the spoken text


class Utterance(Struct, frozen=True, kw_only=True, tag=True):
    """One piece of speech in one voice, a sentence or a part of one.

    ``text`` is a piece of the displayed text, or words of our own; ``locator`` says which piece, and is the
    whole block for our own words. ``alignment`` lists, rising, where ``spoken`` differs from ``text``.
    """

    id: str  # "u1", "u2" …
    sentence: int  # utterances of one sentence share it, so that moving never stops in a fragment
    role: Role
    voice: str  # a personality: narrator | quote | announcer | speaker:N
    text: str
    spoken: str
    alignment: tuple[Rewrite, ...]
    language: str
    locator: Locator
    own_words: bool = False  # announced by us: not the author's text, never highlighted as such
    speaker: str | None = None
    skippable: str = ""  # class of content that a setting leaves out: footnote, caption, image, table …

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of ``text`` for a range of ``spoken``; a range that touches a rewrite covers all of it."""
        return _across(self.alignment, start, end)

    def displayed(self, start: int, end: int) -> Locator | None:
        """The place in the block for a range of ``spoken``; None for words of our own."""
        if self.own_words:
            return None
        first, last = self.to_text(start, end)
        base = self.locator.start
        return Locator(self.locator.block, base + first, base + min(last, len(self.text)))


def _across(alignment: tuple[Rewrite, ...], start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    for rewrite in alignment:
        if rewrite.spoken_start >= end and rewrite.spoken_start > start:
            break
        shift = rewrite.text_end - rewrite.spoken_end
        first = start + shift if start >= rewrite.spoken_end else min(first, rewrite.text_start)
        last = end + shift if end >= rewrite.spoken_end else rewrite.text_end
        if end > rewrite.spoken_end > start:
            last = end + shift
    return first, max(first, last)


class Pause(Struct, frozen=True, tag=True):
    """Silence with its reason: sentence, paragraph, section, quote, label, heading, before."""

    ms: int
    reason: str


class Earcon(Struct, frozen=True, tag=True):
    """A short sound of our own."""

    name: str


class Anchor(Struct, frozen=True, tag=True):
    """A place to move to or to begin a chapter: the start of a section or a block."""

    kind: str  # section | block
    target: str
    title: str = ""


class Skipped(Struct, frozen=True, tag=True):
    """Something of the article that is not spoken, and why: profile, duplicate, decorative, headline."""

    block: str
    reason: str
    text: str = ""


Item = Utterance | Pause | Earcon | Anchor | Skipped


class Script(Struct, frozen=True):
    """Everything that will be heard, in order, before there is any sound."""

    items: tuple[Item, ...]
    language: str
    profile: str

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """The spoken items alone."""
        return tuple(item for item in self.items if isinstance(item, Utterance))

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data, in the shape of ``readaloud script --json``."""
        return {
            "profile": self.profile,
            "language": self.language,
            "items": [_item_dict(item) for item in self.items],
        }


def _item_dict(item: Item) -> dict[str, Any]:
    match item:
        case Utterance():
            return {
                "type": "utterance",
                "id": item.id,
                "role": str(item.role),
                "text": item.text,
                "spoken": item.spoken,
                "block": item.locator.block,
                "start": item.locator.start,
                "end": item.locator.end,
                "speaker": item.speaker,
                "voice": item.voice,
                "language": item.language,
                "own_words": item.own_words,
            }
        case Pause():
            return {"type": "pause", "ms": item.ms, "reason": item.reason}
        case Earcon():
            return {"type": "earcon", "name": item.name}
        case Anchor():
            return {"type": "mark", "kind": item.kind, "target": item.target, "title": item.title}
        case Skipped():
            return {"type": "skipped", "block": item.block, "reason": item.reason, "text": item.text}
