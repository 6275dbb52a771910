"""What a person prefers: the languages of their system, and the engine that reads."""

import os

from readaloud.config.change import change_setting
from readaloud.config.settings import load_settings, locale_language, where
from readaloud.services.voices.disk import installed


def person_languages() -> tuple[str, ...]:
    """The languages of the settings and of this person's system, the first first; English when none is said.

    ``LANGUAGE`` is gettext's list of them, "de:en".
    """
    listed = os.environ.get("LANGUAGE", "").split(":")
    named = (load_settings().language, locale_language(), *listed)
    tags = (tag.partition(".")[0].replace("_", "-").lower() for tag in named)
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            found.setdefault(tag.split("-")[0], tag)
    return tuple(found.values()) or ("en",)


def prefer_engine(engine: str) -> bool:
    """Make an engine the one that reads; False when the person has named another one already."""
    settings = load_settings()
    if settings.engine == engine:
        return True
    if where(settings)["engine"] != "default":
        return False
    change_setting("engine", engine)
    return True


def forget_engine(engine: str) -> bool:
    """When the last voice of an engine is gone, no longer prefer it; whether that changed anything."""
    settings = load_settings()
    if settings.engine != engine or any(voice.engine == engine for voice in installed()):
        return False
    change_setting("engine", None)
    return True
