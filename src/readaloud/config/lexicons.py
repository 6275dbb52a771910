"""Lexicon files: read with every mistake named, and changed without touching what the person wrote beside.

A file is a list of entries below ``entries:``; docs/lexicons.md describes it. It is written whole or not at
all.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.config.whole_file import new_file
from readaloud.config.yaml_file import compose, load_typed, read_text, wrong_file
from readaloud.model.errors import OutputError, UsageError
from readaloud.text.lexicon import Entry


class LexiconFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A lexicon as it lies on the disk."""

    entries: tuple[Entry, ...] = ()


def load_lexicon(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, in its order; none when there is no such file.

    Raises:
        UsageError: the file has mistakes; each is named with its line.
    """
    if not path.is_file():
        return ()
    entries = load_typed(path, LexiconFile).entries
    if any(entry.problem for entry in entries):
        lines = _lines_of_entries(read_text(path), path)
        numbered = zip(lines, entries, strict=True)
        raise wrong_file(path, [(line + 1, entry.problem) for line, entry in numbered if entry.problem])
    return entries


def add_entries(path: Path, entries: Sequence[Entry], about: str) -> None:
    """Add entries, in place of those for the same words. ``about`` heads a new file.

    Raises:
        UsageError: an entry or the file has a mistake.
        OutputError: the file could not be written.
    """
    problem = next((entry.problem for entry in entries if entry.problem), "")
    if problem:
        raise UsageError(
            f"This cannot be said: {problem}.", "See docs/lexicons.md for what an entry may hold."
        )
    known, new = load_lexicon(path), {_key(entry): entry for entry in entries}
    same = [old for old in known if _key(old) in new]
    text = _without(path, known, same) if path.is_file() else f"# {about}\n"
    text += "" if known else "entries:\n"
    added = "".join(map(_item, new.values()))
    left = (entry for entry in known if _key(entry) not in new)
    _write_checked(path, text.rstrip() + "\n" + added, (*left, *new.values()))


def remove_entries(path: Path, word: str) -> tuple[Entry, ...]:
    """Take out the entries for a word, and say which they were; a file without any entry goes.

    Raises:
        UsageError: the file has a mistake.
        OutputError: the file could not be written.
    """
    known = load_lexicon(path)
    taken = [entry for entry in known if entry.word.casefold() == word.casefold()]
    left = tuple(entry for entry in known if entry not in taken)
    if taken and left:
        _write_checked(path, _without(path, known, taken), left)
    elif taken:
        path.unlink()
    return tuple(taken)


def _key(entry: Entry) -> tuple[str, str, bool]:
    """Equal for entries of which the later replaces the earlier."""
    return (entry.word if entry.case else entry.word.casefold(), entry.match, entry.case)


def _item(entry: Entry) -> str:
    """An entry as an item of the list, in YAML."""
    import yaml

    dumped = yaml.safe_dump(
        [msgspec.to_builtins(entry)], allow_unicode=True, sort_keys=False, default_flow_style=False
    )
    return "".join(f"  {line}\n" for line in str(dumped).splitlines())


def _without(path: Path, known: Sequence[Entry], taken: Sequence[Entry]) -> str:
    """The file's text without the lines of some of its entries."""
    lines = read_text(path).splitlines(keepends=True)
    starts = [*_lines_of_entries("".join(lines), path), len(lines)]
    for at in reversed(range(len(known))):
        if known[at] in taken:
            del lines[starts[at] : starts[at + 1]]
    return "".join(lines)


def _lines_of_entries(text: str, path: Path) -> list[int]:
    """The line of each entry, from 0."""
    root = compose(text, str(path))
    pairs = root.value if root is not None else []
    return [item.start_mark.line for key, value in pairs if key.value == "entries" for item in value.value]


def _write_checked(path: Path, text: str, wanted: Sequence[Entry]) -> None:
    """Write the text when it reads as the wanted entries, else those anew: layouts of YAML are many."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path) as new:
            new.write_text(text, encoding="utf-8")
            if not _reads_as(new, wanted):
                new.write_text("entries:\n" + "".join(map(_item, wanted)), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"The lexicon {path} could not be written ({error.strerror or error}).",
            "Free some space, or make the folder writable.",
        ) from error


def _reads_as(path: Path, wanted: Sequence[Entry]) -> bool:
    try:
        return load_lexicon(path) == tuple(wanted)
    except UsageError:
        return False
