"""A few words played at once, for hearing how they sound: no session, no keys, no place in a text."""

import time

from readaloud.model.speech import SAMPLE_BYTES, Speech
from readaloud.player.choose import Opener, open_sound

_LOOK_S = 0.02  # how often it is looked whether all was heard


def play(speech: Speech, opener: Opener = open_sound) -> None:
    """Play it to its end.

    Raises:
        NoSound: no device plays, or it was lost.
    """
    played = 0

    def pull(frames: int) -> bytes:
        nonlocal played
        wanted = frames * SAMPLE_BYTES
        piece = speech.samples[played : played + wanted]
        played += len(piece)
        return piece + bytes(wanted - len(piece))

    sink = opener(speech.rate, pull)
    try:
        sink.start()
        while sink.alive() and sink.audible() < speech.length:
            sink.service()
            time.sleep(_LOOK_S)
    finally:
        sink.close()
