"""One file of an export: written under a temporary name, verified, then put in its place."""

from pathlib import Path

from msgspec import Struct

from readaloud.export.atomic import check_destination, written_whole
from readaloud.export.formats import format_of, writer_of
from readaloud.export.recording import Plan
from readaloud.export.verify import expected_of, problems
from readaloud.model.errors import PartlyFailed


class Written(Struct, frozen=True):
    """A file that an export wrote."""

    path: Path
    title: str  # the kind of file, for a person
    size: int  # bytes


def check_output(path: Path, *, force: bool = False) -> None:
    """Refuse a file that cannot be written, before any work is done.

    Raises:
        UsageError: no format has its ending.
        OutputError: it exists, or its folder cannot be written to.
    """
    format_of(path)
    check_destination(path, force=force)


def write_file(plan: Plan, path: Path, *, force: bool = False) -> Written:
    """Write one file whole, verified, or leave its place as it was.

    Raises:
        OutputError: it could not be written.
        PartlyFailed: what was written is not what it should be.
    """
    form = format_of(path)
    with written_whole(path, form.ending, force=force) as temporary:
        writer_of(form).write(plan, temporary)
        found = problems(temporary, expected_of(plan))
        if found:
            raise PartlyFailed(
                f"{path} was not kept, for it did not verify: {found[0]}", "Please report this."
            )
        size = temporary.stat().st_size
    return Written(path, form.title, size)
