"""The article and its narration plan as JSON, in the shapes of ``readaloud article`` and ``script``."""

import json
from pathlib import Path
from typing import Any

from readaloud.export.material.recording import Manuscript


def write(manuscript: Manuscript, path: Path) -> None:
    """Write both as one file."""
    write_json({"article": manuscript.article.to_dict(), "script": manuscript.script.to_dict()}, path)


def write_json(data: Any, path: Path) -> None:
    """Write plain data readably, with the letters of every script as they are."""
    path.write_bytes(json_bytes(data))


def json_bytes(data: Any) -> bytes:
    """Plain data as a file that can be read."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
