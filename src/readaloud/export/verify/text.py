"""Checking what is read and not heard: a transcript against the manifest beside it, the data.

A transcript has no form that could be broken, so without a manifest there is nothing to check it against.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

_LONGEST_SHOWN = 60  # characters of a missing sentence: enough to find it
_UNHEARD = re.compile(r"[\W_]+")  # spaces, punctuation and the marks of Markdown
_ROUNDED_S = 0.001  # times are written to the millisecond


class Said(Struct, frozen=True):
    """An utterance as the manifest tells it; times in seconds."""

    id: str
    text: str
    at: float
    until: float
    words: tuple["SaidWord", ...] = ()


class SaidWord(Struct, frozen=True):
    """A word as the manifest tells it; times in seconds."""

    at: float
    until: float


class _Manifest(Struct, frozen=True):
    duration: float
    utterances: tuple[Said, ...]


class _Data(Struct, frozen=True):
    """What ``.json`` holds; the members are read and not kept."""

    article: "_AnyObject"
    script: "_AnyObject"


class _AnyObject(Struct, frozen=True):
    """A JSON object whose members do not matter here."""


def transcript_problems(text: str, said: Sequence[Said]) -> Iterator[str]:
    """Every utterance that the transcript does not hold; spaces and punctuation do not count."""
    if not text.strip():
        yield "The file is empty."
        return
    held, here = _folded(text), 0
    for utterance in said:
        wanted = _folded(utterance.text)
        at = held.find(wanted, here)
        here = at if at >= 0 else here
        if at < 0 and wanted not in held:  # a table is shown as a whole, and told in an order of its own
            shown = " ".join(utterance.text.split())[:_LONGEST_SHOWN]
            yield f"It lacks what is heard as {utterance.id}: “{shown}”."


def data_problems(path: Path) -> Iterator[str]:
    """What is wrong with the article and its narration plan as JSON."""
    try:
        msgspec.json.decode(path.read_bytes(), type=_Data)
    except (msgspec.MsgspecError, UnicodeError):
        yield "It is no data that readaloud wrote."


def manifest_problems(path: Path) -> Iterator[str]:
    """What is wrong with a manifest: utterances and words whose times do not rise inside the sound."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=_Manifest)
    except (msgspec.MsgspecError, UnicodeError):
        yield "It is no manifest that readaloud wrote."
        return
    here = 0.0
    for said in manifest.utterances:
        if not here <= said.at <= said.until <= manifest.duration + _ROUNDED_S:
            yield f"The times of {said.id} are out of order or after the end."
        if any(not said.at <= word.at <= word.until <= said.until for word in said.words):
            yield f"A word of {said.id} is heard outside of it."
        here = said.until


def _folded(text: str) -> str:
    return _UNHEARD.sub("", text).casefold()
