"""The one module that owns standard output: data only, never a control character of an article."""

import json
import sys
from typing import Any

from readaloud.text.sanitise import clean_text


def write_text(text: str) -> None:
    """Write text and a line feed; whatever could steer a terminal is taken out first."""
    sys.stdout.write(clean_text(text) + "\n")


def write_json(data: Any) -> None:
    """Write plain data as JSON; on a terminal with escapes for everything that is not ASCII-safe there."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def flush() -> None:
    """Push out what is buffered, so that a closed pipe is noticed here and not at exit."""
    sys.stdout.flush()
