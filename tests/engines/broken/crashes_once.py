"""Dies in the first request for each text that says "crash"; the file named by the text's last word tells."""

import os
from pathlib import Path

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        died = Path(request.text.split()[-1])
        if request.text.startswith("crash") and not died.exists():
            died.touch()
            os._exit(3)
        return super().synthesise(request)
