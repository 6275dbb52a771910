"""``readaloud library``: what was opened, and the articles that come with readaloud."""

from typing import TYPE_CHECKING

import click

from readaloud.cli import stdout

if TYPE_CHECKING:
    from readaloud.narrate.interface import Words


@click.command("library")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
def command(words: tuple[str, ...] = ()) -> None:
    """List what was opened, newest first, then the articles that come with readaloud.

    One article a line: title, how much was read and the time left, the day it was opened, and what to open:
    `readaloud river-sensors`. With WORDS, only articles that were opened and say all of these.
    """
    if words:
        _print_found(" ".join(words))
    else:
        _print_all()


def _print_found(sought: str) -> None:
    from readaloud.services.queue import find_opened
    from readaloud.services.reader.finding import shortened
    from readaloud.services.shelf import on_shelf

    words = _words()
    found = find_opened(sought)
    stdout.write_text(words.say("library.found" if found else "library.not_found", words=sought))
    for each in found:
        shown = on_shelf(each.entry, words)
        stdout.write_text("\t".join(filter(None, (shown.title, shortened(each.passage), shown.source))))


def _print_all() -> None:
    from readaloud.services.opening.bundled import bundled_articles
    from readaloud.services.shelf import opened_articles

    words = _words()
    opened = opened_articles(words)
    stdout.write_text(words.say("library.opened" if opened else "library.nothing"))
    for article in opened:
        stdout.write_text(f"{article.title}\t{article.progress}\t{article.opened}\t{article.source}")
    stdout.write_text(words.say("library.bundled"))
    for path in bundled_articles():
        stdout.write_text(path.stem)


def _words() -> "Words":
    from readaloud.config.settings import load_settings
    from readaloud.narrate.interface import interface

    return interface(load_settings().language)
