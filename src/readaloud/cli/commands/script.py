"""``readaloud script``: the narration plan."""

from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import opened, profile_option, source_options
from readaloud.model.script import Script


@click.command("script")
@source_options
@profile_option
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON; otherwise one line an utterance.")
def command(source: str | None, profile: str | None, as_json: bool, **opening: Any) -> None:
    """Print what will be said for SOURCE, by which voice, in which order."""
    from readaloud.services.api import narrate
    from readaloud.services.preferences import chosen_profile

    plan = narrate(opened(source, **opening), chosen_profile(profile))
    if as_json:
        stdout.write_json(plan.to_dict())
    else:
        stdout.write_text("\n".join(_lines(plan)))


def _lines(plan: Script) -> list[str]:
    return [
        f"{said.voice}, {said.speaker}: {said.spoken}" if said.speaker else f"{said.voice}: {said.spoken}"
        for said in plan.utterances
    ]
