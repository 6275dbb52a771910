"""A narration profile: which voices say what, how much is announced, how long the pauses are."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import astuple

Level = Literal["terse", "standard", "verbose"]
EarconName = Literal["headline", "section", "quote", "video", "image", "list", "table", "note", "end"]
KindLevel = Literal["terse", "standard", "verbose", "off"]
Milliseconds = Annotated[int, Meta(ge=0, le=10_000)]
Lufs = Annotated[float, Meta(ge=-30, le=-10)]
Percent = Annotated[int, Meta(ge=0, le=100)]
WordsPerMinute = Annotated[int, Meta(ge=80, le=900)]

ALWAYS_SAID = frozenset({"transcript", "correction", "cut_off"})  # never off, only terse


class EngineVoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A real voice of one engine for a personality; an empty id is the engine's best for the language."""

    voice: str = ""
    pitch: Percent = 50
    words_per_minute: WordsPerMinute | None = None  # of this voice; else the personality's


class Personality(Struct, frozen=True, forbid_unknown_fields=True):
    """An abstract voice: how it differs from the profile's rate and volume, and its voice in each engine."""

    rate: Annotated[float, Meta(ge=0.5, le=2.0)] = 1.0  # times the profile's words a minute
    volume: Percent = 100
    engines: dict[str, EngineVoice] = field(default_factory=dict)


class Pauses(Struct, frozen=True, forbid_unknown_fields=True):
    """Gaps by meaning, in milliseconds at speed 1; scaled with the speed in one place."""

    sentence: Milliseconds = 250
    paragraph: Milliseconds = 550
    section: Milliseconds = 900
    quote: Milliseconds = 120
    label: Milliseconds = 150  # between a label and its content
    before: Milliseconds = 300  # before an announcement
    heading: Milliseconds = 500  # before a heading

    def times(self, factor: float) -> "Pauses":
        """All of them longer or shorter by a factor, none above ten seconds."""
        return Pauses(*(min(round(ms * factor), 10_000) for ms in astuple(self)))


class QuoteVoice(Struct, frozen=True, forbid_unknown_fields=True):
    """When a quotation gets the quotation voice: whole clauses of a known speaker, or never."""

    when: Literal["clauses", "never"] = "clauses"
    words: Annotated[int, Meta(ge=1, le=100)] = 6  # that a speaker says in a paragraph at the least
    changes_a_minute: Annotated[float, Meta(ge=0, le=60)] = (
        6  # more, and the shorter quotations stay unvoiced
    )


class MySpeech(Struct, frozen=True, forbid_unknown_fields=True):
    """What else of the page's signs is said, for who wants to hear how a text is written."""

    punctuation: Literal["none", "some", "all"] = "none"  # some: brackets, quotation marks, signs; all: each
    capitals: bool = False  # "cap" before a word with a capital, "all caps" before one in capitals
    numbers: Literal["words", "digits"] = "words"  # digits: one by one
    emoji: Literal["named", "silent"] = "named"


class CastVoices(Struct, frozen=True, forbid_unknown_fields=True):
    """Voices of one engine for the speakers of an article, in the order in which they are given away."""

    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()


class Casting(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether everybody whom an article quotes has a voice of their own, and which; else the engine's own."""

    on: bool = False
    engines: dict[str, CastVoices] = field(default_factory=dict)


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """A narration profile as ``voices/NAME.yaml`` holds it."""

    name: str = ""  # empty in a file: the file's own
    title: str = ""  # empty in a file: its name
    level: Level = "standard"
    kinds: dict[str, KindLevel] = field(default_factory=dict)  # kind of announcement -> its own level, or off
    words_per_minute: WordsPerMinute = 175
    engines: tuple[str, ...] = ("espeak", "system")  # tried in this order
    voices: dict[str, Personality] = field(
        default_factory=dict
    )  # narrator, quote, announcer, and those of roles
    roles: dict[str, str] = field(
        default_factory=dict
    )  # headline, caption … -> who says it; else the usual one
    languages: dict[str, dict[str, EngineVoice]] = field(default_factory=dict)  # language -> engine -> voice
    quotes: QuoteVoice = QuoteVoice()
    casting: Casting = Casting()
    pauses: Pauses = Pauses()
    earcons: tuple[EarconName, ...] = ()  # short sounds before what they name, and at the end
    loudness: Lufs = -16.0  # of exports, heard from two loudspeakers
    speech: MySpeech = MySpeech()
    lexicons: tuple[str, ...] = ()  # how words are said: names of files in `lexicons/`, the first wins
    language: str = ""  # of announcements; empty: the person's own (locale), else English

    def level_of(self, kind: str) -> KindLevel:
        """How much is announced of a kind; what must always be said is terse at the least."""
        level = self.kinds.get(kind, self.level)
        return "terse" if level == "off" and kind in ALWAYS_SAID else level
