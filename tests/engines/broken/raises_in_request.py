"""Has a bug: an exception that is none of ours."""

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        raise ZeroDivisionError("no rate")
