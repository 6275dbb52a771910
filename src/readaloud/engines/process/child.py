"""A worker process as seen from outside: started, written to, listened to with a time limit, ended."""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from readaloud.engines.process.wire import Answer, Failed, Question, Ready, read_answer, write_frame
from readaloud.engines.protocol import THREADS
from readaloud.model.errors import EngineError
from readaloud.model.speech import EngineInfo

_LONGEST_LOG_BYTES = 256 * 1024
_GRACE_S = 1.0
_PIPE_BYTES = 1 << 20  # a sentence is written at once, where a pipe's size can be set; 64 KiB is 1.5 s of it
# ONNX Runtime tells its makers what it is used for and keeps a number for this machine, from its import on,
# unless a variable forbids it; which variable, differs between its versions.
_NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}


class WorkerEnded(Exception):
    """The process has ended, or its pipe broke; there will be no more answers from it."""


class WorkerProcess:
    """One child process of ours and the thread that reads what it says."""

    def __init__(self, name: str, log: str, threads: int = 0) -> None:
        # -P: a file in the folder we happen to be in must never be imported in place of a library.
        command = [sys.executable, "-P", "-m", "readaloud.engines.process.worker", name]
        pipe = subprocess.PIPE
        try:
            with Path(log).open("ab") as errors:
                self._child = subprocess.Popen(
                    command,
                    stdin=pipe,
                    stdout=pipe,
                    stderr=errors,
                    env=_environment(threads),
                    pipesize=_PIPE_BYTES,
                )
        except OSError as error:  # no memory, no more processes allowed, no Python to start
            raise EngineError(
                f"The process of the speech engine {name} could not be started ({error.strerror}).",
                "Close some programs and try again.",
            ) from error
        if self._child.stdin is None or self._child.stdout is None:
            raise WorkerEnded
        self._questions: IO[bytes] = self._child.stdin
        self._answers: IO[bytes] = self._child.stdout
        self._heard: SimpleQueue[Answer | int | None] = SimpleQueue()
        self._writing = threading.Lock()
        self._info: EngineInfo | None = None
        self.has_answered = False  # whether it has spoken before; its host notes it
        self._listener = threading.Thread(target=self._listen, name=f"readaloud-{name}", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._child.pid

    def ready(self, timeout_s: float) -> EngineInfo:
        """What the engine declares, once it has loaded; EngineError when it says that it cannot be."""
        if self._info is None:
            heard = self.receive(timeout_s)
            if isinstance(heard, Failed):
                raise EngineError(heard.message, heard.hint)
            if not isinstance(heard, Ready):
                raise WorkerEnded
            self._info = heard.info
        return self._info

    def send(self, question: Question) -> None:
        """Write a question; WorkerEnded when nobody reads it."""
        try:
            with self._writing:
                write_frame(self._questions, question)
        except (OSError, ValueError) as error:
            raise WorkerEnded from error

    def receive(self, timeout_s: float) -> Answer | int:
        """The next answer, or the id of a request that was interrupted meanwhile.

        Raises:
            WorkerEnded: there will be no answer.
            TimeoutError: there was none in time.
        """
        try:
            heard = self._heard.get(timeout=max(timeout_s, 0.0))
        except Empty:
            raise TimeoutError from None
        if heard is None:
            self._heard.put(None)
            raise WorkerEnded
        return heard

    def interrupt(self, request_id: int) -> None:
        """Wake the one who waits for this request."""
        self._heard.put(request_id)

    def end(self, grace_s: float = _GRACE_S) -> None:
        """Close its stdin, wait, and kill it if it is still there; nothing is left behind."""
        if self._writing.acquire(timeout=grace_s):  # else somebody is stuck writing to it: kill it
            with contextlib.suppress(OSError):
                self._questions.close()
            self._writing.release()
        try:
            self._child.wait(grace_s)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._listener.join(_GRACE_S)
        self._answers.close()

    def kill(self) -> None:
        """End it without waiting for what it does."""
        self._child.kill()
        self.end()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (answer := read_answer(self._answers)) is not None:
                self._heard.put(answer)
        self._heard.put(None)


def _environment(threads: int) -> dict[str, str]:
    """Ours, and where readaloud is found when it is not installed (a checkout on somebody's ``sys.path``)."""
    root = Path(__file__).resolve().parents[3]
    ours = os.environ | _NO_TELEMETRY | {THREADS: str(threads)}
    if root.name in ("site-packages", "dist-packages"):
        return ours
    paths = [str(root), os.environ.get("PYTHONPATH", "")]
    return ours | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def log_file(name: str) -> str:
    """Where an engine's own output goes; emptied when it has grown long, nowhere when there is no folder."""
    from readaloud.config.folders import cache_folder
    from readaloud.model.errors import OutputError

    try:
        path = cache_folder() / "logs" / f"engine-{Path(name).name}.log"
        path.parent.mkdir(exist_ok=True)
        if path.exists() and path.stat().st_size > _LONGEST_LOG_BYTES:
            path.unlink()
        path.touch()
    except (OutputError, OSError):
        return os.devnull
    return str(path)
