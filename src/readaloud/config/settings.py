"""What a person has set, and where: environment first, then ``config.yaml``, then what we chose."""

import os
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from readaloud.config.folders import config_file
from readaloud.model.errors import UsageError

_PREFIX = "READALOUD_"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting has a name in ``config.yaml`` and as a variable, READALOUD_PROFILE and so on."""

    profile: str = "newsroom"  # a narration profile: its name or the path of its file
    engine: str = ""  # a speech engine that goes before those of the profile; empty: theirs alone
    voice: str = ""  # of the narrator, an id of `readaloud voices`; empty: the profile's
    speed: Annotated[float, Meta(ge=0.5, le=6.0)] = 1.0  # times the profile's words a minute
    pauses: Annotated[float, Meta(ge=0.25, le=5.0)] = 1.0  # times the profile's; the words stay as they are
    front_end: Literal["", "app", "plain"] = (
        ""  # what a bare `readaloud SOURCE` opens; empty: as the terminal asks
    )
    language: str = ""  # of announcements; empty: the locale's, else English
    two_voices: Literal["", "both", "text", "voice"] = ""  # what the linear reader does; empty: not asked yet
    keys: Literal["default", "vim"] = "default"  # a set of keys
    key_map: dict[str, tuple[str, ...]] = {}  # keys of one's own for an action, as in `next_heading: [h]`
    feedback: Literal["sounds", "words", "off"] = "sounds"  # how keys are answered while there is a voice
    rewind_s: Annotated[float, Meta(ge=0, le=10)] = 0.0  # said again after a pause
    long_pause_s: Annotated[float, Meta(ge=0)] = 120.0  # after which the sentence begins anew; 0: never
    lead_in_ms: Annotated[int, Meta(ge=0, le=3000)] = 0  # of quiet first, for speakers that wake up slowly
    allow_private: bool = False  # whether addresses of this machine and its network may be fetched


def load_settings() -> Settings:
    """The settings in force.

    Raises:
        UsageError: the file or a variable is wrong; the message says where and what is allowed.
    """
    settings = _from_file()
    for name, value in _from_environment().items():
        settings = _with(settings, name, value)
    return settings


def where(settings: Settings) -> dict[str, str]:
    """For each setting, where its value comes from: a variable's name, the file's path, or "default"."""
    in_file, in_environment = _written(), _from_environment()
    return {
        name: _PREFIX + name.upper()
        if name in in_environment
        else str(config_file())
        if name in in_file
        else "default"
        for name in settings.__struct_fields__
    }


def _from_file() -> Settings:
    from readaloud.config.yaml_file import load_typed

    path = config_file()
    return load_typed(path, Settings) if path.is_file() else Settings()


def _written() -> Mapping[str, Any]:
    """The keys that stand in the file."""
    from readaloud.config.yaml_file import compose, read_text

    path = config_file()
    root = compose(read_text(path), str(path)) if path.is_file() else None
    return {key.value: value for key, value in root.value} if root else {}


def _from_environment() -> dict[str, str]:
    fields = Settings.__struct_fields__
    return {
        name: os.environ[_PREFIX + name.upper()] for name in fields if os.environ.get(_PREFIX + name.upper())
    }


def checked(name: str, value: str) -> Any:
    """The value of a setting as the type it must have.

    Raises:
        UsageError: it is not allowed.
    """
    import msgspec

    try:
        return getattr(msgspec.convert({name: value}, Settings, strict=False), name)
    except msgspec.ValidationError as error:
        from readaloud.config.mistakes import allowed_for

        raise UsageError(
            f"The setting {name} must be {allowed_for(Settings, name)}, not {value!r}."
        ) from error


def locale_language() -> str:
    """The language of this person's system, a tag such as "en-gb"; "" when it does not say."""
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = next((os.environ[name] for name in variables if os.environ.get(name)), "")
    tag = named.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    return "" if tag in {"c", "posix"} else tag


def _with(settings: Settings, name: str, value: str) -> Settings:
    variable = _PREFIX + name.upper()
    try:
        return replace(settings, **{name: checked(name, value)})
    except UsageError as error:
        message = error.message.replace(f"The setting {name}", f"The variable {variable}")
        raise UsageError(message, f"Set {variable} to such a value, or unset it.") from error
