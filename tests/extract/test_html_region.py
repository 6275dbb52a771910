"""What stands between body paragraphs is given back to the body, whoever left it out, and nothing else."""

import pytest

from readaloud.extract.html.body.region import fill_region
from readaloud.extract.html.draft import Draft
from readaloud.extract.html.page import extract_html
from readaloud.extract.html.tree import parse
from readaloud.extract.html.walk.walker import walk
from readaloud.model.article import Kind

FOREIGN = frozenset({"promo", "related"})
BEFORE = "The council voted on Tuesday to reopen the old harbour to small boats."
AFTER = "The first boats are expected in May, and the ferry will follow."


def filled(page: str) -> dict[str, Draft]:
    """The drafts of a page by their text, when only the two paragraphs had been chosen."""
    drafts = walk(parse(page), "en")
    chosen = {place for place, draft in enumerate(drafts) if draft.text in {BEFORE, AFTER}}
    fill_region(drafts, chosen, FOREIGN)
    return {draft.text: draft for draft in drafts}


@pytest.mark.parametrize(
    ("around", "told"),
    [
        ("{}", "Nobody was hurt in the storm."),
        ('<div class="x"><div>{}</div></div>', "It also pays for the cranes."),
        (
            "{}",
            '“We waited for this,” <a href="/holm">said Anna Holm, who sells smoked fish on the quay</a>.',
        ),
    ],
)
def test_a_sentence_between_two_body_paragraphs_of_its_container_is_body(around, told):
    page = "".join(around.format(f"<p>{text}</p>") for text in (BEFORE, told, AFTER))
    drafts = filled(f"<article><div>{page}</div></article>")
    assert [draft.body for draft in drafts.values()] == [True, True, True]


@pytest.mark.parametrize(
    "furniture",
    [
        '<p><a href="/other">The mayor of the next town has left her office.</a></p>',
        '<p class="promo">The mayor of the next town has left her office.</p>',
        "<div><p>The mayor of the next town has left her office.</p></div>",
        "<aside><p>The mayor of the next town has left her office.</p></aside>",
        "<form><p>The mayor of the next town has left her office.</p></form>",
        "<p>The mayor of the next town</p>",
        "<p>Share this.</p>",
    ],
)
def test_a_link_a_label_or_a_text_of_another_box_is_not(furniture):
    drafts = filled(f"<article><p>{BEFORE}</p>{furniture}<p>{AFTER}</p></article>")
    assert [draft.body for draft in drafts.values()] == [True, False, True]


def test_paragraphs_of_two_containers_have_nothing_between_them():
    told = "<p>The mayor of the next town has left her office.</p>"
    drafts = filled(f"<div><p>{BEFORE}</p></div><div>{told}</div><div><p>{AFTER}</p><p>Yes.</p></div>")
    assert drafts["The mayor of the next town has left her office."].body  # each in a box of the same make
    drafts = filled(f"<div><p>{BEFORE}</p></div><section>{told}</section><div><p>{AFTER}</p></div>")
    assert not drafts["The mayor of the next town has left her office."].body


def test_a_caption_of_a_figure_between_them_is_body_and_that_of_another_story_is_not():
    figure = '<figure><img src="a.jpg"><figcaption>{}</figcaption></figure>'
    own, other = figure.format("The crane on Monday."), figure.format("The mayor.")
    drafts = filled(
        f'<article><p>{BEFORE}</p>{own}<div class="related">{other}</div><p>{AFTER}</p></article>'
    )
    assert (drafts["The crane on Monday."].body, drafts["The mayor."].body) == (True, False)


def test_a_caption_that_found_no_picture_is_one_of_the_story():
    pictures = '<img src="a.jpg" alt="A crane"><img src="b.jpg" alt="A ferry"><p>Two of the pictures</p>'
    figure = (
        f"<figure>{pictures}<figcaption><p>The crane on Monday, with the ferry.</p></figcaption></figure>"
    )
    drafts = filled(f"<article><p>{BEFORE}</p>{figure}<p>{AFTER}</p></article>")
    caption = drafts["The crane on Monday, with the ferry."]
    assert (caption.body, caption.kind) == (True, Kind.IMAGE)
    assert caption.media is not None
    assert caption.media.caption == caption.text


@pytest.mark.parametrize("base", ["", '<base href="http://[bad">'])
def test_a_heading_with_nothing_but_pictures_behind_it_is_no_obstacle(base: str):
    story = "".join(f"<p>{BEFORE} It was day {day}.</p>" for day in range(6))
    picture = '<figure><img src="a.jpg" alt="A crane"><figcaption>The crane.</figcaption></figure>'
    page = (
        f"<html><head>{base}</head><body><article>{story}<h2>Pictures</h2>{picture}</article></body></html>"
    )
    assert any(piece.text == "Pictures" for piece in extract_html(page).pieces)
