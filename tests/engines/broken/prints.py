"""Writes to stdout and stderr in every way there is."""

import os
import sys

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import Speech, SpeechRequest

print("hello from the import")


class Engine(ToneEngine):
    def synthesise(self, request: SpeechRequest) -> Speech:
        print("hello from Python", flush=True)
        print("hello from stderr", file=sys.stderr, flush=True)
        os.write(1, b"hello from C\n")
        os.system("echo hello from a child")
        return super().synthesise(request)
