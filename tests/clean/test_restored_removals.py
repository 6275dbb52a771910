"""Fifty removals of real pages, put back one by one: each stands between the neighbours it had."""

import random
from itertools import chain
from pathlib import Path

import pytest

from readaloud.clean import restore
from readaloud.model.article import Article, Range
from readaloud.services.opening.opening import open_article

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for folder in ("content", "tests/labelled/pages")
    for path in (ROOT / folder).iterdir()
    if path.suffix in {".txt", ".html", ".md"}
)
SAMPLE = 50
Item = tuple[str, tuple[Range, ...]]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {path.name: open_article(str(path), allow_empty=True) for path in PAGES}


def laid_out(article: Article) -> list[Item]:
    """Blocks and removals together, in the order of the input."""
    items: chain[Item] = chain(
        ((block.id, block.source) for block in article.blocks),
        ((removal.id, removal.source) for removal in article.removed),
    )
    return sorted((item for item in items if item[1]), key=lambda item: item[1][0].start)


def test_fifty_random_removals_go_back_between_their_neighbours(articles: dict[str, Article]) -> None:
    removals = [(name, r) for name, article in articles.items() for r in article.removed if r.source]
    for name, removal in random.Random(3).sample(removals, SAMPLE):
        article = articles[name]
        order = [item_id for item_id, _ in laid_out(article)]
        back = restore(article, removal.id)
        blocks = {block.id for block in back.blocks}
        at = order.index(removal.id)
        above = [item_id for item_id in order[:at] if item_id in blocks]
        below = [item_id for item_id in order[at + 1 :] if item_id in blocks]
        here = [block.id for block in back.blocks].index(removal.id)
        shown = [block.id for block in back.blocks]
        assert shown[here - 1 : here] == above[-1:], (name, removal.id)
        assert shown[here + 1 : here + 2] in (below[:1], [f"{above[-1]}-2"] if above else []), (
            name,
            removal.id,
        )
        assert back.block(removal.id).text == removal.text


def test_a_restored_removal_leaves_every_other_block_as_it_was(articles: dict[str, Article]) -> None:
    for article in articles.values():
        for removal in article.removed[::7]:
            back = restore(article, removal.id)
            others = {b.id: b.text for b in back.blocks if b.id != removal.id and not b.id.endswith("-2")}
            assert others.keys() == {block.id for block in article.blocks}
            assert sum(r.id == removal.id for r in back.removed) == 0
