"""``readaloud config``: the settings and where each value comes from."""

import click

from readaloud.cli import stdout


@click.command("config")
def command() -> None:
    """List every setting with its value and where that comes from, then the profiles there are.

    A setting is a line of the config file (`speed: 1.5`) or a variable (READALOUD_SPEED=1.5).
    """
    from readaloud.config.folders import config_file
    from readaloud.config.profiles import profile_names
    from readaloud.config.settings import load_settings, where

    settings = load_settings()
    stdout.write_text(f"File: {config_file()}")
    for name, origin in where(settings).items():
        stdout.write_text(f"{name}: {getattr(settings, name)!r} ({origin})")
    stdout.write_text(f"Profiles: {', '.join(profile_names())}")
