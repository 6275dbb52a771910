"""The articles that come with readaloud, each known by a short name: "river-sensors"."""

import os
import re
from pathlib import Path

from readaloud.config.resources import shipped

_ENDINGS = {".txt", ".html", ".md"}
_SHORT_NAME = re.compile(r"[\w-]+")


def bundled_articles() -> tuple[Path, ...]:
    """Their files, by name."""
    return tuple(sorted(path for path in shipped("content").iterdir() if path.suffix in _ENDINGS))


def by_short_name(source: str) -> str:
    """The file of a bundled article for its short name; a file of the person's own goes before it."""
    if not _SHORT_NAME.fullmatch(source) or os.path.exists(source):  # noqa: PTH110  (a name of any length)
        return source
    return next((str(path) for path in bundled_articles() if path.stem == source), source)


def short_name(source: str) -> str:
    """What is enough to open a source again: the short name of a bundled article, else the source."""
    path = Path(source)
    is_bundled = path.suffix in _ENDINGS and path.parent == shipped("content")
    return path.stem if is_bundled else source
