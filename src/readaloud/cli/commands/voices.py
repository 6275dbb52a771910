"""``readaloud voices``: which voices there are, and bringing, hearing and removing one."""

import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from readaloud.cli import stderr, stdout
from readaloud.cli.options import speed_value
from readaloud.model.errors import EngineError

if TYPE_CHECKING:
    from readaloud.services.voices.catalogue import Offer

language_option = click.option(
    "--language", metavar="TAG", default="", help="A language, such as en or pt-br."
)


@click.group("voices", invoke_without_command=True)
@language_option
@click.option("--engine", metavar="NAME", default="", help="Only those of one engine, each of its speakers.")
@click.option("--all", "everything", is_flag=True, help="Those of every language.")
@click.pass_context
def command(context: click.Context, language: str, engine: str, everything: bool) -> None:
    """List the voices of your language: those that are installed, then those that can be had.

    One voice a line: engine, id, language, quality, size, licence. An engine that does not work is named with
    the reason, and does not hide the others.
    """
    if context.invoked_subcommand:
        return
    from readaloud.cli.voice_list import can_be_had, here, summary
    from readaloud.services.voices.person import person_languages

    mine = tuple(tag.split("-")[0] for tag in person_languages())
    languages = (language,) if language else () if everything or engine else mine
    installed, offered = here(engine, languages), can_be_had(engine, languages)
    if installed or offered:
        stderr.say(summary(installed, offered, language or mine[0]))
    stdout.write_text("Installed:")
    _write_rows(installed)
    if offered:
        stdout.write_text("Can be had, with readaloud voices install ID:")
        _write_rows(offered)
    if not installed and not offered and language:
        stderr.say(f"No voice speaks {language!r}. Give a tag, such as de or pt-br, or list all with --all.")
    if languages and not language:
        stderr.say(f"These speak {_named(languages)}. Others: --language TAG, or --all.")


@command.command("install", short_help="Install a voice and read with it.")
@click.argument("wanted", metavar="[ID|FILE|FOLDER]", default="")
@language_option
@click.option("--mirror", metavar="URL", default="", help="Another server with the publisher's files.")
@click.option("--allow-private", is_flag=True, help="Let the mirror be on this machine or its network.")
def install(wanted: str, language: str, mirror: str, allow_private: bool) -> None:
    """Install a voice, and read with it from then on.

    Without ID: for your language the best voice whose recordings and training are free for everybody. FILE is
    a Piper voice on this machine (its .onnx.json beside it); a FOLDER can hold several, or a Kokoro model.

    Licence and origin are shown before anything is downloaded. A download that was interrupted goes on where
    it stopped when the command is run again.
    """
    from readaloud.cli.voice_install import install_offer
    from readaloud.services.voices.catalogue import offer
    from readaloud.services.voices.disk import install_files

    if wanted and ("/" in wanted or wanted.endswith(".onnx") or Path(wanted).exists()):
        for voice in install_files(Path(wanted).expanduser()):
            stderr.say(voice.offer.terms if voice.offer else "Of its terms nothing is known here.")
            _settle(voice.id, voice.engine)
        return
    for chosen in [offer(wanted)] if wanted else _recommended(language):
        install_offer(chosen, mirror=mirror, allow_private=allow_private)
        _settle(chosen.id, chosen.engine)


@command.command("try", short_help="Hear a voice.")
@click.argument("voice_id", metavar="ID")
@click.argument("text", default="")
@click.option(
    "--engine", metavar="NAME", default="", help="The engine, when several have a voice of that id."
)
@click.option("--speed", type=speed_value, default=1.0, metavar="X", help="Times the usual speed: 0.5 to 6.")
def try_voice(voice_id: str, text: str, engine: str, speed: float) -> None:
    """Hear a voice say TEXT, or a sample of its language."""
    from readaloud.player.sink import NoSound
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.voices.trying import find_voice, sample, say_sample

    voice = find_voice(voice_id, engine)
    words = text or sample(voice.language)
    stdout.write_text(words)
    try:
        say_sample(voice, words, chosen_profile(None), speed)
    except NoSound:
        stderr.say("No sound device works, so nothing could be heard. readaloud doctor says more.")


@command.command("remove")
@click.argument("voice_id", metavar="ID")
def remove(voice_id: str) -> None:
    """Take a voice off this disk."""
    from readaloud.services.voices.disk import remove as taken_away
    from readaloud.services.voices.person import forget_engine

    gone = taken_away(voice_id)
    stdout.write_text(f"{gone.id} was removed.")
    if forget_engine(gone.engine):
        stdout.write_text(
            f"It was the last voice of {gone.engine}: readaloud reads with the profile's engines again."
        )


def _recommended(language: str) -> list["Offer"]:
    """For each language of the person the best voice that is free for everybody.

    Raises:
        EngineError: the catalogue has none for any of them.
    """
    from readaloud.services.voices.catalogue import recommended
    from readaloud.services.voices.person import person_languages

    languages = (language,) if language else person_languages()
    found = dict.fromkeys(filter(None, map(recommended, languages)))
    if not found:
        raise EngineError(
            f"No voice for {_named(languages)} is surely free for everybody.",
            f"`readaloud voices --language {languages[0]}` lists what can be had all the same.",
        )
    return list(found)


def _named(languages: Iterable[str]) -> str:
    """Languages by their English names."""
    from readaloud.narrate.wording import wording_for

    return " and ".join(map(wording_for("en").language_name, languages))


def _settle(voice_id: str, engine: str) -> None:
    """Say what is there now, how it is used, and what is still missing for it."""
    from readaloud.services.voices.disk import missing_library, pip_install
    from readaloud.services.voices.person import prefer_engine

    stdout.write_text(f"{voice_id} is installed.")
    extra = missing_library(engine)
    if extra:
        stderr.say(f"It needs the library of {engine}. Run: {pip_install(extra)}")
    if prefer_engine(engine):
        when = "once that is done" if extra else "from now on"
        stderr.say(f"readaloud reads with {engine} {when}. To undo that: readaloud config unset engine")
    else:
        stderr.say(
            f"Your settings name another engine. To read with it: readaloud config set engine {engine}"
        )
    stderr.say(f"Hear it: readaloud voices try {voice_id}")


def _write_rows(rows: list[tuple[str, ...]]) -> None:
    """A table: columns in line where the terminal is wide enough, else commas; tabs for a pipe."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if not sys.stdout.isatty():
        lines = ["\t".join(row) for row in rows]
    elif sum(widths) + 2 * len(widths) > get_terminal_size().columns:
        lines = [", ".join(row) for row in rows]
    else:
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    stdout.write_text("\n".join(lines) or "none")
