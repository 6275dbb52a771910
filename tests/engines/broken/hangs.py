"""Never answers, and does not notice that it is asked to end."""

import time

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        time.sleep(3600)
        raise AssertionError("unreachable")
