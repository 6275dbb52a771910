"""What the first start tells, and which front end a person has settled on since: one small file."""

from pathlib import Path

FIRST_LINE = "Screen reader? Press p for the linear reader."
SETTLED_LINE = (
    "From now on articles open in this linear reader; "
    "`readaloud --app SOURCE` makes the app the usual one again."
)
_FILE = "front-end"  # holds "app" or "plain"


def first_line() -> str:
    """The line for the very first start; empty ever after."""
    if settled_front_end():
        return ""
    settle_front_end("app")
    return FIRST_LINE


def settled_front_end() -> str:
    """``app`` or ``plain`` as a person has last asked for it; empty before the first start."""
    try:
        return _path().read_text(encoding="utf8").strip()
    except OSError:
        return ""


def settle_front_end(name: str) -> None:
    """Keep the choice; where nothing can be kept, the next start asks again."""
    try:
        _path().write_text(name + "\n", encoding="utf8")
    except OSError:
        return


def _path() -> Path:
    from readaloud.config.folders import data_folder

    return data_folder() / _FILE
