"""What text browsers make of a page: buttons, paths, torn credits; and prose that looks like them."""

import pytest

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind

PROSE = (
    "The glass works on the river will light its second furnace on the first of May, its owner said.",
    "It has been cold since the winter in which the bridge fell, and nobody has had the sand for it.",
    "Forty people blow glass there now, and the owner hopes to find thirty more before the summer is over.",
    "The town has lent him the money for the gas, which he will pay back in window panes for the new school.",
)
HEAD = ("The second furnace burns again", "By Ada Moss")


def cleaned(*middle: str, before: tuple[str, ...] = ()) -> Article:
    lines = (*before, *HEAD, *PROSE[:2], *middle, *PROSE[2:])
    return clean(extract_plain("\n\n".join(lines)))


def kinds(article: Article, text: str) -> list[Kind]:
    return [block.kind for block in article.blocks if text in block.text]


@pytest.mark.parametrize("line", ["* (BUTTON)", "Share (BUTTON) Close", "(BUTTON) Change Close (BUTTON)"])
def test_a_button_of_a_text_browser_is_no_part_of_the_story(line: str) -> None:
    assert [(r.text, r.rule) for r in cleaned(line).removed] == [(line, "browser-mark")]


def test_a_sentence_in_which_a_button_stood_stays() -> None:
    line = "When it comes to sand of the river (BUTTON) , the owner is often asked to name his price again."
    assert kinds(cleaned(line), line) == [Kind.PARAGRAPH]


@pytest.mark.parametrize("path", ["Home / Works / Glass", "Startseite / Wirtschaft"])
def test_the_path_to_a_page_is_a_menu(path: str) -> None:
    assert path in [removal.text for removal in cleaned(before=(path,)).removed]


def test_a_caption_whose_bracketed_credit_was_torn_apart_is_one_picture() -> None:
    article = cleaned("A blower turns a vase in the second furnace (", "Image:", "Ada Moss/Harbour News)")
    [picture] = [block.media for block in article.blocks if block.media]
    assert picture.caption == "A blower turns a vase in the second furnace"
    assert picture.credit == "Image: Ada Moss/Harbour News"
    assert not article.removed


@pytest.mark.parametrize(
    "line",
    [
        "“We have not seen a fire like this one for eleven years,” Reuters editor Marta Oyelaran said",
        '"We have never been asked for so many panes," officials wrote to The Associated Press',
    ],
)
def test_a_quotation_and_who_said_it_is_no_caption_with_a_credit(line: str) -> None:
    assert kinds(cleaned(f"{line}."), line) == [Kind.PARAGRAPH]


def test_a_paragraph_above_a_credited_caption_is_not_its_alternative_text() -> None:
    long = (
        "The owner, who had been sitting on a chair in front of the furnace, was led out of the works "
        "while the crew went on with the vases that the theatre of the town had ordered for its new season."
    )
    article = cleaned(f"{long}\nThe owner rests. Ada Moss/Harbour News")
    assert kinds(article, long) == [Kind.PARAGRAPH]
    assert kinds(article, "The owner rests") == [Kind.IMAGE]


@pytest.mark.parametrize("mark", ["WATCH | ", "WATCH: ", "VIDEO | "])
def test_a_teaser_behind_a_bar_is_a_video(mark: str) -> None:
    article = cleaned(f"{mark}The furnace is lit again")
    assert [b.text for b in article.blocks if b.kind is Kind.VIDEO] == ["The furnace is lit again"]


def test_a_headline_right_below_a_menu_is_found() -> None:
    article = clean(
        extract_plain("\n".join(["Menu", "Home", "Opinion", "E-paper", *HEAD, "", "\n\n".join(PROSE)]))
    )
    assert [b.text for b in article.blocks if b.kind is Kind.HEADLINE] == [HEAD[0]]
    assert [b.text for b in article.blocks if b.kind is Kind.PARAGRAPH] == list(PROSE)


def test_the_head_of_a_forwarded_mail_is_no_headline() -> None:
    mail = (
        "---------- Forwarded message ---------",
        "From: Marta <marta@mail.example>",
        "Date: Tue, 11 Mar 2025 at 08:02",
        "Subject: Fwd: you will like this",
    )
    article = clean(extract_plain("\n".join([*mail, "", "\n\n".join([*HEAD, *PROSE])])))
    assert [b.text for b in article.blocks] == [*HEAD, *PROSE]
    assert {r.rule for r in article.removed} == {"mail-head"}


def test_a_line_that_begins_like_a_mails_is_left_alone() -> None:
    line = "To: the man who found my hat"
    assert kinds(cleaned(line), line)


def test_a_short_line_said_twice_in_a_row_is_said_once() -> None:
    article = cleaned("A wall of sand\nA wall of sand")
    assert len(kinds(article, "A wall of sand")) == 1
    assert [r.rule for r in article.removed] == ["said-already"]
