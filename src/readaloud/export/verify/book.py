"""Checking a book, EPUB or DAISY, as a player meets it: clips lead to a text and lie in their sound."""

import zipfile
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

from msgspec import Struct

from readaloud.audio.ffmpeg import Unplayable
from readaloud.audio.hearing import TOLERANCE_S, Hearing, hear
from readaloud.export.markup.xml import Element, parsed

NAVIGATION = "/nav.xhtml"
SUM_TOLERANCE_S = 1.0  # EPUB 3.3, 9.3.5.2: durations that disagree by more are an error


class _Broken(Exception):
    """Why a book cannot be read any further, in a sentence."""


class _Clip(Struct, frozen=True):
    """A text, by file and id, and its piece of a sound file in seconds."""

    text: str
    target: str
    sound: str
    begin: float
    end: float


def book_problems(path: Path, duration: float | None, heard: Hearing = hear) -> tuple[str, ...]:
    """What is wrong with a book of ours; ``duration`` is what all clips together should last, in seconds."""
    try:
        with zipfile.ZipFile(path) as book:
            return tuple(_problems(book, duration, heard))
    except zipfile.BadZipFile:
        return ("It cannot be read as a book: it is no whole ZIP file.",)
    except _Broken as error:
        return (str(error),)


def _problems(book: zipfile.ZipFile, duration: float | None, heard: Hearing) -> Iterator[str]:
    names = [name for name in book.namelist() if name.endswith(".smil")]
    every = [clip for name in names for clip in _clips(book, name)]
    clips = [clip for clip in every if not clip.text.endswith(NAVIGATION)]
    if not clips:
        yield "Nothing in it is spoken."
    yield from _texts(book, every)
    yield from _titles(every, max((clip.end for clip in clips), default=0.0))
    for sound, run in groupby(clips, lambda clip: clip.sound):
        yield from _times(book, sound, list(run), heard)
    total = sum(clip.end - clip.begin for clip in clips)
    if duration is not None and abs(total - duration) > SUM_TOLERANCE_S:
        yield f"Its clips last {total:.1f} s and should last {duration:.1f} s."


def _texts(book: zipfile.ZipFile, clips: list[_Clip]) -> Iterator[str]:
    ids = {name: set(_tree(book, name).xpath("//@id")) for name in {clip.text for clip in clips}}
    for clip in clips:
        if clip.target not in ids[clip.text]:
            yield f"A clip leads to {clip.text}#{clip.target}, which is not there."


def _titles(every: list[_Clip], end: float) -> Iterator[str]:
    """Titles of the contents lead back into what is heard anyway, so that they only must lie in it."""
    for clip in every:
        if clip.text.endswith(NAVIGATION) and not 0 <= clip.begin < clip.end <= end:
            yield f"The title {clip.target} is heard at {clip.begin:.3f} s, which is not in the sound."


def _times(book: zipfile.ZipFile, sound: str, clips: list[_Clip], heard: Hearing) -> Iterator[str]:
    here = 0.0
    for clip in clips:
        if not here <= clip.begin < clip.end:
            yield f"The clip of {clip.text}#{clip.target} begins at {clip.begin:.3f} s, out of order."
        here = clip.end
    try:
        with book.open(sound) as stream:
            seconds = heard(stream).seconds
    except KeyError:
        yield f"Its sound {sound} is missing."
        return
    except (Unplayable, zipfile.BadZipFile):
        yield f"Its sound {sound} cannot be played to its end."
        return
    if here > seconds + TOLERANCE_S:
        yield f"The clips of {sound} end at {here:.2f} s, and its sound at {seconds:.2f} s."


def _clips(book: zipfile.ZipFile, name: str) -> Iterator[_Clip]:
    folder = PurePosixPath(name).parent
    for par in _tree(book, name).iter("{*}par"):
        text, audio = next(par.iter("{*}text"), None), next(par.iter("{*}audio"), None)
        if text is None or audio is None:
            raise _Broken(f"{name} has a par without a text or a sound.")
        file, _, target = text.get("src", "").partition("#")
        try:
            begin, end = (_seconds(audio, side) for side in ("begin", "end"))
        except ValueError:
            raise _Broken(f"{name} has a clip whose times are no numbers.") from None
        yield _Clip(str(folder / file), target, str(folder / audio.get("src", "")), begin, end)


def _tree(book: zipfile.ZipFile, name: str) -> Element:
    try:
        return parsed(book.read(name))
    except KeyError:
        raise _Broken(f"{name} is missing in it.") from None
    except (ValueError, zipfile.BadZipFile, zlib.error):
        raise _Broken(f"{name} in it is damaged.") from None


def _seconds(audio: Element, side: str) -> float:
    """A clip's edge: ``clipBegin="1.5s"`` in EPUB, ``clip-begin="npt=1.5s"`` in DAISY 2.02."""
    value: str = audio.get(f"clip{side.title()}") or audio.get(f"clip-{side}") or ""
    return float(value.removeprefix("npt=").removesuffix("s"))
