"""``readaloud config``: the settings and where each value comes from, and changing one."""

from typing import TYPE_CHECKING

import click

from readaloud.cli import stderr, stdout
from readaloud.model.errors import EngineError

if TYPE_CHECKING:
    from readaloud.config.settings import Settings

# Each setting, in the order of the listing, as the end of a line of help.
MEANINGS = {
    "profile": "who reads, how fast, with what around the text",
    "engine": "a speech engine before those of the profile",
    "voice": "of the narrator: an id of `readaloud voices`",
    "speed": "times the profile's, 0.5 to 6",
    "pauses": "times the profile's, 0.25 to 5; the words stay as they are",
    "front_end": "app or plain: what `readaloud SOURCE` opens",
    "language": "of announcements: en or de",
    "two_voices": "both, text or voice: for who has a screen reader",
    "keys": "default or vim",
    "key_map": "keys of your own: a line of the file, next_heading: [h]",
    "feedback": "sounds, words or off: how keys are answered",
    "rewind_s": "seconds said again after a pause, 0 to 10",
    "long_pause_s": "seconds after which the sentence begins anew; 0: never",
    "lead_in_ms": "quiet first, for speakers that wake up slowly",
    "allow_private": "true or false: addresses of this machine may be read",
}
# What holds where a setting is empty.
_EMPTY = {
    "engine": "the profile's",
    "voice": "the profile's",
    "front_end": "as the terminal asks",
    "language": "that of your system",
    "two_voices": "not asked yet",
}
_SETTINGS = "\b\nThe settings:\n" + "\n".join(f"  {name}: {means}" for name, means in MEANINGS.items())


@click.group("config", invoke_without_command=True)
@click.option("--profile", metavar="NAME|FILE", help="The values of a narration profile instead.")
@click.pass_context
def command(context: click.Context, profile: str | None) -> None:
    """List every setting with its value and where that comes from, then the profiles there are.

    A setting is a line of the config file (`speed: 1.5`) or a variable (READALOUD_SPEED=1.5). With --profile,
    the values of a profile, each with the line of its file or "default".
    """
    if context.invoked_subcommand:
        return
    if profile:
        _list_profile(profile)
        return
    from readaloud.config.folders import config_file
    from readaloud.config.profiles import profile_names
    from readaloud.config.settings import load_settings, where

    settings = load_settings()
    file = config_file()
    stdout.write_text(f"File: {file}" + ("" if file.is_file() else " (not there yet)"))
    for name, origin in where(settings).items():
        _write(settings, name, "set in that file" if origin == str(file) else origin)
    stdout.write_text(f"Profiles: {', '.join(profile_names())}")
    stderr.say("What each means, and how to change it: readaloud config set --help")


@command.command("set", short_help="Write a setting into the config file.", epilog=_SETTINGS)
@click.argument("name")
@click.argument("value")
def set_value(name: str, value: str) -> None:
    """Write a setting into the config file; its other lines stay as they are.

    For example: readaloud config set speed 1.3. A voice brings its engine: the setting of that is written
    too.
    """
    from readaloud.config.change import change_setting

    for each, wanted in _checked(name, value).items():
        path = change_setting(each, wanted)
        _say_now(each, str(path))


@command.command("unset", short_help="Take a setting out of the config file.")
@click.argument("name")
def unset(name: str) -> None:
    """Take a setting out of the config file, so that the default holds again."""
    from readaloud.config.change import change_setting
    from readaloud.config.settings import Settings

    path = change_setting(name, None)
    if name in Settings.__struct_fields__:
        _say_now(name, str(path))
    else:
        stdout.write_text(f"{name}: taken out of {path}.")


def _checked(name: str, value: str) -> dict[str, str]:
    """The settings to write. What does not exist is said now, not when an article is opened.

    Raises:
        UsageError: there is no profile of that name, or it has a mistake.
        EngineError: there is no engine or no voice of that name.
    """
    from readaloud.config.engine_names import engine_names
    from readaloud.config.profiles import load_profile
    from readaloud.services.voices.trying import find_voice

    if name == "profile" and value:
        load_profile(value)
    if name == "voice" and value:
        return {"voice": value, "engine": find_voice(value).engine}
    if name == "engine" and value and value not in engine_names():
        raise EngineError(f"There is no engine {value!r}.", f"There are: {', '.join(engine_names())}.")
    return {name: value}


def _say_now(name: str, path: str) -> None:
    """What holds now; a variable may still go before the file."""
    from readaloud.config.settings import load_settings, where

    settings = load_settings()
    origin = where(settings)[name]
    _write(settings, name, origin)
    if origin not in (path, "default"):
        stdout.write_text(f"The variable {origin} goes before the file {path}.")


def _write(settings: "Settings", name: str, origin: str) -> None:
    from readaloud.config.profile_values import shown

    value = getattr(settings, name)
    told = f"the variable {origin}" if origin.startswith("READALOUD_") else origin
    stdout.write_text(f"{name}: {shown(value) if value else _EMPTY.get(name, shown(value))} ({told})")


def _list_profile(name: str) -> None:
    """The file once: a listener does not hear its path with each line."""
    from readaloud.config.profile_values import profile_values
    from readaloud.config.profiles import profile_path

    values = profile_values(name)
    stdout.write_text(f"File: {profile_path(name)}")
    for key, value, origin in values:
        stdout.write_text(f"{key}: {value} ({origin})")
