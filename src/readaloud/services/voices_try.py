"""Hearing a voice before it is chosen: a sample through the usual player."""

import threading

from readaloud.config.yaml_file import read_data
from readaloud.engines.survey import survey
from readaloud.engines.voices import primary
from readaloud.model.article import Article, Block, Kind, Locator, Meta
from readaloud.model.errors import EngineError
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Script, Utterance
from readaloud.model.speech import Voice
from readaloud.services.voices_catalogue import offers
from readaloud.services.voices_choice import NARRATOR, with_voice
from readaloud.services.voices_disk import installed

_LIMIT_S = 120.0


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
    raise EngineError(f"No engine here has a voice {voice_id!r}.", "`readaloud voices` lists the voices.")


def sample(language: str) -> str:
    """A few sentences of a language, else the English ones."""
    samples: dict[str, str] = read_data("readaloud.services", "voices_samples.yaml")
    return samples.get(primary(language), samples["en"])


def say_sample(voice: Voice, text: str, profile: Profile, speed: float) -> str:
    """Speak a text in that voice and wait for its end; a sentence for the person, "" when all went well."""
    from readaloud.player.events import Event, Finished, Trouble
    from readaloud.services.session import Session

    ended, troubles = threading.Event(), list[str]()

    def heard(event: Event) -> None:
        if isinstance(event, Trouble):
            troubles.append(event.message)
        if isinstance(event, (Trouble, Finished)):
            ended.set()

    chosen = with_voice(profile, voice.engine, voice.id)
    session = Session(
        Article(meta=Meta(), blocks=(Block(id="b1", kind=Kind.PARAGRAPH, text=text),)),
        profile=chosen,
        engine=voice.engine,
        speed=speed,
        on_event=heard,
        script=_script(text, voice.language, chosen),
    )
    try:
        session.play()
        ended.wait(_LIMIT_S)
    finally:
        session.close()
    return troubles[0] if troubles else ""


def _script(text: str, language: str, profile: Profile) -> Script:
    """The text as it stands, with nothing around it."""
    said = Utterance(
        id="u1",
        sentence=1,
        role=Role.BODY,
        voice=NARRATOR,
        text=text,
        spoken=text,
        alignment=(),
        language=language,
        locator=Locator("b1", 0, len(text)),
    )
    return Script((said,), language, profile.name)
