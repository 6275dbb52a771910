"""Pieces of a page whose elements say what they are."""

import pytest

from readaloud.clean import clean
from readaloud.extract.pieces import Extracted, Piece
from readaloud.model.article import Article, Kind, Media, Meta, Range, Span

PROSE = "The lighthouse has been dark since the keeper left, and the fishermen have learnt to do without."
Element = tuple[str, Kind, bool, str]


def page(*elements: Element, date: str = "") -> Article:
    reading, pieces = "", []
    for text, kind, body, place in elements:
        source = (Range(len(reading), len(reading) + len(text)),)
        pieces.append(Piece(text=text, source=source, line=1, kind=kind, body=body, place=place, gap=True))
        reading += text + "\n"
    return clean(Extracted(Meta(format="html", date=date), tuple(pieces), reading))


@pytest.mark.parametrize(
    ("place", "rule", "reason"),
    [
        ("nav", "page-nav", "nav"),
        ("footer", "page-footer", "footer"),
        ("aside", "page-aside", "related"),
        ("form", "page-form", "newsletter"),
        ("dialog", "page-dialog", "consent"),
        ("hidden", "page-hidden", "hidden"),
        ("", "not-body", "label"),
    ],
)
def test_what_is_not_the_body_goes_with_the_reason_of_its_place(place: str, rule: str, reason: str) -> None:
    article = page((PROSE, Kind.PARAGRAPH, True, ""), ("Of gulls and men", Kind.PARAGRAPH, False, place))
    assert [(r.rule, str(r.reason)) for r in article.removed] == [(rule, reason)]


def test_a_rule_that_knows_the_words_comes_before_the_place() -> None:
    article = page((PROSE, Kind.PARAGRAPH, True, ""), ("Share on Facebook", Kind.PARAGRAPH, False, "aside"))
    assert [r.rule for r in article.removed] == ["share-bar"]


def test_furniture_inside_the_body_is_removed_too() -> None:
    article = page(
        (PROSE, Kind.PARAGRAPH, True, ""),
        ("Read more: The last keeper tells his story", Kind.PARAGRAPH, True, ""),
        (PROSE[:-1] + " it.", Kind.PARAGRAPH, True, ""),
    )
    assert [r.rule for r in article.removed] == ["read-more"]


def test_headline_and_byline_stay_though_the_body_does_not_hold_them() -> None:
    article = page(
        ("Dark tower, calm sea", Kind.HEADLINE, False, ""),
        ("By Una Firth", Kind.BYLINE, False, ""),
        (PROSE, Kind.PARAGRAPH, True, ""),
    )
    assert [b.kind for b in article.blocks] == [Kind.HEADLINE, Kind.BYLINE, Kind.PARAGRAPH]
    assert article.meta.title == "Dark tower, calm sea"


@pytest.mark.parametrize(
    ("data", "told"), [("2026-02-11", "2012-05-03"), ("2012-05-04", "2012-05-04"), ("", "2012-05-03")]
)
def test_a_byline_of_an_earlier_year_wins_over_the_date_in_the_data(data: str, told: str) -> None:
    byline = ("By Una Firth, 3 May 2012", Kind.BYLINE, False, "")
    head = ("Dark tower, calm sea", Kind.HEADLINE, False, "")
    assert page(head, byline, (PROSE, Kind.PARAGRAPH, True, ""), date=data).meta.date == told


def test_a_paragraph_cut_by_furniture_keeps_the_spans_of_each_half() -> None:
    text = (
        "The lamp was lit by hand. Story continues below advertisement The lens came from France in a crate."
    )
    at = text.index("France")
    piece = Piece(
        text=text,
        source=(Range(0, len(text)),),
        line=1,
        kind=Kind.PARAGRAPH,
        body=True,
        spans=(Span(4, 8, "strong"), Span(at, at + 6, "link", "http://x")),
    )
    article = clean(Extracted(Meta(format="html"), (piece,), text))
    assert [(b.text[s.start : s.end], s.kind) for b in article.blocks for s in b.spans] == [
        ("lamp", "strong"),
        ("France", "link"),
    ]


def test_a_picture_of_the_body_that_comes_twice_is_said_once() -> None:
    media = Media("image", caption="The tower from the sea")
    text = media.caption
    pieces = tuple(
        Piece(text=text, source=(Range(at, at + len(text)),), line=1, kind=Kind.IMAGE, body=True, media=media)
        for at in (0, len(text) + 1)
    )
    article = clean(Extracted(Meta(format="html"), pieces, f"{text}\n{text}"))
    assert len(article.blocks) == 1
    assert [r.rule for r in article.removed] == ["said-already"]


WATCH = ("WATCH: Sirens over Pell Lake", Kind.PARAGRAPH, True, "")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("WATCH: Sirens over Pell Lake", "video"),
        ("LISTEN: The bells of Pell Lake", "audio"),
        ("Listen: nobody wants this, and nobody will say so.", "paragraph"),
    ],
)
def test_a_line_that_says_which_video_stood_there_is_a_video(line: str, kind: str) -> None:
    article = page((PROSE, Kind.PARAGRAPH, True, ""), (line, Kind.PARAGRAPH, True, ""))
    assert str(article.blocks[1].kind) == kind
    assert article.blocks[1].text == (line if kind == "paragraph" else line.partition(": ")[2])


def test_such_a_line_beside_its_player_is_the_title_of_that_player() -> None:
    prose, source = (PROSE, Kind.PARAGRAPH, True, ""), (Range(0, 3),)
    player = Piece(
        text="", source=source, line=1, kind=Kind.VIDEO, body=True, media=Media("video", url="a.mp4")
    )
    lines = [
        Piece(text=t, source=source, line=1, kind=k, body=b, place=p, gap=True)
        for t, k, b, p in (prose, WATCH)
    ]
    article = clean(Extracted(Meta(format="html"), (*lines, player), PROSE))
    assert [block.media.title for block in article.blocks if block.media] == ["Sirens over Pell Lake"]
