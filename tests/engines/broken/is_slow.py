"""Takes two seconds for everything."""

import time

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        time.sleep(2.0)
        return super().synthesise(request)
