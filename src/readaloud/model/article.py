"""What an article is: blocks with quotations and media, sections over them, and the ledger of removals."""

from enum import StrEnum
from typing import Any

from msgspec import Struct, to_builtins


class Kind(StrEnum):
    """What a block is for a listener."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    PULL_QUOTE = "pull_quote"
    LIST_ITEM = "list_item"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TABLE = "table"
    SOCIAL = "social"
    EMBED = "embed"
    NOTE = "note"
    FOOTNOTE = "footnote"
    CORRECTION = "correction"
    TRANSCRIPT = "transcript"
    CODE = "code"


class Reason(StrEnum):
    """Why something of the input is not part of the article."""

    AD = "ad"
    NEWSLETTER = "newsletter"
    LEGAL = "legal"
    FOOTER = "footer"
    NAV = "nav"
    SHARE = "share"
    RELATED = "related"
    TAGS = "tags"
    COMMENTS = "comments"
    PAYWALL = "paywall"
    CONSENT = "consent"
    LABEL = "label"
    DUPLICATE = "duplicate"
    HIDDEN = "hidden"
    UNSAFE = "unsafe"


class State(StrEnum):
    """What the page shows of a medium's captions, audio description or transcript."""

    FOUND = "found"
    NONE = "none"
    UNKNOWN = "unknown"  # a player that one cannot see into


class Range(Struct, frozen=True, order=True, gc=False):
    """Half-open range of characters of ``Article.reading``."""

    start: int
    end: int


class Locator(Struct, frozen=True, order=True):
    """A place in the displayed text: characters of one block. The only currency for position."""

    block: str
    start: int
    end: int


class Span(Struct, frozen=True, gc=False):
    """Inline meaning of a piece of a block's text: link, emphasis, strong, code, language, noteref."""

    start: int
    end: int
    kind: str
    value: str = ""  # the address of a link, the tag of a language, the number of a note


class Speaker(Struct, frozen=True):
    """Who says a quotation: the words of the text, and the fullest name of the same person in it."""

    text: str
    name: str
    called: str = ""  # she | he where the text itself says so, with a pronoun, a title or a role


class Quote(Struct, frozen=True):
    """A quotation inside a block, its marks included in ``start:end``."""

    id: str
    start: int
    end: int
    speaker: Speaker | None  # None when unsure: a wrong name is worse than none
    kind: str  # direct (whole clauses) | partial (words in a sentence of the author's)
    confidence: float
    continues: str | None = None  # id of the quotation that this one goes on with


class Availability(Struct, frozen=True):
    """Whether captions, an audio description or a transcript were found, and in which languages."""

    state: State
    languages: tuple[str, ...] = ()


class Cue(Struct, frozen=True):
    """One timed line of a transcript; times in seconds, None in a transcript without times."""

    start: float | None
    end: float | None
    text: str
    speaker: str = ""


class Media(Struct, frozen=True):
    """A picture, video or sound as the page shows it. Empty strings mean that nothing was found."""

    kind: str  # image | video | audio
    title: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""
    date: str = ""  # ISO 8601 when it could be read, else as printed
    duration: float | None = None  # seconds
    url: str = ""
    captions: Availability | None = None  # these three are None for an image
    description: Availability | None = None
    transcript: Availability | None = None
    cues: tuple[Cue, ...] = ()
    decorative: bool = False  # alt="": the page says that there is nothing to see
    described: bool = False  # its caption says what the page's description says, which is left out


