"""The kinds of file that an export can write, by the ending of the name."""

import importlib
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

from readaloud.export.material.recording import Manuscript
from readaloud.model.errors import UsageError

Need = Literal["script", "sound"]


class Writer(Protocol):
    """A module that writes one kind of file; those that need sound are given a ``Recording``."""

    def write(self, manuscript: Manuscript, path: Path) -> None:
        """Write the whole file to ``path``, which is a fresh temporary name; raises OSError, OutputError."""


class Format(Struct, frozen=True):
    """A kind of file: its ending, what it is to a person, who writes it and what that needs."""

    ending: str
    title: str
    module: str  # below ``readaloud.export``
    needs: Need
    holds: str = ""  # the container of sound that is encoded for it, and may be shared
    shows_pictures: bool = False


FORMATS = (
    Format("mp3", "MP3 with chapters", "sound.containers", "sound", "mp3"),
    Format("m4b", "audiobook with chapters", "sound.containers", "sound", "m4b"),
    Format("opus", "Opus with chapters", "sound.containers", "sound", "opus"),
    Format("flac", "FLAC with chapters", "sound.containers", "sound", "flac"),
    Format("wav", "WAV", "sound.containers", "sound"),
    Format("epub", "EPUB 3 book with the sound in step", "epub.book", "sound", "mp3", shows_pictures=True),
    Format(
        "words.epub", "EPUB 3 book, marked word by word", "epub.words", "sound", "mp3", shows_pictures=True
    ),
    Format("daisy.zip", "DAISY 2.02 book", "daisy.book", "sound", "mp3"),
    Format("daisy3.zip", "DAISY 3 book", "daisy3.book", "sound", "mp3"),
    Format("vtt", "WebVTT captions", "captions.vtt", "sound"),
    Format("words.vtt", "WebVTT captions with a time for every word", "captions.words", "sound"),
    Format("srt", "SubRip captions", "captions.srt", "sound"),
    Format("manifest.json", "every utterance and word with its times", "data.manifest", "sound"),
    Format("html", "page with the sound inside", "page.page", "sound", "mp3", shows_pictures=True),
    Format("txt", "transcript", "transcripts.text", "script"),
    Format("md", "transcript in Markdown", "transcripts.markdown", "script"),
    Format("json", "article and narration plan", "data.plan", "script"),
)


def endings() -> str:
    """The endings there are, for a sentence."""
    return ", ".join(f".{form.ending}" for form in FORMATS)


def format_of(path: Path) -> Format:
    """The kind of file that a name asks for; the longest ending wins (``.manifest.json``).

    Raises:
        UsageError: no format has this ending.
    """
    name = path.name.lower()
    fitting = [form for form in FORMATS if name.endswith(f".{form.ending}")]
    if not fitting and not path.suffix:
        raise UsageError(
            f"There is no folder {path}.", f"Make it first, or give a file an ending, as in {path.name}.mp3."
        )
    if not fitting:
        raise UsageError(f"No export format is called “{path.suffix}”.", f"There are {endings()}.")
    return max(fitting, key=lambda form: len(form.ending))


def writer_of(form: Format) -> Writer:
    """The module that writes a format, imported when it is needed."""
    module: Writer = importlib.import_module(f"readaloud.export.{form.module}")
    return module
