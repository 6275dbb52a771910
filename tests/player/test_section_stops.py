"""Moving by sections stops where contents lead to."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from readaloud.config.profiles import load_profile
from readaloud.model.article import Article, Block, Kind, Section
from readaloud.model.script import Script
from readaloud.narrate import narrate
from readaloud.player.inputs import Move
from readaloud.player.plan import Plan, make_plan
from readaloud.player.transport import Transport, step
from readaloud.services.opening.bundled import bundled_articles
from readaloud.services.opening.opening import open_article
from reading import make_article, make_script


@pytest.mark.parametrize("path", bundled_articles(), ids=lambda path: path.name)
def test_each_section_is_one_stop_in_the_order_of_the_contents(path: Path) -> None:
    article = open_article(str(path))
    plan = make_plan(narrate(article, load_profile("newsroom")), article)
    assert [plan.sections[start] for start in plan.starts["section"]] == [s.id for s in article.sections]


def test_notes_that_are_read_at_the_end_are_a_stop() -> None:
    script, article = make_script(), make_article()
    note = replace(script.utterances[-1], id="n", locator=replace(script.utterances[-1].locator, block="n"))
    with_note = Article(
        meta=article.meta,
        blocks=(*article.blocks, Block(id="n", kind=Kind.FOOTNOTE, text=note.text)),
        sections=(*article.sections, Section("s5", "Notes", "body", 2, ("n",))),
    )
    plan = make_plan(Script((*script.items, note), "en", "newsroom"), with_note)
    assert plan.sections[-1] == "s5"


def announced_plan() -> Plan:
    """The small article, with its site and a label said before the headline."""
    script = make_script()
    headline = script.utterances[0]
    site = replace(headline, id="site", sentence=-1, text="The Otter Post.", own_words=True)
    label = replace(headline, id="label", text="Headline.", own_words=True)
    return make_plan(Script((site, label, *script.items), "en", "newsroom"), make_article())


@pytest.mark.parametrize("unit", ["heading", "section", "paragraph"])
def test_back_to_the_headline_is_the_headline_and_not_what_is_said_before_it(unit: str) -> None:
    plan = announced_plan()
    behind = plan.starts["paragraph"][1]
    moved, _ = step(plan, Transport(index=behind), Move(unit, -1 if unit != "section" else 0))
    assert plan.utterances[moved.index].text == "Headline."
    again, effects = step(plan, moved, Move(unit, -1))
    assert plan.utterances[again.index].text == "Headline."
    assert effects


def test_by_sentences_one_comes_to_what_is_said_before_the_headline() -> None:
    plan = announced_plan()
    moved, _ = step(plan, Transport(index=1), Move("sentence", -1))
    assert moved.index == 0
