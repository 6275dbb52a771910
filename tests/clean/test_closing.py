"""The end of a story: the line about its author is a note; a page with one paragraph may be a video's."""

import pytest

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind

PROSE = (
    "The glass works on the river will light its second furnace on the first of May, its owner said.",
    "It has been cold since the winter in which the bridge fell, and nobody has had the sand for it.",
    "Forty people blow glass there now, and the owner hopes to find thirty more before the summer is over.",
)


def cleaned(*lines: str) -> Article:
    return clean(extract_plain("\n\n".join(lines)))


def kind_of(article: Article, text: str) -> Kind:
    return next(block.kind for block in article.blocks if block.text == text)


@pytest.mark.parametrize(
    "bio",
    [
        "Ada Moss is a reporter for the river towns who has lived on both banks.",
        "Moss covers glass and sand for this paper and blows neither herself.",
        "Ada writes about the river on Fridays, from a boat that she built in school.",
    ],
)
def test_the_line_about_the_author_below_the_story_is_a_note(bio: str) -> None:
    article = cleaned("The second furnace burns again", "By Ada Moss", *PROSE, bio)
    assert kind_of(article, bio) is Kind.NOTE
    assert [b.text for b in article.blocks if b.kind is Kind.PARAGRAPH] == list(PROSE)


def test_a_sentence_about_somebody_else_stays_a_paragraph() -> None:
    last = "Marta Oyelaran is the only one in the town who remembers how the second furnace sounds."
    article = cleaned("The second furnace burns again", "By Ada Moss", *PROSE, last)
    assert kind_of(article, last) is Kind.PARAGRAPH


def test_a_page_of_one_paragraph_that_offers_more_videos_is_a_video() -> None:
    article = cleaned("The second furnace burns again", PROSE[0], "Advertisement", "More videos", "Sand")
    [video] = [block for block in article.blocks if block.kind is Kind.VIDEO]
    assert video.media
    assert video.media.caption == PROSE[0]
    assert "guessed_video" in [note.code for note in article.diagnostics]


@pytest.mark.parametrize("label", ["More stories", "More videos"])
def test_a_story_that_offers_more_of_something_stays_a_story(label: str) -> None:
    paragraphs = PROSE[:1] if label == "More stories" else PROSE
    article = cleaned("The second furnace burns again", *paragraphs, label, "Sand")
    assert not [block for block in article.blocks if block.kind is Kind.VIDEO]


@pytest.mark.parametrize("agency", ["(Reuters)", "(dpa)", "— AFP"])
def test_the_last_paragraph_of_an_agencys_story_is_no_caption(agency: str) -> None:
    last = f"The owner said on Monday that he would wait for the sand. {agency}"
    article = cleaned("The second furnace burns again", *PROSE, last, "© 2025 The Quay Gazette.")
    assert kind_of(article, last) is Kind.PARAGRAPH


def test_a_caption_with_an_agency_between_paragraphs_stays_a_caption() -> None:
    caption = "A man carries window panes for the school across the river. (Reuters)"
    article = cleaned("The second furnace burns again", *PROSE[:2], caption, *PROSE[2:])
    assert [b.media.credit for b in article.blocks if b.media] == ["Reuters"]


@pytest.mark.parametrize("credit", ["Photo by Ada S. Moss / AP", "Picture by J. R. Bell"])
def test_initials_in_a_credit_do_not_end_it(credit: str) -> None:
    article = cleaned(
        "The furnace burns again", *PROSE[:2], f"Men carry panes over the river. {credit}", *PROSE[2:]
    )
    assert [b.media.credit for b in article.blocks if b.media] == [credit]


def test_a_text_said_twice_with_a_credit_is_one_picture() -> None:
    line = "Men carry panes over the river Men carry panes over the river Ada Moss/Harbour News"
    article = cleaned("The second furnace burns again", *PROSE[:2], line, *PROSE[2:])
    [media] = [b.media for b in article.blocks if b.media]
    assert (media.caption, media.credit) == ("Men carry panes over the river", "Ada Moss/Harbour News")
