"""``readaloud text``: the cleaned text."""

from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import opened, source_options


@click.command("text")
@source_options
def command(source: str | None, **opening: Any) -> None:
    """Print the cleaned text of SOURCE, one block a paragraph."""
    article = opened(source, **opening)
    stdout.write_text("\n\n".join(block.text for block in article.blocks if block.text.strip()))
