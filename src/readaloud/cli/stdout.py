"""The one module that owns standard output: data only, never a control character of an article."""

import json
import re
import sys
from typing import Any

from readaloud.text.sanitise import clean_text

# What JSON leaves as it is and a terminal may obey: delete, C1, bidi controls, lone surrogates, separators.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def write_text(text: str) -> None:
    """Write text and a line feed; whatever could steer a terminal is taken out first."""
    sys.stdout.write(clean_text(text) + "\n")


def write_json(data: Any) -> None:
    """Write plain data as JSON; control and format characters are escaped: none reaches a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    sys.stdout.write(_HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n")


def flush() -> None:
    """Push out what is buffered, so that a closed pipe is noticed here and not at exit."""
    sys.stdout.flush()
