"""A profile with the engine and the narrator that a person prefers."""

from msgspec.structs import replace

from readaloud.model.profile import EngineVoice, Personality, Profile

NARRATOR = "narrator"


def with_engine(profile: Profile, engine: str) -> Profile:
    """The profile with that engine tried before its own."""
    others = (name for name in profile.engines if name != engine)
    return replace(profile, engines=(engine, *others))


def with_voice(profile: Profile, engine: str, voice: str) -> Profile:
    """The profile with that engine tried first, and that voice of its as the narrator.

    Whoever had the voice before gets the narrator's, so that the two are still told apart.
    """
    before = profile.voices.get(NARRATOR, Personality()).engines.get(engine, EngineVoice())
    voices = {
        role: _speaking(one, engine, before.voice) if _has(one, engine, voice) else one
        for role, one in profile.voices.items()
    }
    voices[NARRATOR] = _speaking(profile.voices.get(NARRATOR, Personality()), engine, voice)
    return with_engine(replace(profile, voices=voices), engine)


def _has(personality: Personality, engine: str, voice: str) -> bool:
    return engine in personality.engines and personality.engines[engine].voice == voice


def _speaking(personality: Personality, engine: str, voice: str) -> Personality:
    """The personality in another voice of one engine."""
    theirs = replace(personality.engines.get(engine, EngineVoice()), voice=voice)
    return replace(personality, engines={**personality.engines, engine: theirs})
