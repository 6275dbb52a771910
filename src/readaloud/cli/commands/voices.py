"""``readaloud voices``: the voices that can speak here."""

import click

from readaloud.cli import stderr, stdout


@click.command("voices")
@click.option("--engine", metavar="NAME", help="Only those of one engine.")
@click.option(
    "--language", metavar="TAG", default="", help="Only those of one language, such as en or pt-br."
)
def command(engine: str | None, language: str) -> None:
    """List the voices installed here: engine, id, language, name, one a line.

    An engine that does not work is named with the reason, and does not hide the others.
    """
    from readaloud.engines.survey import survey

    for found in survey([engine] if engine else []):
        if found.problem and engine:
            raise found.problem
        if found.problem:
            stderr.say(f"{found.name} does not work. {found.problem}")
        for voice in found.voices:
            if voice.language.lower().startswith(language.lower()):
                stdout.write_text(f"{found.name}\t{voice.id}\t{voice.language}\t{voice.name}")
