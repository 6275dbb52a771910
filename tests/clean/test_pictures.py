"""Pictures as captures print them: alternative text, caption and credit."""

import pytest

from readaloud.clean import clean
from readaloud.clean.steps.credits import split_credit
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Kind, Media

BODY = "The mill has ground flour for three hundred years, and it will go on doing so when the river is high."


def picture(*lines: str) -> Media:
    article = clean(extract_plain("\n".join((BODY, "", *lines, "", BODY[:-1] + " again."))))
    [media] = [block.media for block in article.blocks if block.media and block.kind is Kind.IMAGE]
    return media


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The wheel in spring. Ada Moss/Valley News", "The wheel in spring.", "Ada Moss/Valley News"),
        ("The wheel in spring (Picture: Ada Moss)", "The wheel in spring", "Picture: Ada Moss"),
        ("The wheel in spring. (AP Photo/Ada Moss)", "The wheel in spring.", "AP Photo/Ada Moss"),
        ("The wheel in spring.Getty Images", "The wheel in spring.", "Getty Images"),
        ("The wheel in spring. Photo: Ada Moss", "The wheel in spring.", "Photo: Ada Moss"),
        ("The wheel in spring — Picture by Ada Moss", "The wheel in spring", "Picture by Ada Moss"),
        ("Das Rad im Frühling. Foto: Ada Moss", "Das Rad im Frühling.", "Foto: Ada Moss"),
    ],
)
def test_a_credit_is_found_at_the_end_of_a_caption(line: str, caption: str, credit: str) -> None:
    assert split_credit(line) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        "The mill is owned by the town and/or its people.",
        "She reads Reuters every morning before she opens the shop.",
        "The price rose from 4/5 to 9/10 of a crown (see the table).",
        "He joined the staff.",
    ],
)
def test_a_sentence_of_the_story_has_no_credit(line: str) -> None:
    assert split_credit(line) is None


def test_alternative_text_and_caption_of_one_picture_are_one_block() -> None:
    media = picture(
        "The wheel under ice View image in full screen", "The wheel in the winter of 1962. Ada Moss/News"
    )
    assert (media.alt, media.caption, media.credit) == (
        "The wheel under ice",
        "The wheel in the winter of 1962.",
        "Ada Moss/News",
    )


def test_alternative_text_that_the_caption_repeats_is_said_once() -> None:
    media = picture(
        "The wheel under ice. View image in full screen", "The wheel under ice. Ada Moss/Valley News"
    )
    assert (media.alt, media.caption) == ("", "The wheel under ice.")


def test_a_picture_that_a_page_prints_twice_is_one_block() -> None:
    line = "The wheel of the old mill under the ice of a long winter. Ada Moss/Valley News"
    assert picture(line, "", line).caption.startswith("The wheel of the old mill")
