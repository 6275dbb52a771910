"""Options that several commands share, each defined once."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from readaloud.cli import stderr
from readaloud.model.article import Article
from readaloud.model.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS = ("text", "html", "markdown")


def speed_value(value: str) -> float:
    """Times the usual speed; a mistake is answered in words, not in signs that a voice reads badly."""
    try:
        speed = float(value)
    except ValueError:
        speed = 0.0
    if not 0.5 <= speed <= 6.0:
        raise click.BadParameter(f"a number from 0.5 to 6 is wanted, not {value!r}.")
    return speed


def decorated(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    """The command with all decorators, so that help lists their options in this order."""
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def source_options(command: Command) -> Command:
    """One SOURCE and how to open it; they arrive as ``source``, ``clipboard`` and those of opening."""
    return decorated(
        command,
        click.argument("source", required=False),
        click.option("--clipboard", is_flag=True, help="Read what was copied instead of SOURCE."),
        opening_options,
    )


def opening_options(command: Command) -> Command:
    """How to open a source; the parameters are named as those of ``opened``."""
    return decorated(
        command,
        click.option("--kind", type=click.Choice(KINDS), help="What SOURCE is, when it cannot be told."),
        click.option(
            "--keep", multiple=True, metavar="RULE|ID", help="Keep what a rule, or one removal, takes."
        ),
        click.option("--drop", multiple=True, metavar="PATTERN", help="Take out lines that match PATTERN."),
        click.option(
            "--transcript",
            "transcripts",
            multiple=True,
            metavar="N=FILE",
            help="Transcript of the N-th video or recording: VTT, SRT, TTML or plain text.",
        ),
        click.option(
            "--allow-private", is_flag=True, help="Let an address lead to this machine or its network."
        ),
    )


def voice_options(command: Command) -> Command:
    """Who speaks, and how fast; they arrive as ``profile``, ``engine`` and ``speed``."""
    return decorated(
        command,
        profile_option,
        click.option("--engine", metavar="NAME", help="Speech engine; see `readaloud voices`."),
        click.option("--speed", type=speed_value, metavar="X", help="Times the usual speed: 0.5 to 6."),
    )


profile_option = click.option(
    "--profile", metavar="NAME|FILE", help="Narration profile; newsroom when not given."
)


def opened(
    source: str | None,
    *,
    clipboard: bool = False,
    kind: str | None = None,
    keep: tuple[str, ...] = (),
    drop: tuple[str, ...] = (),
    transcripts: tuple[str, ...] = (),
    allow_private: bool = False,
    allow_empty: bool = False,
) -> Article:
    """The article that the source options ask for; ``allow_empty`` as in ``open_article``.

    When what is remembered for its site was applied, one line on standard error says so.
    """
    from readaloud.services.opening.opening import open_article

    article = open_article(
        named_source(source, clipboard=clipboard),
        kind=kind,
        keep=keep,
        drop=drop,
        transcripts=transcripts,
        allow_private=allow_private,
        allow_empty=allow_empty,
    )
    say_notes(article)
    return article


def say_notes(article: Article) -> None:
    """A line for each thing of the person's own that was applied, or could not be."""
    for note in article.diagnostics:
        if note.is_of_the_person:
            stderr.say(note.message)


def named_source(source: str | None, *, clipboard: bool) -> str:
    """The one source that was asked for; who has to type it is told so.

    Raises:
        UsageError: none was, or two.
    """
    from readaloud.services.opening.opening import CLIPBOARD

    if clipboard and source:
        raise UsageError("Both a source and --clipboard were given.", "Give one of them.")
    if not clipboard and not source:
        raise UsageError("No source was given.", "Name a file, a web address, or - for standard input.")
    if source == "-" and sys.stdin and sys.stdin.isatty():
        stderr.say("Type or paste the article, then press Enter and Control D.")
    return CLIPBOARD if clipboard else str(source)
