"""What a person asked for: on the command line first, then in the environment, then in the config file."""

from msgspec.structs import replace

from readaloud.config.profiles import load_profile
from readaloud.config.settings import load_settings, where
from readaloud.model.profile import Profile


def chosen_profile(name: str | None) -> Profile:
    """The profile of that name or path, else the one of the settings, in the language of the settings.

    Raises:
        UsageError: there is none of that name, or its file has a mistake.
    """
    settings = load_settings()
    profile = load_profile(name or settings.profile)
    return profile if profile.language else replace(profile, language=settings.language)


def chosen_engine(name: str | None) -> str | None:
    """The engine of that name, else the one of the settings; None leaves it to the profile."""
    return name or load_settings().engine or None


def chosen_speed(speed: float | None) -> float | None:
    """That speed, else the one that the settings name; None when nobody has said anything."""
    if speed is not None:
        return speed
    settings = load_settings()
    return None if where(settings)["speed"] == "default" else settings.speed
