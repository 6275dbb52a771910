"""A cover has the words of its article, room for all of them, and is the same each time."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from readaloud.export.pictures.cover import _INK, _PAPERS, SIDE, cover_png


def drawn(title: str, site: str = "") -> Image.Image:
    return Image.open(BytesIO(cover_png.__wrapped__(title, site))).convert("RGB")


def rows_with_ink(picture: Image.Image) -> set[int]:
    ink = (
        picture.point(lambda value: 255 * (value > 220))
        .convert("L")
        .point(lambda value: 255 * (value == 255))
    )
    return {y for y in range(SIDE) if ink.crop((0, y, SIDE, y + 1)).getbbox()}


def test_a_cover_is_a_square_with_the_title_and_the_site() -> None:
    picture = drawn("Die größte Uhr steht – “still”", "The Example")
    assert picture.size == (SIDE, SIDE)
    rows = rows_with_ink(picture)
    assert rows & set(range(100, 180))
    assert rows & set(range(250, 900))


def test_the_same_words_give_the_same_bytes_and_others_do_not() -> None:
    assert cover_png.__wrapped__("A", "B") == cover_png.__wrapped__("A", "B")
    assert cover_png("A", "B") != cover_png("AB", "")


def test_a_title_that_the_font_cannot_show_is_left_off() -> None:
    assert not rows_with_ink(drawn("時計が止まる"))


def test_a_sign_that_the_font_lacks_is_left_out_and_the_title_stays() -> None:
    assert rows_with_ink(drawn("Clocks 🕰 tick")) & set(range(250, 900))


@settings(max_examples=20, deadline=None)
@given(st.text("abc ÄöЖ—’", max_size=500), st.text("xyz ", max_size=200))
def test_no_word_leaves_the_picture(title: str, site: str) -> None:
    picture = drawn(title, site)
    edge = picture.crop((SIDE - 60, 0, SIDE, SIDE))
    assert len(edge.getcolors() or ()) == 1
    assert max(rows_with_ink(picture), default=0) < 1070


@pytest.mark.parametrize("paper", _PAPERS)
def test_ink_on_paper_passes_the_enhanced_contrast_of_wcag(paper: tuple[int, int, int]) -> None:
    assert (_luminance(_INK) + 0.05) / (_luminance(paper) + 0.05) > 7


def _luminance(colour: tuple[int, ...]) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (value / 255 for value in colour)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
