"""The files of an export: written under temporary names, verified, then put in their places together."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from readaloud.audio.encode import CONTAINERS
from readaloud.audio.ffmpeg import read_metadata
from readaloud.audio.hearing import hear
from readaloud.export.files.atomic import check_destination, explained, held_folder, written_together
from readaloud.export.formats import format_of, writer_of
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.verify.expected import expected_of
from readaloud.export.verify.sound import label_problems
from readaloud.export.verify.verifying import UNLABELLED, problems
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
    with explained(path), held_folder(path.resolve().parent):  # permissions do not tell everything
        return


def written_before(path: Path) -> Written:
    """A file that is there already, as if it had just been written."""
    return Written(path, format_of(path).title, path.stat().st_size)


def write_file(manuscript: Manuscript, path: Path, *, force: bool = False) -> Written:
    """Write one file whole, verified, or leave its place as it was.

    Raises:
        OutputError: it could not be written.
        PartlyFailed: what was written is not what it should be.
    """
    with files_of([(manuscript, path)], force=force) as writers:
        return writers[0]()


@contextlib.contextmanager
def files_of(
    wanted: Sequence[tuple[Manuscript, Path]], *, force: bool = False, **more: Any
) -> Iterator[tuple[Callable[[], Written], ...]]:
    """What writes each manuscript under a temporary name; all get their own when the block ends well.

    The writers may be called in several threads, each once, and raise what ``write_file`` raises. ``more``
    are ``ours`` and ``placing`` of ``written_together``.
    """
    paths = [path for _, path in wanted]
    endings = [format_of(path).ending for path in paths]
    with written_together(paths, endings, force=force, **more) as temporaries:
        yield tuple(
            partial(_written, manuscript, path, temporary)
            for (manuscript, path), temporary in zip(wanted, temporaries, strict=True)
        )
        _check_labels(wanted, temporaries)


def _written(manuscript: Manuscript, path: Path, temporary: Path) -> Written:
    form = format_of(path)
    heard = manuscript.heard if isinstance(manuscript, Recording) else hear
    with explained(path):
        writer_of(form).write(manuscript, temporary)
        found = problems(temporary, expected_of(manuscript), heard, labels=False)
        size = temporary.stat().st_size
    _refuse(path, found)
    return Written(path, form.title, size)


def _check_labels(wanted: Sequence[tuple[Manuscript, Path]], temporaries: Sequence[Path]) -> None:
    """Look at the tags and chapters of all sound files together: ffmpeg starts once for them."""
    labelled = [
        (expected, path, temporary)
        for (manuscript, path), temporary in zip(wanted, temporaries, strict=True)
        if format_of(path).ending in CONTAINERS.keys() - UNLABELLED and (expected := expected_of(manuscript))
    ]
    told = read_metadata(*(temporary for _, _, temporary in labelled))
    for (expected, path, _), labels in zip(labelled, told, strict=True):
        _refuse(path, tuple(label_problems(labels, expected.duration, expected)))


def _refuse(path: Path, found: Sequence[str]) -> None:
    if found:
        raise PartlyFailed(f"{path} was not kept, for it did not verify: {found[0]}", "Please report this.")
