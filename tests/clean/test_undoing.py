"""Keeping, dropping and restoring: the ledger can be undone, line by line and rule by rule."""

import pytest

from readaloud.clean import clean, restore
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Kind
from readaloud.model.errors import UsageError

PARTS = (
    "Snow fell on the pass in the first week of September, a month before anybody had thought of chains.",
    "Advertisement",
    "“I have not seen that since",
    "Story continues below advertisement",
    "I was a boy,” said the keeper of the hut.",
    "Read more: Hut keepers ask for a later season",
    "The road will be open again on Monday if the sun does what it has been asked to do.",
)
TEXT = "\n\n".join(PARTS)


def test_a_rule_that_is_kept_takes_nothing() -> None:
    article = clean(extract_plain(TEXT), keep=("read-more",))
    assert PARTS[5] in [block.text for block in article.blocks]
    assert [r.rule for r in article.removed] == ["ad-label", "story-continues"]


def test_a_removal_that_is_kept_stands_between_its_neighbours() -> None:
    texts = [block.text for block in clean(extract_plain(TEXT), keep=("r1",)).blocks]
    assert texts[:2] == [PARTS[0], PARTS[1]]


def test_a_line_put_back_into_a_joined_quotation_parts_it_again() -> None:
    article = clean(extract_plain(TEXT))
    back = restore(article, "r2")
    assert [block.text for block in back.blocks][1:4] == list(PARTS[2:5])
    assert [r.id for r in back.removed] == ["r1", "r3"]


def test_restoring_everything_gives_the_input_back() -> None:
    article = clean(extract_plain(TEXT))
    for removal in article.removed:
        article = restore(article, removal.id)
    assert tuple(block.text for block in article.blocks) == PARTS
    assert article.removed == ()
    assert sum(len(section.blocks) for section in article.sections) == len(PARTS)


def test_a_removal_that_is_not_in_the_ledger_cannot_be_restored() -> None:
    with pytest.raises(KeyError):
        restore(clean(extract_plain(TEXT)), "r99")


def test_a_dropped_pattern_takes_its_lines_and_says_so() -> None:
    article = clean(extract_plain(TEXT), drop=("keeper of the HUT|road will",))
    assert [r.rule for r in article.removed].count("dropped") == 2
    assert [b.kind for b in article.blocks if b.kind is Kind.PARAGRAPH]


def test_a_pattern_that_is_none_is_refused_in_plain_words() -> None:
    with pytest.raises(UsageError, match="pattern"):
        clean(extract_plain(TEXT), drop=("(",))


def test_a_name_that_is_neither_rule_nor_removal_is_a_mistake_of_one_sentence() -> None:
    with pytest.raises(UsageError, match=r"no rule and no removal 'read-mor' to keep"):
        clean(extract_plain(TEXT), keep=("read-mor",))
    with pytest.raises(UsageError, match="'r99'"):
        clean(extract_plain(TEXT), keep=("ad-label", "r99"))


def test_an_id_means_the_same_line_whatever_else_is_kept_or_dropped() -> None:
    plain = {r.id: r.text for r in clean(extract_plain(TEXT)).removed}
    first, last = min(plain, key=lambda id_: int(id_[1:])), max(plain, key=lambda id_: int(id_[1:]))
    assert first != last
    rule = next(r.rule for r in clean(extract_plain(TEXT)).removed if r.id == first)
    wished = clean(extract_plain(TEXT), keep=(rule,), drop=("hut",))
    assert wished.removed
    assert all(plain[r.id] == r.text for r in wished.removed if r.id in plain)
    kept = clean(extract_plain(TEXT), keep=(rule, last))
    assert plain[last] in [block.text for block in kept.blocks]
