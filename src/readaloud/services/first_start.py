"""What the very first start tells, and the front end that a person chose in answer: one small file."""

from pathlib import Path

from readaloud.model.errors import ReadaloudError

FIRST_LINE = "Screen reader? Press p for the linear reader."
SETTLED_LINE = (
    "From now on articles open in this linear reader; "
    "`readaloud --app SOURCE` makes the app the usual one again."
)
_FILE = "front-end"  # holds "app" or "plain"


def is_first_start() -> bool:
    """Whether nobody has been asked yet."""
    return not settled_front_end()


def settled_front_end() -> str:
    """``app`` or ``plain`` as a person has last asked for it; empty before the first start."""
    try:
        return _path().read_text(encoding="utf8").strip()
    except (OSError, ReadaloudError):
        return ""


def settle_front_end(name: str) -> None:
    """Keep the choice; where nothing can be kept, the next start asks again."""
    try:
        _path().write_text(name + "\n", encoding="utf8")
    except (OSError, ReadaloudError):
        return


def _path() -> Path:
    from readaloud.config.folders import data_folder

    return data_folder() / _FILE
