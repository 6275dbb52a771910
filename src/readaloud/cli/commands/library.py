"""``readaloud library``: what was opened, and the articles that come with readaloud."""

import click

from readaloud.cli import stdout


@click.command("library")
def command() -> None:
    """List what was opened, newest first, then the articles that come with readaloud.

    One article a line; the last column is what to open: `readaloud PATH`.
    """
    from readaloud.services.shelf import bundled_articles, opened_articles

    opened = opened_articles()
    stdout.write_text("Opened before:" if opened else "Nothing was opened yet.")
    for article in opened:
        stdout.write_text(f"{article.title}\t{article.progress}\t{article.source}")
    stdout.write_text("Articles that come with readaloud:")
    for path in bundled_articles():
        stdout.write_text(f"{path.stem}\t{path}")
