"""The process an engine lives in: ``python -m readaloud.engines.process.worker NAME``.

Questions come on what was stdin, answers go to what was stdout; whatever the engine or its libraries print
goes to stderr, which the host makes a log file (Textual draws on the real one). It ends when stdin closes,
so that it never outlives the one who started it. (``PR_SET_PDEATHSIG`` would be sent when the *thread* that
started us ends; a read that returns nothing is exact.)
"""

import os
import signal
import sys
import threading
from queue import SimpleQueue
from typing import IO

from readaloud.engines.process.wire import (
    Answer,
    Failed,
    GiveUp,
    ListVoices,
    Question,
    Ready,
    Say,
    Spoken,
    Voices,
    read_question,
    write_frame,
)
from readaloud.engines.protocol import Engine, Prepares
from readaloud.engines.registry import load_engine
from readaloud.model.errors import EngineError

_FAREWELL_S = 1.0  # how long a request may still run when nobody waits for it any more


def main(name: str) -> int:
    """Serve one engine until stdin closes; 0, or 5 when the engine cannot be loaded."""
    questions, answers = _claim_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is for the reader, not for us
    inbox = Inbox(questions)
    try:
        engine = load_engine(name)
    except EngineError as error:
        write_frame(answers, Failed(0, error.message, error.hint))
        return EngineError.exit_code
    write_frame(answers, Ready(engine.info))
    while (question := inbox.next()) is not None:
        write_frame(answers, _answer(engine, question))
        if isinstance(engine, Prepares):
            engine.prepare()
    engine.close()
    return 0


def _answer(engine: Engine, question: Say | ListVoices) -> Answer:
    try:
        if isinstance(question, ListVoices):
            return Voices(question.id, engine.voices())
        return Spoken(question.id, engine.synthesise(question.request))
    except EngineError as error:
        return Failed(question.id, error.message, error.hint)


def _claim_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Both protocol streams, moved away from 0 and 1; then 0 is empty, and 1 is the same as 2."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.dup2(2, 1)
    os.close(empty)
    return questions, answers


class Inbox:
    """Questions as they come, read on a thread of its own so that the end of the stream is seen at once."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._waiting: SimpleQueue[Say | ListVoices | None] = SimpleQueue()
        self._given_up = 0
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def next(self) -> Say | ListVoices | None:
        """The next question that somebody still waits for; None at the end."""
        while True:
            question = self._waiting.get()
            if question is None or question.id > self._given_up:
                return question

    def _read(self, stream: IO[bytes]) -> None:
        while (question := read_question(stream)) is not None:
            self._take(question)
        self._waiting.put(None)
        threading.Event().wait(_FAREWELL_S)
        os._exit(0)

    def _take(self, question: Question) -> None:
        if isinstance(question, GiveUp):
            self._given_up = question.id
        else:
            self._waiting.put(question)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
