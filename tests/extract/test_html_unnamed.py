"""Media in boxes whose names are made by a program: what is printed around a picture tells what it is."""

import pytest

from readaloud.extract.html.page import extract_html
from readaloud.extract.pieces import Piece
from readaloud.model.article import Kind

STORY = (
    "The ferry lost its bell in March, and nobody on the island could say how forty kilos get lost.",
    "It was found on Tuesday by a ploughman, two miles inland, in a field of turnips, and it still rings.",
    "The company says that it will be hung again on Friday, with a thicker shackle and in front of all.",
)


def pieces(box: str) -> list[Piece]:
    first, *rest = (f'<p class="x1">{text}</p>' for text in STORY)
    story = f"<h1>Ferry finds its bell</h1>{first}{box}{''.join(rest)}"
    page = extract_html(f"<html><body><div class='x0'>{story}</div></body></html>")
    return [piece for piece in page.pieces if piece.body]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="k1"><button>Watch now</button><img src="p.jpg" alt=""><h3>{}</h3></div>',
        '<div class="k1"><div><img src="p.jpg" alt="{}"></div><span>1:30</span><div>{}</div></div>',
        '<div class="k1"><img src="p.jpg" alt="Play video: \'{}\'"></div>',
    ],
)
def test_a_play_sign_beside_a_picture_makes_it_a_video(box: str) -> None:
    title = "The bell rings for the first time"
    found = [piece for piece in pieces(box.replace("{}", title)) if piece.media]
    assert [(piece.kind, piece.text) for piece in found] == [(Kind.VIDEO, title)]
    assert sum(title in piece.text for piece in pieces(box.replace("{}", title))) == 1


@pytest.mark.parametrize(
    "box",
    [
        '<div><div><img src="p.jpg" alt="Bell"></div><div>{}</div><div>Photo: Joe Marl</div></div>',
        '<button><figure><img src="p.jpg" alt="Bell"></figure><figcaption>{}</figcaption></button>',
        '<figure><noscript><img src="p.jpg" alt="A bell"></noscript><div class="c caption">{}</div></figure>',
    ],
)
def test_the_text_in_the_same_small_box_is_the_caption(box: str) -> None:
    caption = "The bell on the quay at Saltrey, a week before it was lost."
    found = [piece.media for piece in pieces(box.format(caption)) if piece.media]
    assert [media.caption for media in found] == [caption]


def test_a_post_with_its_time_and_a_picture_is_no_video() -> None:
    post = "About half of the homes are back on the grid, and the rest should be by tonight."
    head = "<time>13:30</time><h2>Power is back</h2>"
    box = f'<div class="k1">{head}<p>{post}</p><img src="p.jpg" alt="A pylon"></div>'
    found = pieces(box)
    assert post in [piece.text for piece in found]
    assert all(piece.kind is not Kind.VIDEO for piece in found)
