"""The promises that cleaning makes for any input at all."""

import random
from itertools import pairwise

from articles import BYLINE, HEADLINE, PARAGRAPHS, bodies, captures, furniture
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from readaloud.clean import clean, restore
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind, Range

steady = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cleaned(text: str) -> Article:
    return clean(extract_plain(text))


def sources(article: Article) -> list[Range]:
    blocks = [r for block in article.blocks for r in block.source]
    return sorted(blocks + [r for removal in article.removed for r in removal.source])


def words(text: str) -> str:
    return "".join(text.split())


@steady
@given(captures)
def test_blocks_and_removals_share_out_the_reading_text_and_lose_nothing(text: str) -> None:
    article = cleaned(text)
    ranges = sources(article)
    assert all(a.end <= b.start for a, b in pairwise(ranges))
    assert words("".join(article.reading[r.start : r.end] for r in ranges)) == words(article.reading)


@steady
@given(captures)
def test_blocks_keep_the_order_of_the_input(text: str) -> None:
    starts = [block.source[0].start for block in cleaned(text).blocks]
    assert starts == sorted(starts)


@steady
@given(captures)
def test_what_is_shown_stands_in_the_reading_text(text: str) -> None:
    article = cleaned(text)
    reading = words(article.reading)
    assert all(words(block.text) in reading or len(block.source) > 1 for block in article.blocks)


@steady
@given(captures)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    """Of texts that say nothing twice: a video's title that is the headline's too would be said once."""
    story = f"{HEADLINE}\n{BYLINE}\n\n{PARAGRAPHS[0]}\n\n{text}\n\n{PARAGRAPHS[-1]}"
    once = [block.text for block in cleaned(story).blocks if block.text]
    assume(len(set(once)) == len(once))
    again = cleaned("\n\n".join(once))
    assert [block.text for block in again.blocks] == once
    assert not again.removed


@steady
@given(bodies, st.lists(st.tuples(furniture, st.integers(0, 9)), max_size=6))
def test_furniture_in_a_clean_article_never_changes_its_body(
    body: list[str], added: list[tuple[str, int]]
) -> None:
    lines = list(body)
    for line, place in added:
        lines.insert(min(place, len(lines)), line)
    article = cleaned("\n\n".join((HEADLINE, BYLINE, *lines)))
    assert [b.text for b in article.blocks if b.kind is Kind.PARAGRAPH] == body
    assert [b.text for b in article.blocks if b.kind is Kind.HEADLINE] == [HEADLINE]


@steady
@given(captures, st.randoms(use_true_random=False))
def test_every_removal_can_be_put_back_between_its_neighbours(text: str, chance: random.Random) -> None:
    article = cleaned(text)
    if not article.removed:
        return
    removal = chance.choice(article.removed)
    back = restore(article, removal.id)
    assert removal.text in [block.text for block in back.blocks]
    starts = [block.source[0].start for block in back.blocks]
    assert starts == sorted(starts) or any(len(block.source) > 1 for block in back.blocks)
    assert words("".join(back.reading[r.start : r.end] for r in sources(back))) == words(back.reading)
