"""Headlines of pages that do not mark them with the one main heading."""

import pytest

from readaloud.clean import clean
from readaloud.extract.html.page import extract_html
from readaloud.model.article import Article, Kind

STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The last lamp of the breakwater went out on Tuesday, and nobody in the village noticed for a week.",
        "A retired pilot saw it first, when she counted the lights from her kitchen as she does every night.",
        "The harbour office has ordered a new one, which is to be lit before the herring boats come home.",
    )
)
LAMP = "The lamp that nobody missed"


def opened(body: str, title: str = "") -> Article:
    return clean(extract_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>"))


def texts(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"<h2><span>Harbour life</span> <span>{LAMP}</span></h2>", f"Breakwater dark: {LAMP} – COAST POST"),
        (f"<h2>{LAMP}</h2>", "Coast Post"),
        (f'<div class="x1y2">{LAMP}</div>', LAMP),
        (f"<h1>Coast Post</h1><h2>{LAMP}</h2>", LAMP),
        (f"<h1>The Lamp</h1><h1>{LAMP}</h1>", f"{LAMP} | Coast Post"),
    ],
)
def test_the_headline_is_found_without_a_main_heading_of_its_own(head, title):
    article = opened(f"<main><article><header>{head}</header>{STORY}</article></main>", title)
    assert texts(article, Kind.HEADLINE) == [LAMP]


def test_a_place_that_begins_the_title_is_no_headline():
    page = f"<article><h2>Stennick</h2><h1>Stennick’s lamp goes dark for a week</h1>{STORY}</article>"
    assert texts(opened(page, "Stennick lost its lamp for a week"), Kind.HEADLINE) == [
        "Stennick’s lamp goes dark for a week"
    ]


def test_a_bar_that_says_the_headline_again_does_not_take_its_place():
    headline = "Nobody missed the last lamp of the breakwater for a whole week"
    bar = f'<header class="sticky"><p>{headline}</p></header>'
    article = opened(f"{bar}<main><article><h1>{headline}</h1>{STORY}</article></main>", headline)
    assert [block.text for block in article.blocks if block.text == headline] == [headline]
    assert texts(article, Kind.HEADLINE) == [headline]


def test_a_sub_heading_in_the_story_is_no_standfirst():
    below = f"<p>It was dark.</p>{STORY}<h3 class=subheading>What comes now is light</h3>{STORY}"
    assert texts(opened(f"<article><h1>{LAMP}</h1>{below}</article>", LAMP), Kind.DECK) == []
