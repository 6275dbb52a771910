"""``readaloud queue``: what is to be read next."""

import click

from readaloud.cli import stdout
from readaloud.model.errors import SourceError


@click.command("queue")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--remove", is_flag=True, help="Take each SOURCE out instead.")
def command(sources: tuple[str, ...], remove: bool) -> None:
    """Put each SOURCE at the end of the queue; without SOURCE, list what is in it.

    Where one article ends, both readers go on with the first of the queue; an article that is opened leaves
    it. One article a line is listed: its title, where it is known, and what to open.
    """
    if not sources:
        _print_queue()
    for source in sources:
        _change(source, remove=remove)


def _change(source: str, *, remove: bool) -> None:
    from readaloud.services.queue import add_to_queue, take_from_queue

    if remove and not take_from_queue(source):
        raise SourceError(f"“{source}” is not in the queue.", "`readaloud queue` lists what is in it.")
    if not remove and not add_to_queue(source):
        raise SourceError(
            f"“{source}” cannot be put in the queue.", "Only files that are there and web addresses can."
        )


def _print_queue() -> None:
    from readaloud.config.settings import load_settings
    from readaloud.narrate.interface import interface
    from readaloud.services.opening.bundled import short_name
    from readaloud.services.queue import queued

    words, waiting = interface(load_settings().language), queued()
    stdout.write_text(words.say("library.queue" if waiting else "answers.queue_empty"))
    for each in waiting:
        source = short_name(each.source)
        stdout.write_text(f"{each.title}\t{source}" if each.title else source)
