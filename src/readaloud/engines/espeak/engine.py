"""The ``espeak`` engine: eSpeak NG bound synchronously, with exact word marks and no sound device."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log10

from readaloud.engines import loudness
from readaloud.engines.espeak.ipa import Sounds, Written, sounds_of, within, written
from readaloud.engines.espeak.library import EspeakLibrary, RawVoice, WordEvent
from readaloud.engines.espeak.words import onsets
from readaloud.engines.marks.onsets import marks_from_onsets
from readaloud.engines.marks.words import words
from readaloud.engines.plain import chunks, has_speech, speakable
from readaloud.engines.voices import best_voice, no_such_voice
from readaloud.model.speech import SAMPLE_BYTES, EngineInfo, Speech, SpeechRequest, Voice, WordMark

_CHUNK = 1000  # characters: far above any sentence, far below where positions or buffers could overflow
_SLOWEST = 80  # words a minute; below, the library clamps
_FASTEST = 228  # 1.3 times its usual; above, it swallows more sounds than a stretch does (docs/design.md)
_FULL, _LOUDEST = 100, 200  # of its own volume, which is exact to 0.2 dB
_MEASURED = 60  # of it, which is 60 % exactly: at full volume some variants are louder than 16 bits can be
_USUAL_LUFS = -20.8  # of a voice that is not in our table: the median of those in it


class EspeakEngine:
    """eSpeak NG. Voice ids are its languages, "en-us", with a variant if wished, "en-us+f3" or "+f3"."""

    def __init__(self) -> None:
        self._library = EspeakLibrary()
        self._repeatable = self._library.reload()
        self._known_sounds: dict[str, Sounds] = {}
        self._voice = ""  # that the library is set to
        self._used = False  # whether it has spoken since it was loaded

    @cached_property
    def info(self) -> EngineInfo:
        """Exact marks; the same bytes for the same request wherever a library can be unloaded."""
        return EngineInfo(
            name="espeak",
            title="eSpeak NG",
            version=self._library.version,
            marks="exact",
            reproducible=self._repeatable,
            native_rate=True,
            licence="GPL-3.0-or-later",
            max_words_per_minute=_FASTEST,
            phonemes=True,
        )

    def voices(self) -> tuple[Voice, ...]:
        """One voice for each language and accent."""
        return tuple(
            Voice(id=id_, name=raw.name, language=raw.language, engine="espeak")
            for id_, raw in self._voices.items()
        )

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak the text from the state the library was in when it was loaded."""
        base, variant = self._chosen(request)
        if not has_speech(speakable(request.text)):
            return Speech(b"", self._library.rate)
        sounds = self._sounds(self._voices[base].identifier) if request.phonemes else {}
        self._begin(self._voices[base].identifier + variant)
        return self._spoken(request, round(_FULL * _gain(base, variant)), sounds)

    def prepare(self) -> None:
        """Load the library anew, in the voice that spoke last: it is the likeliest to speak next."""
        if self._used:
            self._library.reload()
            self._library.set_voice(self._voice)
            self._used = False

    def lufs(self, voice: str, texts: Sequence[str] = loudness.CALIBRATION) -> float:
        """The loudness of a voice before its gain, measured; each text anew, for some voices echo."""
        base, variant = self._chosen(SpeechRequest("", "", voice))
        name = self._voices[base].identifier + variant

        def speak(text: str) -> Speech:
            self._begin(name)
            return self._spoken(SpeechRequest(text, ""), _MEASURED)

        return loudness.of_calibration(speak, texts) + 20 * log10(_FULL / _MEASURED)

    def close(self) -> None:
        """Nothing is held that the end of the process does not free."""

    def _begin(self, voice: str) -> None:
        """Have the library as new, in this voice: what was said before is heard in what is said next.

        Another voice that was set and has said nothing is not.
        """
        self.prepare()
        if voice != self._voice:
            self._library.set_voice(voice)
            self._voice = voice
        self._used = True

    def _spoken(self, request: SpeechRequest, volume: int, sounds: Sounds | None = None) -> Speech:
        parts, length, marks, unknown = list[bytes](), 0, list[WordMark](), ""
        text = speakable(request.text)
        for start, end in chunks(text, _CHUNK):
            piece, phonemes = text[start:end], within(request.phonemes, start, end)
            asked = written(piece, phonemes, sounds or {}) if phonemes else Written(piece, ())
            rate = min(max(request.words_per_minute, _SLOWEST), _FASTEST)
            sound, events = self._library.speak(
                asked.text, rate, request.pitch, min(volume, _LOUDEST), named=bool(phonemes)
            )
            events = [event._replace(position=asked.place(event.position)) for event in events]
            marks.extend(_marks(piece, events, len(sound) // SAMPLE_BYTES, start, length))
            parts.append(sound)
            length += len(sound) // SAMPLE_BYTES
            unknown = unknown or asked.unknown
        return Speech(b"".join(parts), self._library.rate, tuple(marks), unknown)

    def _sounds(self, voice: str) -> Sounds:
        """The sounds of a voice by their IPA; to find them leaves traces in the library."""
        if voice not in self._known_sounds:
            self._library.set_voice(voice)
            self._known_sounds[voice] = sounds_of(self._library)
            self._voice, self._used = voice, True
        return self._known_sounds[voice]

    @cached_property
    def _voices(self) -> Mapping[str, RawVoice]:
        found: dict[str, RawVoice] = {}
        for raw in sorted(self._library.voices(), key=lambda voice: voice.priority):
            short = raw.identifier.rpartition("/")[2].lower()
            found[short if raw.language in found else raw.language] = raw
        return found

    @cached_property
    def _by_language(self) -> Mapping[str, str]:
        return {id_: id_ for id_ in self._voices}  # its ids are languages

    @cached_property
    def variants(self) -> frozenset[str]:
        """What can stand behind a plus sign after any voice."""
        return frozenset(raw.identifier.rpartition("/")[2] for raw in self._library.variants())

    def _chosen(self, request: SpeechRequest) -> tuple[str, str]:
        """The voice asked for, or the best one for the language, and its variant ("+f3" or nothing)."""
        base, plus, variant = request.voice.partition("+")
        if plus and variant not in self.variants:
            raise no_such_voice("espeak", request.voice, (f"+{name}" for name in self.variants))
        if base and base not in self._voices:
            raise no_such_voice("espeak", request.voice, self._voices)
        return base or best_voice("espeak", request.language, self._by_language), plus + variant


def _gain(base: str, variant: str) -> float:
    known = loudness.known_lufs("espeak", base)
    changed = loudness.known_lufs("espeak", variant) or 0.0
    return loudness.gain((_USUAL_LUFS if known is None else known) + changed)


def _marks(
    text: str, events: list[WordEvent], length: int, text_base: int, sample_base: int
) -> Iterator[WordMark]:
    found = words(text)
    for mark in marks_from_onsets(found, onsets(text, found, events), length):
        yield WordMark(text_base + mark.start, text_base + mark.end, sample_base + mark.sample)
