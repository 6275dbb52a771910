"""``readaloud read``: the linear reader."""

from typing import Any

import click

from readaloud.cli.options import source_options, voice_options
from readaloud.cli.reading import reading_options


@click.command("read")
@source_options
@voice_options
@reading_options
def command(source: str | None, **options: Any) -> int | None:
    """Read SOURCE as plain lines: no cursor movement, nothing redrawn.

    Single keys work without Enter on a terminal; in a pipe their names work as words, one a line. `help`
    lists them.
    """
    from readaloud.cli.reading import read_with

    return read_with(source, plain=not options["app"], **options)
