"""Checking a page of ours: the article is there, links lead somewhere, times rise, the sound can be played.

The sound inside is taken out block by block and never held: that of a long article is a hundred megabytes.
"""

import base64
import binascii
import re
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, Annotated, BinaryIO

import msgspec

from readaloud.audio.ffmpeg import Unplayable
from readaloud.audio.hearing import TOLERANCE_S, Hearing, hear
from readaloud.export.markup.xml import Element, parsed_page

ARTICLE = "article"  # the id that every page of ours has
_SOUND = re.compile(rb"data:audio/\w+;base64,")
_BLOCK_BYTES = 1 << 20
_Times = tuple[str, float, float, tuple[float, ...]]


def page_problems(path: Path, duration: float | None, heard: Hearing = hear) -> Iterator[str]:
    """What is wrong with a page; ``duration`` is what its sound should last, in seconds."""
    with tempfile.TemporaryFile() as sound:
        try:
            with path.open("rb") as file:
                root = parsed_page(_without_sound(file, sound))
        except binascii.Error:
            yield "The sound in it is damaged."
            return
        if root is None:
            yield "The file is empty."
            return
        yield from _links(root)
        sound.seek(0)
        yield from _heard(root, sound, duration, heard)


def _without_sound(file: BinaryIO, sound: IO[bytes]) -> bytes:
    """The page without the sound in it, which goes to ``sound``."""
    page, rest = b"", b""
    while block := file.read(_BLOCK_BYTES):
        page += block
        if found := _SOUND.search(page):
            page, rest = page[: found.end()], page[found.end() :]
            return page + _taken_out(file, rest, sound)
    return page


def _taken_out(file: BinaryIO, block: bytes, sound: IO[bytes]) -> bytes:
    """What stands behind the sound, which begins with ``block``."""
    left = b""
    while block:
        encoded, quote, behind = block.partition(b'"')
        whole = left + encoded
        cut = len(whole) // 4 * 4
        sound.write(base64.b64decode(whole[:cut], validate=True))
        left = whole[cut:]
        if quote:
            return quote + behind + file.read()
        block = file.read(_BLOCK_BYTES)
    return b""


def _links(root: Element) -> Iterator[str]:
    ids = set(root.xpath("//@id"))
    if not root.xpath("//main//article[@id=$name]", name=ARTICLE):
        yield "It is no page that readaloud wrote: the article is missing."
    for address in root.xpath("//a/@href[starts-with(., '#')]"):
        if address[1:] not in ids:
            yield f"A link leads to {address}, which is not there."


def _heard(root: Element, sound: IO[bytes], duration: float | None, heard: Hearing) -> Iterator[str]:
    """What is wrong with the sound of a page and the times of what is heard in it."""
    try:
        written = "".join(root.xpath("//script[@id='timeline']/text()"))
        times = msgspec.json.decode(written, type=Annotated[tuple[_Times, ...], msgspec.Meta(min_length=1)])
    except msgspec.MsgspecError:
        yield "The times of what is heard are missing."
        return
    ids = set(root.xpath("//article//@id")) | {""}
    yield from (f"What is heard as {name} is not there." for name, *_ in times if name not in ids)
    for (name, at, until, _), (_, following, _, _) in pairwise((*times, times[-1])):
        if not 0 <= at <= min(until, following):
            yield f"The times of {name} are out of order."
    yield from _length(sound, times[-1][2], duration, heard)


def _length(sound: IO[bytes], last: float, duration: float | None, heard: Hearing) -> Iterator[str]:
    try:
        seconds = heard(sound).seconds
    except Unplayable:
        yield "Its sound cannot be played to its end."
        return
    if seconds + TOLERANCE_S < last:
        yield f"Its sound ends at {seconds:.2f} s, before the last words at {last:.2f} s."
    if duration is not None and abs(seconds - duration) > TOLERANCE_S:
        yield f"Its sound lasts {seconds:.2f} s and should last {duration:.2f} s."
