"""An engine in a child process, as the rest uses it: it may crash or hang, and reading goes on."""

import contextlib
import threading
import time
from collections.abc import Callable
from functools import cached_property
from itertools import count
from types import TracebackType
from typing import Self, TypeVar

from msgspec import structs

from readaloud.engines.marks.onsets import sound_marks
from readaloud.engines.plain import speakable
from readaloud.engines.process.child import WorkerEnded, WorkerProcess, log_file
from readaloud.engines.process.wire import Answer, Failed, GiveUp, ListVoices, Say, Spoken, Voices
from readaloud.engines.protocol import Cancelled
from readaloud.model.errors import EngineError
from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

_START_LIMIT_S = 30.0  # a neural voice loads in 3 s on an idle machine
_LIMIT_S = 15.0  # for any request
_LIMIT_A_CHARACTER_S = 0.25  # and this for each of its characters: Kokoro takes 0.04 on an idle machine
_SLOWER = 10  # or as many times what one has taken before: a slow or busy machine is no hang
_SENTENCE = 60  # characters; less than this says nothing about how fast an engine is
_FIRST = 4  # times as long for a process's first answer: a neural voice is loaded, on a busy machine, by then
_ATTEMPTS = 2

T = TypeVar("T")


def _say_nothing(message: str) -> None:
    """Nobody wants to hear about restarts."""


class EngineHost:
    """One engine in its own process, for one caller at a time; ``cancel`` and ``kill`` may come from others.

    A crash or a hang costs one restart, and only the request in hand is made again, once.
    """

    def __init__(
        self,
        name: str,
        *,
        on_restart: Callable[[str], None] = _say_nothing,
        limit_s: float = _LIMIT_S,
        threads: int = 0,
    ) -> None:
        """``threads`` is how many a neural engine computes with; 0 means one for each processor."""
        self.name = name
        self.on_restart = on_restart
        self._limit_s = limit_s
        self._threads = threads
        self._worker: WorkerProcess | None = None
        self._ids = count(1)
        self._current = 0
        self._slowest_s = 0.0  # that a character has taken
        self._closed = False
        self._starting = threading.Lock()
        self._busy = threading.RLock()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and return at once; what is asked meanwhile waits for it."""
        with self._starting:
            if self._worker is None and not self._closed:
                self._worker = WorkerProcess(self.name, self.log, self._threads)

    @cached_property
    def log(self) -> str:
        """The path of the file that takes what the engine prints."""
        return log_file(self.name)

    @property
    def pid(self) -> int | None:
        """The id of the process, None when there is none."""
        worker = self._worker
        return worker.pid if worker else None

    @cached_property
    def info(self) -> EngineInfo:
        """What the engine declares; waits until it has loaded. EngineError when it cannot be loaded."""
        return self._insist(lambda worker: worker.ready(_START_LIMIT_S))

    def voices(self) -> tuple[Voice, ...]:
        """The voices that the engine has now."""
        answer = self._insist(lambda worker: self._asked(worker, ListVoices(next(self._ids)), self._limit_s))
        return answer.voices if isinstance(answer, Voices) else ()

    def synthesise(self, request: SpeechRequest) -> Speech:
        """Speak a text; its marks are sure to lie inside text and sound, and to rise.

        Raises:
            EngineError: no such voice, or the engine failed twice.
            Cancelled: ``cancel`` was called meanwhile.
        """
        safe = structs.replace(request, text=speakable(request.text))
        answer = self._insist(lambda worker: self._said(worker, safe))
        if not isinstance(answer, Spoken):
            raise self._broken()
        speech = answer.speech
        marks = sound_marks(speech.marks, len(request.text), speech.length)
        return structs.replace(speech, marks=marks)

    def cancel(self) -> None:
        """Give up the request that is being made, if any: its caller gets ``Cancelled`` at once.

        What an engine is at it finishes (a neural voice: its sentence) before it takes up the next request.
        """
        worker, current = self._worker, self._current
        if worker is None or not current:
            return
        worker.interrupt(current)
        with contextlib.suppress(WorkerEnded):
            worker.send(GiveUp(current))

    def kill(self) -> None:
        """End the process at once, whatever it does; who waits for it gets an ``EngineError``."""
        self._closed = True
        self._drop()

    def close(self) -> None:
        """End the process once it has answered; the host cannot be used again."""
        self._closed = True
        with self._busy, self._starting:
            worker, self._worker = self._worker, None
            if worker:
                worker.end()

    def _insist(self, ask: Callable[[WorkerProcess], T]) -> T:
        """What ``ask`` returns; after a crash or a hang it is asked once more, in a new process."""
        with self._busy:
            for attempt in range(_ATTEMPTS):
                if attempt:
                    self.on_restart(f"The speech engine {self.name} stopped; it is started again.")
                try:
                    worker = self._running()
                    worker.ready(_START_LIMIT_S)
                    return ask(worker)
                except (WorkerEnded, TimeoutError):
                    self._drop()
                    if self._closed:
                        raise EngineError(f"The speech engine {self.name} was closed.") from None
            raise self._broken()

    def _running(self) -> WorkerProcess:
        self.start()
        if self._worker is None:
            raise WorkerEnded
        return self._worker

    def _drop(self) -> None:
        with self._starting:
            worker, self._worker = self._worker, None
        if worker:
            worker.kill()

    def _said(self, worker: WorkerProcess, request: SpeechRequest) -> Answer:
        """The answer to a text, in a time that follows the slowest one so far."""
        begun, is_first = time.monotonic(), not worker.has_answered
        a_character_s = max(_LIMIT_A_CHARACTER_S, _SLOWER * self._slowest_s)
        limit_s = self._limit_s + a_character_s * len(request.text)
        answer = self._asked(worker, Say(next(self._ids), request), limit_s)
        if not is_first:
            took_s = (time.monotonic() - begun) / max(len(request.text), _SENTENCE)
            self._slowest_s = max(self._slowest_s, took_s)
        return answer

    def _asked(self, worker: WorkerProcess, question: Say | ListVoices, limit_s: float) -> Answer:
        """The answer to this question; what comes for one that was given up is passed over."""
        deadline = time.monotonic() + limit_s * (1 if worker.has_answered else _FIRST)
        self._current = question.id
        try:
            worker.send(question)
            while True:
                heard = worker.receive(deadline - time.monotonic())
                if heard == question.id:
                    raise Cancelled
                if isinstance(heard, Failed) and heard.id == question.id:
                    raise EngineError(heard.message, heard.hint)
                if isinstance(heard, Spoken | Voices) and heard.id == question.id:
                    worker.has_answered |= isinstance(heard, Spoken)
                    return heard
        finally:
            self._current = 0

    def _broken(self) -> EngineError:
        return EngineError(
            f"The speech engine {self.name} stopped twice in a row.",
            f"What it printed is in {self.log}. Choose another with --engine; readaloud doctor tests them.",
        )
