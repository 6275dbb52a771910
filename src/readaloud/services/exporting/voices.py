"""The engine processes of an export: as many as were asked for, started early, reused for every article."""

import contextlib
from collections.abc import Callable, Iterator, Sequence

from readaloud.audio.ahead import speak_ahead
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.choice import choose_engine
from readaloud.engines.process.host import EngineHost
from readaloud.engines.voices import primary
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.model.speech import Speech, Voice
from readaloud.narrate.wording import wording_for
from readaloud.services.exporting.jobs import OpenJob


class ExportVoices:
    """Synthesisers in processes of their own."""

    def __init__(
        self,
        profile: Profile,
        engines: Sequence[str],
        speed: float,
        jobs: int,
        on_note: Callable[[str], None],
    ) -> None:
        self._profile = profile
        self._names = engines
        self._speed = speed
        self._jobs = jobs
        self._on_note = on_note
        self._first: EngineHost | None = None
        self._hosts: list[EngineHost] = []
        self._voices: Sequence[Voice] = ()
        self._language = ""  # for which the engine was chosen

    def start(self) -> None:
        """Start the first engine of the profile, and do not wait for it."""
        self._first = self._host(self._names[0])
        self._first.start()

    @contextlib.contextmanager
    def speeches(self, script: Script, job: OpenJob) -> Iterator[Iterator[Speech]]:
        """The speech of each utterance in order; what is still being made at the end is given up.

        Raises:
            EngineError: no engine works.
        """
        utterances = script.utterances
        speakers = [
            Synthesiser(host, self._profile, job.cache, self._speed, self._voices)
            for host in self._started(max(1, min(self._jobs, len(utterances))), script.language)
        ]
        job.begin([speakers[0].key(utterance) for utterance in utterances])
        with contextlib.closing(speak_ahead(utterances, speakers)) as made:  # type: ignore[type-var]
            yield made

    @property
    def narrator(self) -> str:
        """The title of the engine that speaks; "" before one was chosen."""
        return self._hosts[0].info.title if self._hosts else ""

    def close(self) -> None:
        """End all processes at once."""
        for host in [*self._hosts, *([self._first] if self._first else [])]:
            host.kill()
        self._hosts, self._first = [], None

    def _started(self, count: int, language: str) -> list[EngineHost]:
        if self._hosts and primary(language) != primary(self._language):
            self.close()
        if not self._hosts:
            self._choose(language)
        while len(self._hosts) < count:
            host = self._host(self._hosts[0].name)
            host.start()
            self._hosts.append(host)
        return self._hosts[:count]

    def _choose(self, language: str) -> None:
        called = wording_for("en").language_name(language)
        host, self._voices, note = choose_engine(self._names, self._first, language=language, called=called)
        self._hosts, self._first, self._language = [host], None, language
        if note:
            self._on_note(note)

    def _host(self, name: str) -> EngineHost:
        return EngineHost(name, on_restart=self._on_note, threads=1 if self._jobs > 1 else 0)
