"""The cover of a recording: its title and site on a colour of its own, drawn here, the same on every machine.

The font lies beside this file (DejaVu Sans Bold: Latin, Greek and Cyrillic letters; see NOTICE), for the
systems' own differ and may be missing. Signs that it lacks are left out, a title in a script that it lacks
altogether, rather than shown as empty boxes: the colour and the bars still tell one article from another.
"""

import pkgutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from readaloud.text.sanitise import one_line

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIDE = 1400  # pixels: the least that podcast directories take
_MARGIN = 110
_WIDTH = SIDE - 2 * _MARGIN
_TITLE_TOP, _TITLE_HEIGHT = 250, 720
_BARS_BOTTOM, _BARS_HEIGHT, _BARS = SIDE - _MARGIN, 220, 40
_SITE_SIZE = 52
_TITLE_SIZES = (132, 116, 102, 90, 80, 70, 62, 54)
_LEADING = 1.25  # line height as a multiple of the font's size
_INK = (250, 248, 240)
# Each at least 7:1 against the ink (WCAG 2.2, 1.4.6).
_PAPERS = (
    (23, 55, 94), (17, 74, 66), (92, 26, 42), (70, 38, 98),
    (58, 58, 20), (92, 48, 12), (36, 42, 52), (12, 66, 88),
)  # fmt: skip
_BAR_SHADE = 120  # of 255: between paper and ink


@lru_cache(maxsize=2)  # one article goes into several files
def cover_png(title: str, site: str = "") -> bytes:
    """A square picture as PNG; the same words give the same bytes."""
    from PIL import Image, ImageDraw

    digest = blake2b(f"{site}\n{title}".encode(), digest_size=_BARS).digest()
    image = Image.new("L", (SIDE, SIDE))  # how much ink: 0 is paper
    drawing = ImageDraw.Draw(image)
    _draw_bars(drawing, digest)
    _draw_words(drawing, one_line(title), one_line(site))
    image.putpalette(_ramp(_PAPERS[digest[0] % len(_PAPERS)]))
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _ramp(paper: Sequence[int]) -> list[int]:
    """256 colours from paper to ink."""
    return [
        round(dark + (light - dark) * n / 255)
        for n in range(256)
        for dark, light in zip(paper, _INK, strict=True)
    ]


def _draw_bars(drawing: "ImageDraw", digest: bytes) -> None:
    """Bars like those of a sound, one a byte."""
    step = _WIDTH / len(digest)
    for number, byte in enumerate(digest):
        height = 12 + (_BARS_HEIGHT - 12) * byte / 255
        left, top = _MARGIN + number * step, _BARS_BOTTOM - (_BARS_HEIGHT + height) / 2
        drawing.rounded_rectangle((left, top, left + step * 0.6, top + height), 8, fill=_BAR_SHADE)


def _draw_words(drawing: "ImageDraw", title: str, site: str) -> None:
    small = _font(_SITE_SIZE)
    drawing.text(
        (_MARGIN, _MARGIN), next(_lines(small, _drawable(small, site), broken=True), ""), fill=255, font=small
    )
    font, lines = _fitted(_drawable(small, title))
    for number, line in enumerate(lines):
        drawing.text((_MARGIN, _TITLE_TOP + number * font.size * _LEADING), line, fill=255, font=font)


def _fitted(title: str) -> tuple["FreeTypeFont", list[str]]:
    """The largest font in which the title has room, and its lines; a very long one loses its end."""
    for size in _TITLE_SIZES:
        font, room = _font(size), int(_TITLE_HEIGHT / (size * _LEADING))
        lines = list(_lines(font, title))
        if len(lines) <= room and all(font.getlength(line) <= _WIDTH for line in lines):
            return font, lines
    lines = list(_lines(font, title, broken=True))
    return font, lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1][:-1].rstrip()}…"]


def _lines(font: "FreeTypeFont", text: str, *, broken: bool = False) -> Iterator[str]:
    """The text in lines of the cover's width; ``broken``: a word that is wider than that is cut."""
    line = ""
    for word in text.split():
        wider = f"{line} {word}".strip()
        if line and font.getlength(wider) > _WIDTH:
            yield line
            wider = word
        while broken and font.getlength(wider) > _WIDTH:
            room = next(n for n in range(len(wider), 0, -1) if font.getlength(wider[:n]) <= _WIDTH)
            yield wider[:room]
            wider = wider[room:]
        line = wider
    if line:
        yield line


def _drawable(font: "FreeTypeFont", text: str) -> str:
    """The text without the signs that the font lacks; nothing where it lacks a letter."""
    nothing = bytes(font.getmask("\U0010fffd"))
    lacking = {sign for sign in set(text) - {" "} if bytes(font.getmask(sign)) == nothing}
    if any(sign.isalnum() for sign in lacking):
        return ""
    return "".join(sign for sign in text if sign not in lacking)


def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    file = BytesIO(pkgutil.get_data("readaloud.export.pictures", "cover.ttf") or b"")
    return ImageFont.truetype(
        file, size, layout_engine=ImageFont.Layout.BASIC
    )  # the same with and without Raqm
