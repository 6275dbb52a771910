"""A script spoken, one utterance after the other, for programs that want the sound itself."""

from collections.abc import Iterator

from readaloud.audio.cache import open_cache
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.choice import choose_engine
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.model.speech import Speech


def speak_script(
    script: Script, profile: Profile, *, engine: str | None = None, speed: float = 1.0
) -> Iterator[Speech]:
    """The sound of each utterance, in order.

    Raises:
        EngineError: no engine of the profile works, or the one that was asked for does not.
    """
    host, voices, _ = choose_engine([engine] if engine else profile.engines, language=script.language)
    try:
        synthesiser = Synthesiser(host, profile, open_cache(), speed, voices)
        for utterance in script.utterances:
            yield synthesiser.speech(utterance)
    finally:
        host.close()
