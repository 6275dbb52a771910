"""The kokoro engine, killed whenever it is asked for the twenty-first utterance of its life."""

import os
import signal

from readaloud.engines.kokoro.engine import KokoroEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(KokoroEngine):
    _spoken_so_far = 0

    def synthesise(self, request: SpeechRequest) -> Speech:
        if self._spoken_so_far == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        self._spoken_so_far += 1
        return super().synthesise(request)
