"""Hearing a voice before it is chosen: a sample through the usual player."""

from readaloud.config.mistakes import nearest
from readaloud.config.yaml_file import read_data
from readaloud.engines.survey import survey
from readaloud.engines.voices import primary
from readaloud.model.article import Locator
from readaloud.model.errors import EngineError
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Script, Utterance
from readaloud.model.speech import Voice
from readaloud.services.voices.catalogue import offers
from readaloud.services.voices.choice import NARRATOR, with_voice
from readaloud.services.voices.disk import installed


def find_voice(voice_id: str, engine: str = "") -> Voice:
    """The voice of that id, which an engine of this machine has; a variant of espeak's may stand behind "+".

    Raises:
        EngineError: no engine has it; what to do is said when it can be installed.
    """
    models = {one.id: one.engine for one in installed()}
    name = engine or models.get(voice_id.partition("#")[0], "")
    found = survey([name] if name else [])
    for surveyed in found:
        if surveyed.problem and surveyed.name == name:
            raise surveyed.problem
        if models.get(voice_id) == "kokoro" and surveyed.voices:
            return surveyed.voices[0]
        for voice in surveyed.voices:
            if voice.id in (voice_id, f"{voice_id}#0", voice_id.partition("+")[0]):
                return Voice(voice_id, voice.name, voice.language, voice.engine, voice.gender)
    if voice_id in {one.id for one in offers()}:
        raise EngineError(
            f"The voice {voice_id} is not installed.", f"Install it with: readaloud voices install {voice_id}"
        )
    there = [voice.id for surveyed in found for voice in surveyed.voices]
    meant = nearest(voice_id, there or (one.id for one in offers()))
    raise EngineError(
        f"No engine here has a voice {voice_id!r}{meant}.", "`readaloud voices` lists the voices."
    )


def sample(language: str) -> str:
    """A few sentences of a language, else the English ones."""
    samples: dict[str, str] = read_data("readaloud.services.voices", "samples.yaml")
    return samples.get(primary(language), samples["en"])


def say_sample(voice: Voice, text: str, profile: Profile, speed: float) -> None:
    """Speak a text in that voice, and return when it has been heard.

    Raises:
        EngineError: the engine does not work.
        NoSound: no device plays.
    """
    from readaloud.services.playing import play
    from readaloud.services.speaking import speak_script

    chosen = with_voice(profile, voice.engine, voice.id)
    said = Utterance(
        id="u1",
        sentence=1,
        role=Role.BODY,
        voice=NARRATOR,
        text=text,
        spoken=text,
        alignment=(),
        language=voice.language,
        locator=Locator("", 0, 0),
        own_words=True,
    )
    script = Script((said,), voice.language, chosen.name)
    for speech in speak_script(script, chosen, engine=voice.engine, speed=speed):
        play(speech)
