"""Takes as many hundredths of a second as the number that it is to say."""

import time

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        time.sleep(int(request.text.rstrip(".")) / 100)
        return super().synthesise(request)
