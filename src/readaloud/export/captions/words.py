"""WebVTT captions in which every word has its time: players show what has been said and what has not."""

from pathlib import Path

from readaloud.export.captions.vtt import webvtt
from readaloud.export.material.recording import Manuscript, Recording


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the captions of a recording."""
    assert isinstance(manuscript, Recording)
    path.write_text(webvtt(manuscript, words=True), encoding="utf-8")
