"""What holds for any text: offsets inside blocks, quotations in order and apart, texts untouched."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readaloud.describe import describe
from readaloud.describe.quotations.finding import find_quotations
from readaloud.model.article import Article, Block, Kind, Media, Meta

PIECES = st.sampled_from(
    [
        *"“”„‟\"«»‹›‘’‚'.,:;?!—– \n\u00a0",
        *[
            " Ann Lee",
            " said",
            "the mayor",
            ", who",
            " she",
            " and ",
            "It rained",
            "According to ",
            "U.S.",
            "Dr. ",
            "called it ",
            "that ",
        ],
        *["42 und sagte", " dit-elle", "a déclaré ", "’s ", "'s ", "...", "I ", " they"],
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120)
KINDS = st.sampled_from([Kind.PARAGRAPH, Kind.QUOTE, Kind.HEADING, Kind.LIST_ITEM, Kind.VIDEO, Kind.IMAGE])
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "sv", "", "en-GB"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    drawn = draw(st.lists(st.tuples(KINDS, TEXTS), max_size=6))
    blocks = tuple(
        Block(
            id=f"b{n}",
            kind=kind,
            text=text,
            media=Media(str(kind)) if kind in (Kind.VIDEO, Kind.IMAGE) else None,
        )
        for n, (kind, text) in enumerate(drawn)
    )
    return Article(meta=Meta(language=draw(LANGUAGES)), blocks=blocks)


@given(TEXTS)
def test_quotations_are_inside_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for found in find_quotations(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end


@given(articles())
@example(Article(meta=Meta(), blocks=(Block(id="b1", kind=Kind.PARAGRAPH, text="«»It rained"),)))
def test_describing_changes_no_text_and_no_order(article: Article) -> None:
    told = describe(article, ())
    assert [(b.id, b.text, b.kind) for b in told.blocks] == [(b.id, b.text, b.kind) for b in article.blocks]


@given(articles())
def test_quotes_have_offsets_inside_their_block_and_ids_of_their_own(article: Article) -> None:
    told = describe(article, ())
    ids = [quote.id for block in told.blocks for quote in block.quotes]
    assert len(ids) == len(set(ids))
    for block in told.blocks:
        at = 0
        for quote in block.quotes:
            assert at <= quote.start < quote.end <= len(block.text)
            assert quote.continues is None or quote.continues in ids[: ids.index(quote.id)]
            assert 0 <= quote.confidence <= 1
            at = quote.end


@given(articles())
def test_a_speaker_has_words_of_the_article(article: Article) -> None:
    whole = " ".join(" ".join(block.text for block in article.blocks).split())
    for block in describe(article, ()).blocks:
        for quote in block.quotes:
            if quote.speaker:
                assert quote.speaker.text.split()[0].rstrip("’'s") in whole
                assert quote.speaker.name


@given(articles())
def test_describing_again_says_the_same(article: Article) -> None:
    once = describe(article, ())
    again = describe(once, ())
    assert [b.quotes for b in again.blocks] == [b.quotes for b in once.blocks]
    assert [b.media for b in again.blocks] == [b.media for b in once.blocks]
    assert again.diagnostics == once.diagnostics


@pytest.mark.parametrize(
    "unit", ["a “b. ", "“a b c. ", "x, “y ", "„a ", "'a ", "“a. «b. ", "“a ” ", "“a b,” said Ann Lee. "]
)
def test_four_thousand_marks_in_a_paragraph_cost_no_more_than_they_should(unit: str) -> None:
    article = Article(
        meta=Meta(language="en"), blocks=(Block(id="b1", kind=Kind.PARAGRAPH, text=unit * 4000),)
    )
    started = process_time()
    describe(article, ())
    assert process_time() - started < 3  # 0.1 to 0.7 s; it was 2 to 20 s when each mark looked at all others
