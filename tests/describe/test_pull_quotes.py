"""Pull quotes: whether the body says them too."""

import pytest

from readaloud.describe import describe
from readaloud.model.article import Article, Block, Kind, Meta

BODY = "“We had kites and they had a crane,” says Oda Linn. “So we won,” she adds, “by a metre.”"


@pytest.mark.parametrize(
    ("pulled", "repeats"),
    [
        ("“We had kites and they had a crane.”", True),
        ("We had kites and they had a crane. So we won.", True),
        ("We had kites and they had a crane. — Oda Linn", True),
        ("We had kites and they had nothing.", False),
        ("We had kites and they had a crane. Nobody believed it.", False),
        ("…", False),
    ],
)
def test_a_pull_quote_that_the_body_says_as_well_is_marked_so(pulled: str, repeats: bool) -> None:
    blocks = (
        Block(id="b1", kind=Kind.PULL_QUOTE, text=pulled),
        Block(id="b2", kind=Kind.PARAGRAPH, text=BODY),
    )
    told = describe(Article(meta=Meta(), blocks=blocks), ())
    assert told.blocks[0].repeats is repeats
