"""``readaloud library``: what was opened, and the articles that come with readaloud."""

import click

from readaloud.cli import stdout


@click.command("library")
def command() -> None:
    """List what was opened, newest first, then the articles that come with readaloud.

    One article a line: title, how much was read and the time left, the day it was opened, and what to open:
    `readaloud PATH`.
    """
    from readaloud.config.settings import load_settings
    from readaloud.narrate.interface import interface
    from readaloud.services.shelf import bundled_articles, opened_articles

    words = interface(load_settings().language)
    opened = opened_articles(words)
    stdout.write_text(words.say("library.opened" if opened else "library.nothing"))
    for article in opened:
        stdout.write_text(f"{article.title}\t{article.progress}\t{article.opened}\t{article.source}")
    stdout.write_text(words.say("library.bundled"))
    for path in bundled_articles():
        stdout.write_text(f"{path.stem}\t{path}")
