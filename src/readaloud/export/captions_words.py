"""WebVTT captions in which every word has its time: players show what has been said and what has not."""

from pathlib import Path

from readaloud.export.captions_vtt import webvtt
from readaloud.export.recording import Plan, Recording


def write(plan: Plan, path: Path) -> None:
    """Write the captions of a recording."""
    assert isinstance(plan, Recording)
    path.write_text(webvtt(plan, words=True), encoding="utf-8")
