"""What a person asked for: on the command line first, then in the environment, then in the config file."""

from msgspec.structs import replace

from readaloud.config.profiles import load_profile
from readaloud.config.settings import load_settings, where
from readaloud.model.profile import Profile
from readaloud.services.voices.choice import with_engine, with_voice


def chosen_profile(name: str | None) -> Profile:
    """The profile of that name or path, else the one of the settings.

    Where the profile leaves it open it is in the language of the settings, and their engine and voice go
    before its own: the profile's engines stay behind them, for the day that the preferred one does not work.

    Raises:
        UsageError: there is none of that name, or its file has a mistake.
    """
    settings = load_settings()
    profile = load_profile(name or settings.profile)
    if not profile.language:
        profile = replace(profile, language=settings.language)
    profile = replace(profile, pauses=profile.pauses.times(settings.pauses))
    if settings.voice:
        return _spoken_by(settings.voice, settings.engine, profile)
    return with_engine(profile, settings.engine) if settings.engine else profile


def _spoken_by(voice: str, engine: str, profile: Profile) -> Profile:
    own = next(iter(profile.engines), "espeak")
    return with_voice(profile, engine or _engine_of(voice) or own, voice)


def _engine_of(voice: str) -> str:
    """The engine of a voice that was installed; "" for one that an engine brings itself."""
    from readaloud.services.voices.disk import installed

    models = {one.id: one.engine for one in installed()}
    return models.get(voice.partition("#")[0], "")


def chosen_speed(speed: float | None) -> float | None:
    """That speed, else the one that the settings name; None when nobody has said anything."""
    if speed is not None:
        return speed
    settings = load_settings()
    return None if where(settings)["speed"] == "default" else settings.speed
