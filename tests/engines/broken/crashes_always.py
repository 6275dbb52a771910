"""Dies in every request, as C code does: no exception, no goodbye."""

import os
import signal

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        os.kill(os.getpid(), signal.SIGSEGV)
        raise AssertionError("unreachable")
