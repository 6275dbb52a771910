"""What the files of an export are called: as asked, or from titles made safe, with their companions."""

import os
from collections.abc import Sequence
from pathlib import Path

from readaloud.export.formats import format_of
from readaloud.export.material.recording import Recording
from readaloud.model.errors import UsageError
from readaloud.text.sanitise import clean_text, one_line, safe_file_name

TITLE = "{title}"
FOLDER_ENDING = "mp3"  # what a folder is filled with when nothing else is asked for
CAPTIONS = ("vtt", "srt")
_BREAKS = frozenset("\n\t")
_LONGEST_STEM = 150  # bytes: number, title and ending come behind it
_SPLIT = frozenset({"mp3", "m4b", "opus", "flac", "wav", "vtt", "words.vtt", "srt"})


def patterns(outputs: Sequence[Path], sources: int) -> tuple[Path, ...]:
    """The outputs that were asked for, each once; a folder stands for an MP3 named by the title.

    Raises:
        UsageError: none, an unknown ending, signs that cannot be seen, or one name for several sources.
    """
    if not outputs:
        raise UsageError("No output was named.", "Say where to: -o NAME.mp3.")
    named: dict[str, Path] = {}
    for path in map(_filled_folder, outputs):
        named.setdefault(os.path.realpath(path), path)
    for path in named.values():
        format_of(path)
        _check_seen(path.name)
        if sources > 1 and TITLE not in path.name:
            raise UsageError(
                f"{path} is one file, and there are {sources} sources.",
                f"Name a folder, or write {TITLE} where the title belongs.",
            )
    return tuple(named.values())


def _check_seen(name: str) -> None:
    """Refuse a name that would be shown as another one than it is."""
    if clean_text(name) == name and not _BREAKS.intersection(name):
        return
    signs = dict.fromkeys(sign for sign in name if clean_text(sign) != sign or sign in _BREAKS)
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
    raise UsageError(
        f"The name “{one_line(name)}” holds signs that cannot be seen: {codes}.", "Type it without them."
    )


def _filled_folder(path: Path) -> Path:
    # Of os.path, because a name of any length must reach the one who says that it is too long.
    return path / f"{TITLE}.{FOLDER_ENDING}" if os.path.isdir(path) else path  # noqa: PTH112


def with_companions(named: Sequence[Path], *, captions: str = "", manifest: bool = False) -> tuple[Path, ...]:
    """The outputs with the captions and the manifest that belong beside them, each once.

    Raises:
        UsageError: there are no captions of that kind.
    """
    if captions and captions not in CAPTIONS:
        raise UsageError(f"There are no captions called “{captions}”.", f"Choose {' or '.join(CAPTIONS)}.")
    endings = [*([captions] if captions else []), *(["manifest.json"] if manifest else [])]
    sound = [path for path in named if format_of(path).needs == "sound"] or list(named)
    beside = (_sibling(path, ending) for path in sound for ending in endings)
    return tuple(dict.fromkeys([*named, *beside]))


def titled(named: Sequence[Path], title: str, taken: set[Path]) -> tuple[Path, ...]:
    """The outputs of one article: the title put in, numbered when another article has the same one.

    ``taken`` grows by the names that are given.
    """
    stem = safe_file_name(title)
    tries = (_filled(named, stem if number == 1 else f"{stem} {number}") for number in range(1, 100_000))
    chosen = next(paths for paths in tries if not taken.intersection(paths) or paths == tuple(named))
    taken.update(chosen)
    return chosen


def is_split(path: Path) -> bool:
    """Whether a file of this kind is made for each section when that is asked for: sound and captions."""
    return format_of(path).ending in _SPLIT


def of_part(path: Path, part: Recording) -> Path:
    """The name of the file of one section: "NAME 02 Title", numbered so that a player keeps the order."""
    assert part.part
    form = format_of(path)
    stem = path.name.removesuffix(f".{form.ending}").encode()[:_LONGEST_STEM].decode(errors="ignore")
    digits = max(2, len(str(part.part.count)))
    title = safe_file_name(part.title, 60)
    return path.with_name(f"{stem} {part.part.number:0{digits}} {title}.{form.ending}")


def _filled(named: Sequence[Path], stem: str) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name.replace(TITLE, stem)) for path in named)


def _sibling(path: Path, ending: str) -> Path:
    stem = path.name.removesuffix(f".{format_of(path).ending}")
    return path.with_name(f"{stem}.{ending}")
