"""Changing one setting in the person's file, whose other lines and comments stay as they are."""

import re
from pathlib import Path
from typing import Any

from readaloud.config.folders import config_file, config_folder
from readaloud.config.settings import Settings, checked
from readaloud.config.whole_file import write_whole
from readaloud.config.yaml_file import read_text, typed
from readaloud.model.errors import OutputError, UsageError


def change_setting(name: str, value: str | None) -> Path:
    """Write a setting into ``config.yaml``, or with None take it out; the file that was written.

    A wrong line can be mended or taken out so; a file with another mistake is not written over.

    Raises:
        UsageError: there is no such setting, the value is not allowed, or another line of the file is wrong.
        OutputError: the file cannot be written.
    """
    path = config_file()
    text = read_text(path) if path.is_file() else ""
    if value is not None or not _line_of(name).search(text):
        _check_name(name)
    new = _changed(text, name, None if value is None else checked(name, value))
    typed(new, path, Settings)
    _write(path, new)
    return path


def _check_name(name: str) -> None:
    if name not in Settings.__struct_fields__:
        from readaloud.config.mistakes import nearest

        names = Settings.__struct_fields__
        raise UsageError(
            f"There is no setting {name!r}{nearest(name, names)}.", f"There are: {', '.join(names)}."
        )
    if isinstance(getattr(Settings(), name), dict):
        raise UsageError(f"{name} has several lines of its own.", f"Write them into {config_file()}.")


def _changed(text: str, name: str, value: Any) -> str:
    """The text with the line of that setting replaced, added at the end or taken out."""
    line = "" if value is None else f"{name}: {_quoted(value)}\n"
    old = _line_of(name)
    if old.search(text):
        return old.sub(lambda _: line, text, count=1)
    return text + ("\n" if text and not text.endswith("\n") else "") + line


def _line_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(name)}[ \t]*:.*(?:\n|\Z)", re.MULTILINE)


def _quoted(value: Any) -> str:
    """The value as YAML; text that YAML could take for something else stands in quotes."""
    if isinstance(value, str):
        plain = re.fullmatch(r"[A-Za-z][\w./-]*", value) and value not in ("true", "false", "null")
        return value if plain else "'" + value.replace("'", "''") + "'"
    return str(value).lower()


def _write(path: Path, text: str) -> None:
    try:
        config_folder()
        write_whole(path, text.encode())
    except OSError as error:
        raise OutputError(f"{path} could not be written ({error.strerror or error}).") from error
