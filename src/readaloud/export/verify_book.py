"""Checking a book with media overlays as a player meets it: clips lead to a text and lie in their sound."""

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from readaloud.audio.ffmpeg import decode
from readaloud.export.xml import Element, parsed
from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES

TOLERANCE_S = 0.05
SUM_TOLERANCE_S = 1.0  # EPUB 3.3, 9.3.5.2: durations that disagree by a second are an error
DECODING_RATE = 16_000
_SMIL = "{http://www.w3.org/ns/SMIL}"


def book_problems(path: Path, duration: float | None) -> tuple[str, ...]:
    """What is wrong with an EPUB of ours; ``duration`` is what all clips together should last, in seconds."""
    try:
        with zipfile.ZipFile(path) as book:
            return tuple(_problems(book, duration))
    except (zipfile.BadZipFile, ValueError, KeyError, OutputError) as error:
        return (f"It cannot be read as a book: {error}",)


def _problems(book: zipfile.ZipFile, duration: float | None) -> Iterator[str]:
    if book.namelist()[0] != "mimetype":
        yield "Its first entry is not its type."
    total = 0.0
    for name in book.namelist():
        if name.endswith(".smil"):
            clips = list(_clips(book, name))
            total += sum(end - begin for _, begin, end in clips)
            yield from _overlay(book, name, clips)
    if duration is not None and abs(total - duration) > SUM_TOLERANCE_S:
        yield f"Its clips last {total:.1f} s and should last {duration:.1f} s."


def _overlay(book: zipfile.ZipFile, name: str, clips: list[tuple[str, float, float]]) -> Iterator[str]:
    stem = name.removesuffix(".smil")
    ids = set(_tree(book, f"{stem}.xhtml").xpath("//@id"))
    here = 0.0
    for text, begin, end in clips:
        if text.partition("#")[2] not in ids:
            yield f"{name} leads to {text}, which is not there."
        if not here <= begin < end:
            yield f"The clip of {text} begins at {begin:.3f} s, out of order."
        here = end
    seconds = _length(book, f"{stem}.mp3")
    if here > seconds + TOLERANCE_S:
        yield f"{name} ends at {here:.2f} s, and its sound at {seconds:.2f} s."


def _clips(book: zipfile.ZipFile, name: str) -> Iterator[tuple[str, float, float]]:
    for par in _tree(book, name).iter(f"{_SMIL}par"):
        audio = par.find(f"{_SMIL}audio")
        text = par.find(f"{_SMIL}text")
        if audio is None or text is None:
            raise KeyError(f"{name} has a par without a text or a sound")
        begin, end = (float(audio.get(side, "0s").removesuffix("s")) for side in ("clipBegin", "clipEnd"))
        yield text.get("src", ""), begin, end


def _length(book: zipfile.ZipFile, name: str) -> float:
    """Seconds of a sound file of the book, decoded."""
    with tempfile.TemporaryDirectory(prefix="readaloud-") as folder:
        sound = Path(book.extract(name, folder))
        return sum(len(block) for block in decode(sound, DECODING_RATE)) / SAMPLE_BYTES / DECODING_RATE


def _tree(book: zipfile.ZipFile, name: str) -> Element:
    return parsed(book.read(name))
