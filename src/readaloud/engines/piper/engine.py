"""The ``piper`` engine: voices of the Piper project, with exact marks from the model's own durations."""

import threading
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from readaloud.engines.neural.models import damaged, require
from readaloud.engines.neural.speaking import pitched
from readaloud.engines.piper.files import installed, torn
from readaloud.engines.voices import best_voice, no_such_voice
from readaloud.model.errors import EngineError
from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

if TYPE_CHECKING:
    from readaloud.engines.piper.model import PiperModel


class PiperEngine:
    """Voice ids are the names of model files, "en_US-ryan-high", with "#3" for a speaker of several."""

    def __init__(self) -> None:
        require("piper", "piper", "neural")
        self._files = installed()
        if not self._files:
            raise _nothing_to_speak_with()
        self._models: dict[str, PiperModel] = {}
        self._loading = threading.Lock()
        if len(self._files) == 1:  # while the article is opened: the first request can be for no other
            threading.Thread(target=self._model, args=tuple(self._files), daemon=True).start()

    @cached_property
    def info(self) -> EngineInfo:
        """Exact marks; the same bytes for the same request, for the models' noise is a fixed table."""
        return EngineInfo(
            name="piper",
            title="Piper",
            version=version("piper-tts"),
            marks="exact",
            reproducible=True,
            native_rate=False,
            phonemes=True,
            licence="GPL-3.0-or-later",
            installs_voices=True,
        )

    def voices(self) -> tuple[Voice, ...]:
        """Every speaker of every model that is installed now, the best models first."""
        return tuple(voice for files in installed().values() for voice in files.voices())

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak the text sentence by sentence."""
        voice = request.voice or self._best(request.language)
        id_, _, speaker = voice.partition("#")
        if id_ not in self._files:  # it may have been installed since
            self._files = installed()
        if id_ not in self._files or voice not in self._files[id_].ids:
            raise self._no_such_voice(voice)
        speech = self._model(id_).spoken(request.text, int(speaker or 0), request.phonemes)
        return pitched(speech, request.pitch)

    def lufs(self, voice: str) -> float:
        """The loudness of a voice before its gain, measured."""
        id_, _, speaker = voice.partition("#")
        return self._model(id_).lufs(int(speaker or 0))

    def close(self) -> None:
        """Nothing is held that the end of the process does not free."""

    def _no_such_voice(self, voice: str) -> EngineError:
        path = torn().get(voice)
        return damaged(path, voice) if path else no_such_voice("piper", voice, (v.id for v in self.voices()))

    def _best(self, language: str) -> str:
        there = {files.language: files.id for files in reversed(tuple(self._files.values()))}
        return best_voice("piper", language, there)

    def _model(self, id_: str) -> "PiperModel":
        with self._loading:
            from readaloud.engines.piper.model import PiperModel  # by one thread alone, should it fail

            if id_ not in self._models:
                self._models[id_] = PiperModel(id_, self._files[id_].path)
            return self._models[id_]


def _nothing_to_speak_with() -> EngineError:
    torn_voice = next(iter(torn().items()), None)
    if torn_voice:
        return damaged(torn_voice[1], torn_voice[0])
    return EngineError(
        "No Piper voice is installed.", "readaloud voices lists them, readaloud voices install brings one."
    )
