"""Hearing a voice or a profile before it is chosen: the sentence that one is at, said in it."""

from msgspec.structs import replace

from readaloud.model.errors import ReadaloudError
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.services.preferences import chosen_profile
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import SILENT, Answer
from readaloud.services.speaking import speak_script
from readaloud.services.voices.choice import NARRATOR, with_voice


def preview(reader: Reader, name: str, choice: str) -> Answer:
    """Say the sentence as a choice of the list ``name`` ("voice", "profile") would, to its end.

    The reading pauses for it.
    """
    from readaloud.services.playing import play

    utterance = reader.utterance
    if utterance is None:
        return Answer(reader.words.say("answers.nothing"))
    reader.session.pause()
    script = Script((replace(utterance, voice=NARRATOR),), utterance.language, reader.profile.name)
    try:
        for speech in speak_script(script, _profile(reader, name, choice), speed=reader.snapshot.speed):
            play(speech)
    except ReadaloudError as error:
        return Answer(str(error))
    return SILENT


def _profile(reader: Reader, name: str, choice: str) -> Profile:
    if name == "profile":
        return chosen_profile(choice)
    engine, _, voice = choice.partition(":")
    return with_voice(reader.profile, engine, voice)
