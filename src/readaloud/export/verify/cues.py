"""Checking captions as a player reads them: times that rise, inside the sound, with words to show."""

import re
from collections.abc import Iterator

from readaloud.audio.hearing import TOLERANCE_S

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d\d\d)"
_TIMING = re.compile(rf"^{_TIME} --> {_TIME}$", re.MULTILINE)


def cue_problems(text: str, duration: float | None) -> tuple[str, ...]:
    """What is wrong with the cues of a WebVTT or SubRip file; ``duration`` is the sound's, in seconds."""
    found = list(_TIMING.finditer(text))
    if not found:
        return ("There is no cue in it.",)
    return tuple(_problems(text, found, duration))


def _problems(text: str, found: list[re.Match[str]], duration: float | None) -> Iterator[str]:
    here = 0.0
    for number, match in enumerate(found, 1):
        at, until = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        if at < here:
            yield f"Cue {number} begins at {at:.3f} s, before the one above it ends."
        if until <= at:
            yield f"Cue {number} ends at {until:.3f} s, when it has not begun."
        if duration is not None and until > duration + TOLERANCE_S:
            yield f"Cue {number} ends at {until:.3f} s, after the sound."
        if not text[match.end() :].partition("\n\n")[0].strip():
            yield f"Cue {number} is empty."
        here = until


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
