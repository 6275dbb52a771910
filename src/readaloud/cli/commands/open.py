"""``readaloud SOURCE``: the app on a terminal, the linear reader elsewhere."""

from typing import Any

import click

from readaloud.cli.options import source_options, voice_options
from readaloud.cli.reading import reading_options


@click.command("open")
@source_options
@voice_options
@reading_options
@click.option("--plain", is_flag=True, help="The linear reader, also on a terminal.")
def command(source: str | None, plain: bool, **options: Any) -> int | None:
    """Read SOURCE: in the app when standard input and output are a terminal, else in the linear reader.

    Without SOURCE, the library is listed. The linear reader is chosen by --plain, then by ACCESSIBLE, then by
    TERM=dumb, then by `front_end: plain` in the settings; --app forces the app.
    """
    if not source and not options["clipboard"]:
        from readaloud.cli.commands.library import command as library

        click.get_current_context().invoke(library)
        return None
    from readaloud.cli.reading import read_with

    return read_with(source, plain=plain, **options)