class Table(Struct, frozen=True):
    """A table as text: caption, header cells, rows; ``row_headers`` when a first cell heads its row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool = False


class Group(Struct, frozen=True):
    """Membership in a list, a gallery or the notes: the ``index``-th (from 1) of ``count``."""

    id: str
    kind: str  # list | gallery | notes
    ordered: bool
    index: int
    count: int
    level: int = 1  # depth of a nested list


class Block(Struct, frozen=True, kw_only=True):
    """One thing a listener can stop at. ``text`` is the author's text as displayed.

    The text of a media block is its title, else its alt, else its caption, else empty.
    The text of a table block is its cells, tab between cells, line feed between rows.
    """

    id: str
    kind: Kind
    text: str
    level: int = 0  # of a heading or a nested list, else 0
    language: str = ""  # BCP 47; empty when it is the article's
    spans: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    media: Media | None = None
    table: Table | None = None
    group: Group | None = None
    source: tuple[Range, ...] = ()  # rising and disjoint
    repeats: bool = False  # a pull quote that the body says as well


class Removal(Struct, frozen=True, gc=False):
    """One line or element of the input that is not part of the article, and the one rule that took it."""

    id: str  # "r1", "r2" …: what --keep names
    text: str
    reason: Reason
    rule: str
    source: tuple[Range, ...]
    line: int  # line of the input, from 1


class Section(Struct, frozen=True):
    """A stop for navigation: blocks in their order under a title."""

    id: str
    title: str
    kind: str  # top | body | heading | video | audio | table | gallery
    level: int
    blocks: tuple[str, ...]


class Diagnostic(Struct, frozen=True):
    """Something a person should know about this reading: cut off, guessed, missing."""

    code: str  # truncated | paywall | no_transcript | no_alt | guessed_headline | collapse | encoding …
    message: str
    block: str = ""

    @property
    def is_of_the_person(self) -> bool:
        """Whether it is about what the person has set, and nothing of the article's."""
        return self.code in ("remembered", "lexicon")


class Meta(Struct, frozen=True):
    """What is known of the article as a whole; empty strings mean unknown."""

    title: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""  # ISO 8601 date or time when it could be read, else as printed
    updated: str = ""
    url: str = ""
    language: str = "en"
    region: str = ""  # ISO 3166 country of the declared language, "GB": how dates and measures are written
    source: str = ""  # what the person asked for: path, address or "-"
    format: str = "text"  # text | html | markdown | epub | pdf
    digest: str = ""  # sha256 of the input, for positions, cache and restored removals


class Article(Struct, frozen=True, kw_only=True):
    """A whole article. ``reading`` is the reading text that blocks and removals partition (promise 1)."""

    meta: Meta
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    removed: tuple[Removal, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reading: str = ""

    def block(self, block_id: str) -> Block:
        """The block of that id; KeyError when there is none."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise KeyError(block_id)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain data, in the shape of ``readaloud article --json``."""
        return {
            "meta": to_builtins(self.meta),
            "sections": [
                {"id": s.id, "title": s.title, "kind": s.kind, "level": s.level, "blocks": list(s.blocks)}
                for s in self.sections
            ],
            "blocks": [_block_dict(block) for block in self.blocks],
            "removed": [
                {"id": r.id, "text": r.text, "reason": str(r.reason), "rule": r.rule, "line": r.line}
                for r in self.removed
            ],
            "diagnostics": [to_builtins(diagnostic) for diagnostic in self.diagnostics],
        }


def _block_dict(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": block.id,
        "kind": str(block.kind),
        "text": block.text,
        "level": block.level,
        "quotes": [_quote_dict(quote) for quote in block.quotes],
    }
    if block.language:
        data["language"] = block.language
    if block.group:
        data["group"] = to_builtins(block.group)
    if block.table:
        data["table"] = to_builtins(block.table)
    data["media"] = _media_dict(block.media) if block.media else None
    return data


def _quote_dict(quote: Quote) -> dict[str, Any]:
    speaker = {"text": quote.speaker.text, "name": quote.speaker.name} if quote.speaker else None
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "speaker": speaker,
        "kind": quote.kind,
        "continues": quote.continues,
    }


def _media_dict(media: Media) -> dict[str, Any]:
    data: dict[str, Any] = {
        name: getattr(media, name)
        for name in ("kind", "title", "caption", "alt", "credit", "date", "duration")
    }
    for name in ("captions", "description", "transcript"):
        found: Availability | None = getattr(media, name)
        data[name] = str(found.state) if found else None
    return data
