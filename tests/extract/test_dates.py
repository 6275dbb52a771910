"""Dates of pages' data in ISO 8601, and which of several is the article's."""

import json

import pytest
from test_html import story

from readaloud.extract.html.dates import iso_date
from readaloud.extract.html.page import extract_html
from readaloud.model.article import Kind


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Mon Sep 02 01:11:35 EDT 2024", "2024-09-02T01:11:35-04:00"),
        ("Mon September 2nd 01:11:35 EDT 2024", "2024-09-02T01:11:35-04:00"),
        ("Mon, 02 Sep 2024 01:11:35 GMT", "2024-09-02T01:11:35Z"),
        ("Mon, 2 Sep 2024 01:11:35 +0530", "2024-09-02T01:11:35+05:30"),
        ("Wed Nov 20 2024 05:52:20 GMT-0500 (Eastern Standard Time)", "2024-11-20T05:52:20-05:00"),
        ("Sept. 2, 2024 at 5:30 p.m. ET", "2024-09-02T17:30"),
        ("Sep 2, 2024 12:05 AM", "2024-09-02T00:05"),
        ("2nd of September 2024", "2024-09-02"),
        ("2-Sep-2024", "2024-09-02"),
        ("2024-09-02 10:11", "2024-09-02T10:11"),
        ("1725253895000", "2024-09-02T05:11:35Z"),
        ("1970-01-01T00:00:00Z", ""),
        ("30 February 2024", "30 February 2024"),
        ("Sep 2 25:11:35 2024", "2024-09-02"),
        ("yesterday", "yesterday"),
        ("2/9/2024", "2/9/2024"),
        ("", ""),
    ],
)
def test_a_date_is_iso_where_it_can_be_read(written, iso):
    assert iso_date(written) == iso


def with_data(*nodes: dict[str, object]) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    canonical = '<link rel="canonical" href="https://tide.test/harbour">'
    return story().replace("</head>", f"{scripts}{canonical}</head>")


OTHER = {"@type": "NewsArticle", "headline": "An old storm", "datePublished": "2012-05-10"}


@pytest.mark.parametrize(
    "own",
    [{"mainEntityOfPage": {"@id": "https://tide.test/harbour#story"}}, {"url": "https://tide.test/harbour/"}],
)
def test_the_dates_are_those_of_the_article_that_the_page_is(own):
    article = {"@type": "NewsArticle", "datePublished": "Fri, 24 Apr 2026 11:16:53 GMT",
               "dateModified": "2026-04-25 08:00", **own}  # fmt: skip
    meta = extract_html(with_data(OTHER, article)).meta
    assert (meta.date, meta.updated) == ("2026-04-24T11:16:53Z", "2026-04-25T08:00")


def test_without_an_address_the_headline_says_which_article_it_is():
    article = {
        "@type": "Article",
        "headline": "Harbour reopens after four years",
        "datePublished": "2026-04-24",
    }
    page = with_data(OTHER, article).replace(
        "</head>", '<meta property="og:title" content="Harbour reopens after four years"></head>'
    )
    assert extract_html(page).meta.date == "2026-04-24"


def test_an_old_story_keeps_its_day_and_says_when_it_was_changed():
    article = {**OTHER, "dateModified": "2026-04-24T11:16:53.545Z"}
    meta = extract_html(with_data(article)).meta
    assert (meta.date, meta.updated) == ("2012-05-10", "2026-04-24T11:16:53.545Z")


def test_the_printed_date_of_a_video_is_iso():
    player = """<div class="video-player"><video src="v.mp4"></video><h3 class="title">Inside</h3>
        <p class="video-date">Sept. 2, 2024</p></div>"""
    pieces = [p for p in extract_html(story(player)).pieces if p.kind is Kind.VIDEO]
    assert [p.media.date for p in pieces if p.media] == ["2024-09-02"]
