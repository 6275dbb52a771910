"""Sound and its times: what an engine returns, and the timeline that is folded from it."""

from msgspec import Struct

from readaloud.model.article import Locator

SAMPLE_BYTES = 2  # samples everywhere are 16-bit signed little-endian mono


class WordMark(Struct, frozen=True, gc=False):
    """A word of the spoken text and the sample at which it begins to be heard."""

    start: int  # offsets of ``spoken``
    end: int
    sample: int


class Speech(Struct, frozen=True):
    """One utterance as sound: int16 mono samples as bytes, their rate in Hz, and rising word marks."""

    samples: bytes
    rate: int
    marks: tuple[WordMark, ...] = ()
    unknown: str = ""  # a sign of phonemes that the voice has no sound for: it said the spelling

    @property
    def length(self) -> int:
        """Number of samples."""
        return len(self.samples) // SAMPLE_BYTES

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return self.length / self.rate


class Voice(Struct, frozen=True):
    """A voice that an engine really has."""

    id: str
    name: str
    language: str  # BCP 47
    engine: str
    gender: str = ""  # female | male | "" when the engine does not say
    made_of: str = ""  # another when its files are; empty when it comes with the engine


class Phonemes(Struct, frozen=True, gc=False):
    """A piece of a spoken text, by its offsets, and how it is said in the International Phonetic Alphabet."""

    start: int
    end: int
    ipa: str


class SpeechRequest(Struct, frozen=True):
    """What an engine is asked for. Words a minute and pitch are those of the voice at speed 1."""

    text: str
    language: str
    voice: str = ""  # an id of the engine's; empty: its best voice for the language
    words_per_minute: int = 175
    pitch: int = 50  # 0 to 100; 50 is the voice as it is
    phonemes: tuple[Phonemes, ...] = ()  # of pieces of the text, rising; for engines that take them


class EngineInfo(Struct, frozen=True):
    """What an engine declares about itself."""

    name: str
    title: str
    version: str
    marks: str  # exact | estimated
    reproducible: bool  # the same request gives the same samples in a fresh process
    native_rate: bool  # speeds up better by itself than by stretching
    licence: str
    max_words_per_minute: int = 450
    phonemes: bool = False  # whether it takes phonemes in IPA
    installs_voices: bool = False  # one by one, so that a profile may well name some that are not here


class TimedWord(Struct, frozen=True, gc=False):
    """A word of the spoken text with its times in samples of the timeline."""

    start: int
    end: int
    at: int
    until: int


class Entry(Struct, frozen=True):
    """One utterance on the timeline; times in samples."""

    utterance: str
    at: int
    until: int
    locator: Locator
    words: tuple[TimedWord, ...] = ()


class Chapter(Struct, frozen=True):
    """A section on the timeline; times in samples."""

    title: str
    section: str
    at: int
    until: int


class Timeline(Struct, frozen=True):
    """Every utterance with its start and end; captions, overlays and highlight are folds over it."""

    rate: int
    entries: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]
    length: int  # samples

    @property
    def duration(self) -> float:
        """Duration in seconds."""
        return self.length / self.rate
