"""``readaloud verify``: check files that export wrote."""

from pathlib import Path

import click

from readaloud.cli import stdout
from readaloud.model.errors import PartlyFailed, SourceError


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Check FILES that `readaloud export` wrote: decoded again, times, chapters, cues.

    Compares with NAME.manifest.json where that is beside the file. Exit code 7 when something is wrong.
    """
    failed = [path for path in files if not _is_sound(path)]
    if failed:
        raise PartlyFailed(f"{len(failed)} of {len(files)} files failed.", "Export them again with --force.")


def _is_sound(path: Path) -> bool:
    """Print what is wrong with a file, or that nothing is."""
    from readaloud.export.verify import expected_beside, problems

    try:
        found = problems(path, expected_beside(path))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", "Check the name.") from error
    for problem in found:
        stdout.write_text(f"{path}: {problem}")
    if not found:
        stdout.write_text(f"{path}: sound and whole.")
    return not found
