"""Cards: everything the page has of a medium is shown once, its state in words, whatever is announced."""

import pytest
from courier import ARTICLE, said

from readaloud.model.article import Article, Availability, Block, Kind, Media, Meta, State
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Script
from readaloud.narrate import narrate
from readaloud.narrate.interface import interface
from readaloud.tui.block_text import show
from readaloud.tui.labels import Labels
from readaloud.tui.spots import pieces_of, spots_of


def labelled(block, utterances=()):
    """The labels of an article of that one block."""
    article = Article(meta=Meta(), blocks=(block,))
    return Labels(article, Script(tuple(utterances), "en", "test"), interface("en"))


def lines(block, utterances=()):
    return [piece.text for piece in pieces_of(show(block, None, labelled(block, utterances)))]


def video(**media):
    return Block(id="v", kind=Kind.VIDEO, text=media.get("title", ""), media=Media("video", **media))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.NONE, "No transcript available."),
        (State.FOUND, "Transcript available."),
        (State.UNKNOWN, "The page does not show whether there is a transcript."),
    ],
)
def test_a_video_that_is_not_announced_still_says_its_state(state, words):
    block = video(title="A crossing", transcript=Availability(state))
    assert lines(block) == ["Video.", "A crossing", words]


def test_a_title_that_is_not_said_stands_behind_the_label():
    block = video(title="A crossing", caption="The boat leaves.", transcript=Availability(State.NONE))
    announced = [said(block, "Video.", 1, own=True), said(block, "No transcript available.", 2, own=True)]
    assert lines(block, announced) == ["Video. No transcript available.", "A crossing", "The boat leaves."]


@pytest.mark.parametrize("level", ["terse", "standard", "verbose"])
def test_at_every_level_each_text_of_the_page_is_shown_once(level):
    script = narrate(ARTICLE, Profile(name="t", title="T", level=level))
    labels = Labels(ARTICLE, script, interface("en"))
    for block in ARTICLE.blocks:
        shown = lines(block, labels.said(block))
        media = block.media or Media("image")
        for text in {block.text, media.caption, media.credit} - {""}:
            if block.kind is not Kind.TABLE:
                assert shown.count(text) == 1, (block.id, shown)


@pytest.mark.parametrize("level", ["standard", "verbose"])
def test_every_utterance_about_a_card_is_found_on_the_screen(level):
    script = narrate(ARTICLE, Profile(name="t", title="T", level=level))
    labels = Labels(ARTICLE, script, interface("en"))
    kinds = {block.id: block for block in ARTICLE.blocks if block.kind in (Kind.VIDEO, Kind.IMAGE)}
    about = [u for u in script.utterances if u.locator.block in kinds and not u.text.startswith("End")]
    assert len(about) > 6
    for utterance in about:
        block = kinds[utterance.locator.block]
        if utterance.role is Role.NOTICE or not utterance.own_words:
            assert spots_of(show(block, None, labels), block, utterance), utterance.text


def test_a_correction_that_says_so_itself_has_no_second_label():
    block = Block(id="c", kind=Kind.CORRECTION, text="Correction: it was a Tuesday.")
    assert lines(block) == ["Correction: it was a Tuesday."]
    assert lines(Block(id="c", kind=Kind.CORRECTION, text="It was a Tuesday.")) == [
        "Correction.",
        "It was a Tuesday.",
    ]
