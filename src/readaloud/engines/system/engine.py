"""The ``system`` engine: the voices of the operating system through pyttsx3 (SAPI 5, NSSpeech, eSpeak)."""

import sys
import tempfile
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import msgspec

from readaloud.engines import loudness
from readaloud.engines.marks.estimate import estimated_marks
from readaloud.engines.marks.words import words
from readaloud.engines.plain import chunks, speakable
from readaloud.engines.sonic import sonic
from readaloud.engines.system import driver
from readaloud.engines.system.driver import SpeechFailed, SystemVoice
from readaloud.engines.system.pristine import in_child
from readaloud.engines.system.sound_file import NotASound, Sound, read_sound
from readaloud.engines.voices import best_voice, no_such_voice, primary
from readaloud.model.speech import SAMPLE_BYTES, EngineInfo, Speech, SpeechRequest, Voice, WordMark

_SILENT_RATE = 22_050
_SLOWEST, _FASTEST = 80, 450  # words a minute that every one of the three systems can do
_LONGEST_WORD = 20  # characters; of a longer one not everything may be said
_SHORTEST_S_A_CHARACTER = 0.02  # at the fastest rate; a shorter file was not finished
_LOUDEST = 4.0  # times: more would be needed only for a voice that cannot say numbers
# A fresh process for each text; Apple's and Microsoft's frameworks forbid it.
_FRESH = sys.platform == "linux"


class SystemEngine:
    """pyttsx3 as a maker of short sound files, each looked at before it is believed."""

    def __init__(self) -> None:
        driver.prepare()
        self._gains: dict[str, float] = {}

    @cached_property
    def info(self) -> EngineInfo:
        """Estimated marks; whether the operating system's voices repeat themselves is not known."""
        from importlib.metadata import version

        return EngineInfo(
            name="system",
            title="System voices (pyttsx3)",
            version=version("pyttsx3"),
            marks="estimated",
            reproducible=False,
            native_rate=True,
            licence="MPL-2.0",
            max_words_per_minute=_FASTEST,
        )

    def voices(self) -> tuple[Voice, ...]:
        """The voices that the operating system has."""
        return tuple(Voice(v.id, v.name, v.language, "system", v.gender) for v in self._voices)

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak the text, a piece at a time, as loud as every other voice."""
        voice = self._voice(request)
        speech = _spoken(request, voice)
        if not speech.samples:
            return speech
        samples = sonic(speech.samples, speech.rate, volume=self._gain(voice))
        return Speech(samples, speech.rate, speech.marks)

    def close(self) -> None:
        """Nothing is held that the end of the process does not free."""

    def _gain(self, voice: str) -> float:
        """What brings a voice to the loudness of the others; it is measured when it first speaks."""
        if voice not in self._gains:
            made_of = blake2b(voice.encode(), digest_size=8).hexdigest()
            lufs = loudness.kept_lufs("system", voice, made_of, lambda: _lufs(voice))
            self._gains[voice] = min(loudness.gain(lufs), _LOUDEST)
        return self._gains[voice]

    @cached_property
    def _voices(self) -> list[SystemVoice]:
        if not _FRESH:
            return driver.voices()
        listed = in_child(lambda: msgspec.msgpack.encode([tuple(v) for v in driver.voices()]))
        return [SystemVoice(*fields) for fields in msgspec.msgpack.decode(listed)]

    def _voice(self, request: SpeechRequest) -> str:
        """The id asked for if there is such a voice; else the person's own, or the best for the language."""
        if request.voice:
            if all(voice.id != request.voice for voice in self._voices):
                raise no_such_voice("system", request.voice, (voice.id for voice in self._voices))
            return request.voice
        own = self._voices[0] if self._voices else None
        if own and not _FRESH and primary(own.language) == primary(request.language):
            return own.id
        by_language = {voice.language: voice.id for voice in reversed(self._voices)}
        return best_voice("system", request.language, by_language)


def _lufs(voice: str) -> float:
    return loudness.of_calibration(lambda text: _spoken(SpeechRequest(text, ""), voice))


def _spoken(request: SpeechRequest, voice: str) -> Speech:
    text, samples, rate = speakable(request.text), bytearray(), _SILENT_RATE
    marks: list[WordMark] = []
    for start, end in chunks(text, driver.LONGEST_TEXT):
        piece = text[start:end]
        if not words(piece):  # pyttsx3 would write no file, or an empty one
            continue
        sound = _sound(piece, voice, request)
        base, rate = len(samples) // SAMPLE_BYTES, sound.rate
        for mark in estimated_marks(piece, sound.samples, rate):
            marks.append(WordMark(start + mark.start, start + mark.end, base + mark.sample))
        samples += sound.samples
    return Speech(bytes(samples), rate, tuple(marks))


def _sound(text: str, voice: str, request: SpeechRequest) -> Sound:
    """One short text as sound, from a file that lives no longer than this call."""
    rate = min(max(request.words_per_minute, _SLOWEST), _FASTEST)
    with tempfile.TemporaryDirectory(prefix="readaloud-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / ("speech.aiff" if sys.platform == "darwin" else "speech.wav")
        if _FRESH:
            in_child(lambda: _saved(text, path, voice, rate, request.pitch))
        else:
            _saved(text, path, voice, rate, request.pitch)
        return _checked(path, text)


def _saved(text: str, path: Path, voice: str, words_per_minute: int, pitch: int) -> bytes:
    driver.save(text, path, voice, words_per_minute, pitch)
    return b""


def _checked(path: Path, text: str) -> Sound:
    """The sound of the file, when it is one and long enough for its text."""
    try:
        sound = read_sound(path)
    except (OSError, NotASound) as error:
        raise SpeechFailed(f"no sound file was written: {error}") from error
    said = sum(min(end - start, _LONGEST_WORD) for start, end in words(text))
    if len(sound.samples) / SAMPLE_BYTES / sound.rate < said * _SHORTEST_S_A_CHARACTER:
        raise SpeechFailed(f"{len(sound.samples)} bytes of sound for {said} characters")
    return sound
