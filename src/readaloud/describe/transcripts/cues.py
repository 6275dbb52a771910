"""Timed text files as cues: WebVTT (https://www.w3.org/TR/webvtt1/) and SubRip.

Markup is stripped, the name of a voice (``<v Ann Lee>``) is kept; styles, regions and comments are passed
over. Lenient: what cannot be read as a cue is no cue. Nothing here trusts the file: text is sanitised.
"""

import html
import re
from collections.abc import Iterator

from readaloud.model.article import Cue
from readaloud.text.sanitise import clean_text

_TIME = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+([^>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_DASH = re.compile(r"^[-–—]\s*")


def parse_cues(text: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT or SubRip file in its order, times in seconds; empty when there are none.

    A cue in which several people speak becomes several cues with the same times.
    """
    lines = clean_text(text).split("\n")
    found: list[Cue] = []
    for block in _blocks(lines):
        timing = next((n for n, line in enumerate(block[:2]) if _TIMING.match(line)), None)
        if timing is not None:
            start, end = _times(block[timing])
            found += _spoken(block[timing + 1 :], start, end)
    return tuple(found)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _times(line: str) -> tuple[float, float]:
    match = _TIMING.match(line)
    assert match is not None
    parts = match.groups()
    return _seconds(parts[:4]), _seconds(parts[4:])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _spoken(lines: list[str], start: float, end: float) -> Iterator[Cue]:
    """The text of one cue, cut where the voice changes."""
    raw = " ".join(line.strip() for line in lines)
    parts = _VOICE.split(raw)
    voices = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    for voice, words in voices:
        text = _plain(words)
        if text:
            yield Cue(start, end, text, _plain(voice))


def _plain(markup: str) -> str:
    """Text without tags, references resolved, white space folded."""
    text = html.unescape(_TAG.sub("", markup)).strip()
    return " ".join(clean_text(_DASH.sub("", text)).split())
