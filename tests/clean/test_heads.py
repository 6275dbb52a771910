"""The head of a story: headline, deck, byline, date, and what stands before them."""

import pytest

from readaloud.clean import clean
from readaloud.clean.dates import is_time, iso_date
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind

STORY = (
    "The council of Varmholm decided on Thursday to give the island a bridge of its own within ten years.\n\n"
    "“We have waited for it since my grandfather was mayor,” said Greta Lindqvist, who is eighty-one."
)
HEADLINE = "Varmholm will have its bridge after all"


def cleaned(*lines: str) -> Article:
    return clean(extract_plain("\n\n".join((*lines, STORY))))


def of_kind(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize(
    "before",
    [
        (),
        ("Menu", "Search", "Sections"),
        ("Skip to main content", "News", "Politics"),
        ("• Home", "• Islands", "• Weather", "• Ferries", "Advertisement"),
    ],
)
def test_the_headline_is_found_behind_any_menu(before: tuple[str, ...]) -> None:
    article = cleaned(*before, HEADLINE, "By Tove Ek", "Posted June 18, 2018 2:00 pm")
    assert of_kind(article, Kind.HEADLINE) == [HEADLINE]
    assert of_kind(article, Kind.PARAGRAPH) == STORY.split("\n\n")
    assert len(article.removed) == len(before)


def test_a_story_without_headline_gets_none() -> None:
    assert of_kind(cleaned("Share on Facebook"), Kind.HEADLINE) == []


def test_byline_and_date_are_bylines_and_fill_the_metadata() -> None:
    article = cleaned(HEADLINE, "By Tove Ek", "Published 18 June 2018")
    assert of_kind(article, Kind.BYLINE) == ["By Tove Ek", "Published 18 June 2018"]
    assert (article.meta.title, article.meta.authors, article.meta.date) == (
        HEADLINE,
        ("Tove Ek",),
        "2018-06-18",
    )


def test_the_line_between_headline_and_byline_is_the_deck() -> None:
    article = cleaned(HEADLINE, "The vote was close, and the ferry people are not amused", "By Tove Ek")
    assert of_kind(article, Kind.DECK) == ["The vote was close, and the ferry people are not amused"]


def test_a_headline_printed_twice_is_said_once() -> None:
    article = cleaned(HEADLINE, HEADLINE, "By Tove Ek")
    assert of_kind(article, Kind.HEADLINE) == [HEADLINE]
    assert [(r.text, str(r.reason)) for r in article.removed] == [(HEADLINE, "duplicate")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jun 18, 2018", "2018-06-18"),
        ("18 juin 2018", "2018-06-18"),
        ("18. Juni 2018", "2018-06-18"),
        ("18 de junio de 2018", "2018-06-18"),
        ("2018-06-18T14:00", "2018-06-18"),
        ("June 31, 2018", ""),
        ("no date here", ""),
    ],
)
def test_dates_are_read_in_several_languages(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    "text", ["Posted June 18, 2018 2:00 pm", "3 hours ago", "il y a 2 heures", "4 min read"]
)
def test_a_line_of_date_and_time_is_known(text: str) -> None:
    assert is_time(text)


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert not is_time("On June 18, 2018 the bridge was closed")


@pytest.mark.parametrize(
    "caption",
    [
        "Table 1: Ferries a day, 3 May 2018",
        "Fig. 2. The quay on 3 May 2018",
        "Tabelle 4: Fähren, 3. Mai 2018",
    ],
)
def test_the_caption_of_a_table_is_no_byline_whatever_its_date(caption: str) -> None:
    article = cleaned(HEADLINE, "By Tove Ek", "18 June 2018", caption)
    assert caption in of_kind(article, Kind.PARAGRAPH)
    assert of_kind(article, Kind.BYLINE) == ["By Tove Ek", "18 June 2018"]
