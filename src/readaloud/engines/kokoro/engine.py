"""The ``kokoro`` engine: Kokoro-82M, with exact marks from the model's own durations."""

import threading
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from readaloud.engines.kokoro.files import installed, style_names
from readaloud.engines.neural.model_files import fingerprint
from readaloud.engines.neural.models import require
from readaloud.engines.neural.speaking import pitched
from readaloud.engines.voices import best_voice, no_such_voice
from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

if TYPE_CHECKING:
    from readaloud.engines.kokoro.model import KokoroModel

# The first letter of a voice's name. Not Japanese and Chinese: eSpeak NG cannot read for those voices.
_LANGUAGES = {"a": "en-us", "b": "en-gb", "e": "es", "f": "fr-fr", "h": "hi", "i": "it", "p": "pt-br"}
_GENDERS = {"f": "female", "m": "male"}
# The best of each language by the grades of Kokoro's own list (VOICES.md of hexgrad/Kokoro-82M).
_BEST = ("af_heart", "bf_emma", "ef_dora", "ff_siwis", "hf_alpha", "if_sara", "pf_dora")


class KokoroEngine:
    """Voice ids are Kokoro's own: "af_heart" is American, female, Heart."""

    def __init__(self) -> None:
        require("kokoro_onnx", "kokoro", "kokoro")
        self._files = installed()
        self._names = _names(self._files.styles)
        self._loading = threading.Lock()
        self._model: KokoroModel | None = None
        threading.Thread(target=self._loaded, daemon=True).start()  # while the article is opened

    @cached_property
    def info(self) -> EngineInfo:
        """Exact marks to 25 ms, the model's frame; the same bytes for the same request."""
        return EngineInfo(
            name="kokoro",
            title="Kokoro",
            version=version("kokoro-onnx"),
            marks="exact",
            reproducible=True,
            native_rate=False,
            phonemes=True,
            licence="Apache-2.0; with phonemizer GPL-3.0",
        )

    def voices(self) -> tuple[Voice, ...]:
        """The voices whose language eSpeak NG can read for them, the best of each language first."""
        made_of = fingerprint((self._files.model, self._files.styles))
        return tuple(
            Voice(
                id=name,
                name=name.partition("_")[2].title(),
                language=_LANGUAGES[name[0]],
                engine="kokoro",
                gender=_GENDERS.get(name[1], ""),
                made_of=made_of,
            )
            for name in self._names
        )

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak the text in pieces of at most 510 phonemes, the model's limit."""
        voice = request.voice or self._best(request.language)
        if voice not in self._names:
            raise no_such_voice("kokoro", voice, self._names)
        speech = self._loaded().spoken(request.text, voice, _LANGUAGES[voice[0]], request.phonemes)
        return pitched(speech, request.pitch)

    def lufs(self, voice: str) -> float:
        """The loudness of a voice before its gain, measured."""
        return self._loaded().lufs(voice, _LANGUAGES[voice[0]])

    def close(self) -> None:
        """Nothing is held that the end of the process does not free."""

    def _best(self, language: str) -> str:
        there = {voice.language: voice.id for voice in reversed(self.voices())}
        return best_voice("kokoro", language, there)

    def _loaded(self) -> "KokoroModel":
        with self._loading:
            from readaloud.engines.kokoro.model import KokoroModel  # by one thread alone, should it fail

            if self._model is None:
                self._model = KokoroModel(self._files.model, self._files.styles)
            return self._model


def _names(styles: Path) -> tuple[str, ...]:
    """The voices whose language can be read for them, the best first."""
    return tuple(sorted((name for name in style_names(styles) if name[:1] in _LANGUAGES), key=_rank))


def _rank(name: str) -> tuple[bool, str]:
    return name not in _BEST, name
