"""A profile with the engine and the narrator that a person prefers."""

from msgspec.structs import replace

from readaloud.model.profile import EngineVoice, Personality, Profile

NARRATOR = "narrator"


def with_engine(profile: Profile, engine: str) -> Profile:
    """The profile with that engine tried before its own."""
    others = (name for name in profile.engines if name != engine)
    return replace(profile, engines=(engine, *others))


def with_voice(profile: Profile, engine: str, voice: str) -> Profile:
    """The profile with that engine tried first, and that voice of its as the narrator."""
    narrator = profile.voices.get(NARRATOR, Personality())
    theirs = narrator.engines.get(engine, EngineVoice())
    engines = {**narrator.engines, engine: replace(theirs, voice=voice)}
    voices = {**profile.voices, NARRATOR: replace(narrator, engines=engines)}
    return with_engine(replace(profile, voices=voices), engine)
