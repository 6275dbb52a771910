"""A download as a person can follow it: a bar on a terminal, plain lines elsewhere."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from readaloud.cli import stderr
from readaloud.services.voices.catalogue import MEGABYTE, Offer
from readaloud.services.voices.disk import Progress
from readaloud.services.voices.disk import install as download

_STEP_PERCENT = 25


def install_offer(wanted: Offer, *, mirror: str, allow_private: bool) -> None:
    """Say what a voice is and on which terms, then download it."""
    speakers = f", {wanted.speakers} speakers" if wanted.speakers > 1 else ""
    size = f"{wanted.size_bytes / MEGABYTE:.0f} MB"
    stderr.say(
        f"{wanted.id}: {wanted.engine}, {wanted.language}, {wanted.quality} quality{speakers}, {size}."
    )
    stderr.say(wanted.terms)
    with _progress(wanted.size_bytes) as show:
        try:
            download(wanted, mirror=mirror, allow_private=allow_private, on_progress=show)
        except KeyboardInterrupt:
            stderr.say("\nStopped. Run the command again, and it goes on where it stopped.")
            raise


@contextmanager
def _progress(whole: int) -> Iterator[Progress]:
    """What tells the person how far it is; several files count as one."""
    done: dict[str, int] = {}
    if not sys.stderr.isatty() or os.environ.get("ACCESSIBLE") or os.environ.get("TERM") == "dumb":
        said = [0]

        def say(name: str, here: int, _: int) -> None:
            done[name] = here
            percent = 100 * sum(done.values()) // whole
            if percent >= said[0] + _STEP_PERCENT:
                said[0] = percent - percent % _STEP_PERCENT
                stderr.say(f"Downloading: {said[0]} per cent.")

        yield say
        return
    with click.progressbar(length=whole, file=sys.stderr, show_eta=True) as bar:

        def draw(name: str, here: int, _: int) -> None:
            bar.update(here - done.get(name, 0))
            done[name] = here

        yield draw
