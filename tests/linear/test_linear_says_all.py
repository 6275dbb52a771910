"""Whoever reads the lines misses nothing of what is heard: the articles that come with readaloud."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from readaloud.cli.linear_lines import make_lines
from readaloud.config.profiles import load_profile
from readaloud.model.article import Block, Kind
from readaloud.model.script import Utterance
from readaloud.narrate import narrate
from readaloud.narrate.interface import interface
from readaloud.services.opening.bundled import bundled_articles
from readaloud.services.opening.opening import open_article

WORDS = interface("en")
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def is_within(wanted: Sequence[str], text: str) -> bool:
    """Whether all words stand in a text, in their order."""
    rest = iter(words(text))
    return all(word in rest for word in wanted)


def is_replaced(utterance: Utterance, block: Block) -> bool:
    """Whether the label of the line stands for it: one word, or an item's number in its list."""
    if not utterance.own_words:
        return False
    return len(words(utterance.text)) == 1 or (
        block.kind is Kind.LIST_ITEM and not utterance.text.startswith("End")
    )


@pytest.mark.parametrize("path", bundled_articles(), ids=lambda path: path.name)
@pytest.mark.parametrize("profile", ["newsroom", "described", "fast"])
def test_whatever_is_spoken_is_printed_in_the_same_order(path: Path, profile: str) -> None:
    article = open_article(str(path))
    script = narrate(article, load_profile(profile))
    utterances = {utterance.id: utterance for utterance in script.utterances}
    lines = make_lines(article, script, WORDS)
    assert [id_ for line in lines for id_ in line.utterances] == list(utterances)
    for line in lines:
        heard = [utterances[id_] for id_ in line.utterances]
        said = [u for u in heard if not is_replaced(u, article.block(u.locator.block))]
        assert is_within([word for u in said for word in words(u.text)], line.text), line.text


@pytest.mark.parametrize("name", ["river-sensors.html", "stone-oven.md"])
def test_the_names_of_columns_are_printed_as_they_are_heard(name: str) -> None:
    article = open_article(str(next(path for path in bundled_articles() if path.name == name)))
    table = next(block.table for block in article.blocks if block.table)
    lines = make_lines(article, narrate(article, load_profile("newsroom")), WORDS)
    row = next(line.text for line in lines if line.text.startswith("Row 1."))
    assert all(f"{column}: " in row for column in table.header)
