"""``readaloud feed``: a podcast of what was exported to a folder."""

from pathlib import Path

import click

from readaloud.cli import stderr, stdout
from readaloud.cli.commands.export import path_line
from readaloud.model.errors import PartlyFailed


@click.command("feed")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--base-url", metavar="URL", default="", help="Where the folder will be on the web.")
@click.option("--title", metavar="TEXT", default="", help="What the podcast is called.")
@click.option("--force", is_flag=True, help="Replace a feed that readaloud did not write.")
def command(folder: Path, base_url: str, title: str, force: bool) -> None:
    """Make a podcast feed of the recordings in FOLDER, newest first.

    FOLDER/feed.xml, with chapters and a cover beside each recording, and the captions and transcripts that
    are there. Put FOLDER on any web server and give a podcast player the address of feed.xml. Export with
    --manifest --captions vtt, so that titles, dates and captions are complete.
    """
    from readaloud.export.feed.feed import write_feed

    feed = write_feed(folder, base_url=base_url, title=title, force=force)
    stdout.write_text(path_line(feed.path))
    if feed.missing:
        stderr.say(f"The feed is there, but {', and '.join(feed.missing)}.")
    if feed.broken:
        names = ", ".join(path_line(path) for path in feed.broken)
        raise PartlyFailed(f"These cannot be played and are not in the feed: {names}.", "Export them again.")
