"""``readaloud verify``: check files that export wrote."""

import os
from pathlib import Path
from typing import Literal

import click

from readaloud.cli import stdout
from readaloud.cli.commands.export import path_line
from readaloud.model.errors import PartlyFailed, SourceError, UsageError

Outcome = Literal["sound", "broken", "unchecked"]


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Check FILES that `readaloud export` wrote: decoded again, times, chapters, cues, links.

    Compares with NAME.manifest.json where that is beside the file; a transcript (.txt, .md) can be checked
    with it only. Exit code 7 when something is wrong.
    """
    for path in files:
        _check_there(path)
    outcomes = [_outcome(path) for path in files]
    if broken := outcomes.count("broken"):
        raise PartlyFailed(f"{_of(broken, files)} not as export writes it.", "Export again with --force.")
    if unchecked := outcomes.count("unchecked"):
        raise UsageError(f"{_of(unchecked, files)} not checked.", "Export it with --manifest to compare it.")


def _of(count: int, files: tuple[Path, ...]) -> str:
    """How many files something is said of, up to the verb."""
    if len(files) == 1:
        return "The file is"
    return f"{count} of {len(files)} files {'is' if count == 1 else 'are'}"


def _check_there(path: Path) -> None:
    from readaloud.export.formats import format_of

    if os.path.isdir(path):  # noqa: PTH112  (takes a name of any length)
        raise SourceError(f"{path} is a folder.", "Name the files in it.")
    if not os.path.exists(path):  # noqa: PTH110
        raise SourceError(f"{path} does not exist.", "Check the name.")
    format_of(path)


def _outcome(path: Path) -> Outcome:
    """Print what is wrong with a file, or that nothing is, or that nobody can tell."""
    from readaloud.export.verify.expected import expected_beside
    from readaloud.export.verify.verifying import is_checkable, problems

    name, expected = path_line(path), expected_beside(path)
    try:
        found = problems(path, expected)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", "Check the name.") from error
    for problem in found:
        stdout.write_text(f"{name}: {problem}")
    if found:
        return "broken"
    if not is_checkable(path, expected):
        stdout.write_text(f"{name}: not checked: there is no manifest beside it to compare a text with.")
        return "unchecked"
    stdout.write_text(f"{name}: sound and whole.")
    return "sound"
