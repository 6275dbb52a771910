"""Furniture of pages in several languages, between the paragraphs of a story and around it."""

import pytest

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Kind

PROSE = (
    "The lock on the old canal gave way on Sunday night and emptied four miles of water into a pasture.",
    "Nobody had stood on it at the time, and the cows were said to be surprised but in good health.",
    "“We had asked for a new gate since the spring of two thousand and nine,” the lock keeper said.",
    "Boats that are now stuck in the mud will be lifted by a crane, if one fits under the bridge.",
)
HEADLINE = "Old canal lock gives way and empties into a pasture"
INSIDE = {
    "Also Read | Cows found on hill": "related",
    "list 1 of 2": "label",
    "- Advertisement -": "ad",
    "Sponsored by Soup & Sons": "ad",
    "GET LOCAL BREAKING NEWS ALERTS": "newsletter",
    "The video in the player above is from an earlier report.": "label",
    "2 days ago": "label",
    "Weiter nach der Werbung": "ad",
    "Newsletter: Das Wichtigste am Morgen. Jetzt anmelden!": "newsletter",
    "Le texte se poursuit ci-dessous": "ad",
    "Lire plus tard": "share",
    "Lee sin límites": "paywall",
    "Ascolta l’articolo": "label",
    "Tekst gaat verder onder de advertentie": "ad",
    "Artikeln fortsätter under annonsen": "ad",
    "Juttu jatkuu mainoksen jälkeen": "ad",
}
BELOW = {
    "Siga nosso canal no WhatsApp": "share",
    "Síguenos en Google Noticias": "share",
    "Volg ons op Instagram": "newsletter",
    "Riproduzione riservata ©": "footer",
    "Vos commentaires": "comments",
    "Fehler gefunden? Jetzt melden.": "label",
    "Taboola Feed": "ad",
}


@pytest.mark.parametrize(("line", "reason"), INSIDE.items())
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_furniture_between_paragraphs_goes_for_its_reason(line: str, reason: str, gap: str) -> None:
    article = clean(extract_plain(gap.join((HEADLINE, *PROSE[:2], line, *PROSE[2:]))))
    assert [(r.text, str(r.reason)) for r in article.removed] == [(line, reason)]
    assert [b.text for b in article.blocks if b.kind is Kind.PARAGRAPH] == list(PROSE)


@pytest.mark.parametrize(("line", "reason"), BELOW.items())
def test_furniture_below_the_story_goes_for_its_reason(line: str, reason: str) -> None:
    article = clean(extract_plain("\n\n".join((HEADLINE, *PROSE, line))))
    assert [(r.text, str(r.reason)) for r in article.removed] == [(line, reason)]


def test_the_last_of_a_marked_list_of_stories_is_no_subheading() -> None:
    stories = (
        "Recommended stories",
        "list 1 of 2",
        "Cows on a hill",
        "list 2 of 2",
        "Crane hire dear",
        "end of list",
    )
    article = clean(extract_plain("\n\n".join((HEADLINE, *PROSE[:2], *stories, *PROSE[2:]))))
    assert [b.text for b in article.blocks] == [HEADLINE, *PROSE]


def test_name_paper_and_dates_between_dots_are_a_byline() -> None:
    line = "Tove Lindqvist · Valley News · Posted: May 04, 2025 4:00 AM EDT | Last Updated: May 4"
    article = clean(extract_plain("\n\n".join((HEADLINE, line, *PROSE))))
    assert [b.text for b in article.blocks if b.kind is Kind.BYLINE] == [line]


def test_buttons_for_the_size_of_letters_go() -> None:
    article = clean(extract_plain("\n\n".join((HEADLINE, "A-", "A+", "AA", *PROSE))))
    assert [b.text for b in article.blocks] == [HEADLINE, *PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Got a story? Email tips@valley.example and we'll call you back.",
        "The Valley Post is paid for by its readers. Subscribe for four issues a year.",
        "Sign up (it's quick and free) or sign in now.",
        "You have full access to this article via your institution.",
        "There was an error, please provide a valid email address.",
        "18+. Please gamble responsibly. New customers only.",
    ],
)
def test_prompts_that_are_whole_sentences_go_also_between_paragraphs(line: str) -> None:
    article = clean(extract_plain("\n\n".join((HEADLINE, *PROSE[:2], line, *PROSE[2:]))))
    assert [r.text for r in article.removed] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Got a story from his grandfather about the lock, he said, and wrote it down at once.",
        "The lock is paid for by its readers of meters, who come by once a year and look at it.",
    ],
)
def test_sentences_that_only_begin_like_a_prompt_stay(line: str) -> None:
    article = clean(extract_plain("\n\n".join((HEADLINE, *PROSE[:2], line, *PROSE[2:]))))
    assert not article.removed
