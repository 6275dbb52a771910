"""The bundled articles: together they show every kind of block, and what lies beside them is found."""

from pathlib import Path

import pytest
from labelled_figures import ROOT

from readaloud import open_article
from readaloud.model.article import Article, Kind, State

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def bundled() -> dict[str, Article]:
    sources = sorted(p for p in CONTENT.iterdir() if p.suffix in (".txt", ".html", ".md"))
    return {path.name: open_article(str(path)) for path in sources}


def test_every_kind_of_block_is_in_some_bundled_article(bundled: dict[str, Article]) -> None:
    shown = {block.kind for article in bundled.values() for block in article.blocks}
    assert set(Kind) - shown == set()


def test_bundled_articles_are_in_three_languages_and_three_formats(bundled: dict[str, Article]) -> None:
    assert {article.meta.language for article in bundled.values()} == {"en", "de", "fr"}
    assert {article.meta.format for article in bundled.values()} == {"text", "html", "markdown"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour-bell.txt", "How a bell is cleaned without scrubbing away its story"),
        ("lighthouse-podcast.html", "Episode 14: the man who talks to lighthouses"),
    ],
)
def test_a_transcript_beside_a_bundled_article_is_found(
    bundled: dict[str, Article], name: str, title: str
) -> None:
    blocks = bundled[name].blocks
    at = next(n for n, block in enumerate(blocks) if block.media and block.media.title == title)
    media = blocks[at].media
    assert media
    assert media.transcript
    assert media.transcript.state is State.FOUND
    assert blocks[at + 1].kind is Kind.TRANSCRIPT
    assert blocks[at + 1].text.startswith(f"{media.cues[0].speaker}: ")


def test_the_article_behind_a_wall_says_that_it_is_cut_off(bundled: dict[str, Article]) -> None:
    codes = {diagnostic.code for diagnostic in bundled["comet-wall.html"].diagnostics}
    assert {"paywall", "truncated"} <= codes


def test_every_side_file_of_the_bundle_belongs_to_an_article(bundled: dict[str, Article]) -> None:
    stems = {Path(name).stem for name in bundled}
    assert {path.name.partition(".")[0] for path in CONTENT.glob("*.vtt")} <= stems
