"""Pictures that keep a place, faces, teasers and credits; and labels that players write. Own pages."""

import pytest
from partition import assert_partitions
from test_html import PROSE, one, story

from readaloud.extract.html.media.parts import is_agency, is_player_label
from readaloud.extract.html.page import extract_html
from readaloud.model.article import Kind, Media

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def pictures(page: str) -> list[Media]:
    extracted = extract_html(page)
    assert_partitions(extracted)
    return [p.media for p in extracted.pieces if p.kind is Kind.IMAGE and p.body and p.media]


@pytest.mark.parametrize(
    "figure",
    [
        '<figure><div><img src="/grey-placeholder.png"><img src="c.jpg" alt="A crane"></div></figure>',
        f'<figure><img src="{DOT}"><img src="c.jpg" alt="A crane"></figure>',
        f'<figure><img src="{DOT}"><noscript><img src="c.jpg" alt="A crane"></noscript></figure>',
        f'<p><span><img alt="" src="{DOT}"></span><noscript><img src="c.jpg" alt="A crane"></noscript></p>',
        f'<div><div><img src="{DOT}"></div><div><img src="c.jpg" alt="A crane"></div></div>',
        f'<figure><img src="{DOT}" data-x-lazyload="https://p.test/c.jpg" alt="A crane"></figure>',
    ],
)
def test_a_placeholder_and_its_picture_are_one_picture(figure):
    found = pictures(story(figure))
    assert [(media.alt, media.url.endswith("c.jpg")) for media in found] == [("A crane", True)]
    assert [piece.group for piece in extract_html(story(figure)).pieces if piece.kind is Kind.IMAGE] == [None]


def test_a_picture_of_its_own_whose_address_only_a_script_knows_stays():
    figure = f'<figure><img src="{DOT}"><figcaption>The crane on Monday.</figcaption></figure>'
    assert [media.caption for media in pictures(story(figure))] == ["The crane on Monday."]


@pytest.mark.parametrize(
    "furniture",
    [
        '<img src="face.jpg" width="60" height="60">',
        '<img src="face.jpg" width="48px">',
        '<a href="/other-story.html"><img src="t.jpg"></a>',
        '<a href="/other-story.html"><figure><img src="t.jpg" alt="A mayor"></figure></a>',
    ],
)
def test_faces_and_pictures_that_lead_to_other_stories_are_no_content(furniture):
    assert pictures(story(furniture, f"<p>{PROSE[1]}</p>")) == []


def test_a_picture_that_opens_larger_is_content():
    figure = '<a href="/large/crane.jpg"><img src="c.jpg" alt="A crane" width="640" height="90"></a>'
    assert [media.alt for media in pictures(story(figure, f"<p>{PROSE[1]}</p>"))] == ["A crane"]


def slide(number: int) -> str:
    return f"""<div class="Carousel-slide"><img src="{number}.jpg" alt="Boat {number}">
        <button>Read more</button><p class="caption">The boat of family {number} from the tower</p></div>"""


def test_the_slides_of_a_carousel_are_one_gallery():
    slides = "".join(slide(number) for number in (1, 2, 3))
    extracted = extract_html(story(f'<x-carousel class="Carousel">{slides}</x-carousel>'))
    groups = [p.group for p in extracted.pieces if p.kind is Kind.IMAGE and p.group]
    assert [(group.kind, group.index, group.count) for group in groups] == [
        ("gallery", n, 3) for n in (1, 2, 3)
    ]
    assert len({group.id for group in groups}) == 1


def test_pictures_with_a_paragraph_between_them_are_no_gallery():
    told = "Family number {} has waited on the quay since the morning, and cheered when the mayor came."
    figures = [
        f'<figure><img src="{n}.jpg" alt="Boat {n}"></figure><p>{told.format(n)}</p>' for n in (1, 2, 3, 4)
    ]
    extracted = extract_html(story('<div class="swiper">', *figures, "</div>"))
    assert [p.group for p in extracted.pieces if p.kind is Kind.IMAGE] == [None] * 4


@pytest.mark.parametrize("caption", ["", "<figcaption>The crane on Monday.</figcaption>"])
@pytest.mark.parametrize(
    ("credit", "alt"),
    [("Holm Pictures", "Holm Pictures Two boats under a crane"), ("Getty Images", "Two boats under a crane")],
)
def test_a_credit_beside_a_picture_is_no_part_of_its_alt_or_caption(caption, credit, alt):
    figure = f'<figure><div><img src="c.jpg" alt="{alt}"><span>{credit}</span></div>{caption}</figure>'
    piece = one(extract_html(story(figure)), Kind.IMAGE)
    assert piece.media is not None
    said = (piece.media.alt, piece.media.credit, piece.media.caption)
    assert said == ("Two boats under a crane", credit, "The crane on Monday." if caption else "")
    assert piece.body


@pytest.mark.parametrize(
    ("alt", "described"),
    [("A red boat", True), ("Two cranes at night", False), ("", False), ("DSC_1", False)],
)
def test_a_caption_that_says_what_the_alt_says_describes_the_picture(alt, described):
    caption = "A red boat. Photo: Holm Pictures"
    figure = f'<figure><img src="c.jpg" alt="{alt}"><figcaption>{caption}</figcaption></figure>'
    assert [(media.caption, media.described) for media in pictures(story(figure))] == [(caption, described)]


def test_a_long_alt_stays_beside_a_short_caption_of_the_same_names():
    alt = (
        "Mayor Holm and three fishermen on a quay in Lornemouth in 2024, a red crane and the white ferry near"
    )
    figure = f'<figure><img src="c.jpg" alt="{alt}"><figcaption>Mayor Holm in Lornemouth in 2024</figcaption>'
    assert [media.alt for media in pictures(story(figure + "</figure>"))] == [alt]


@pytest.mark.parametrize(
    "label", ["JUST WATCHED", "Now playing", "Replay", "Must Watch:", "Video", "▶ Watch now"]
)
def test_what_a_player_writes_over_any_video_is_not_its_title(label):
    player = f"""<div class="media__video"><img src="p.jpg" alt=""><h3 class="title">{label}</h3>
        <h2 class="headline">Inside the harbour</h2></div>"""
    extracted = extract_html(story(player))
    assert one(extracted, Kind.VIDEO).text == "Inside the harbour"
    assert_partitions(extracted)


def test_a_player_with_nothing_but_such_labels_has_no_title():
    player = '<div data-video-title="Now playing"><video src="v.mp4" title="Watch now"></video></div>'
    assert one(extract_html(story(player)), Kind.VIDEO).text == ""


def test_labels_and_agencies_are_told_from_titles_and_names():
    assert not is_player_label("Watch the ferry arrive")
    assert is_agency("AFP/Getty Images")
    assert is_agency("Reuters via AP")
    assert not is_agency("Anna Holm / Reuters")
    assert not is_agency("")
