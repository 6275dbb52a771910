"""Gives marks that fall, leave the text and come after the end of the sound."""

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest, WordMark


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        made = super().synthesise(request)
        good = made.marks
        bad = (WordMark(0, 1, made.length + 5), WordMark(5, 3, 1), WordMark(-4, 2, 2), WordMark(0, 9999, 9))
        return Speech(made.samples, made.rate, (*bad, *good, good[0], WordMark(0, 1, 0)))
