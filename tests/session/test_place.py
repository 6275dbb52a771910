"""Where one is, in words."""

import pytest

from readaloud.model.article import Section
from readaloud.narrate.interface import interface
from readaloud.player.plan import make_plan
from readaloud.services.reader.place import minutes_left, section_title, time_left, where_am_i
from reading import make_article, make_script

ARTICLE = make_article()
PLAN = make_plan(make_script(), ARTICLE)


def where(text: str, rate: float = 20) -> str:
    utterance = next(u for u in PLAN.utterances if u.text == text)
    return where_am_i(ARTICLE, PLAN, utterance, words_per_minute=rate, speed=1.0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nobody had seen one for years.", "Paragraph 1 of 4, 2 minutes left."),
        ("“We had given up hope of it,” ", "Paragraph 2 of 4, quotation, the warden, 2 minutes left."),
        ("said the warden.", "Paragraph 2 of 4, 1 minute left."),
        ("What the river needs", "Heading 1 of 1, 1 minute left."),
        ("Otters return to the river.", "Headline, 2 minutes left."),
        ("Otters at dusk", "Video 1 of 1, less than a minute left."),
    ],
)
def test_a_place_says_what_it_is_who_speaks_and_how_long_it_goes_on(text: str, place: str) -> None:
    texts = {u.text.strip(): u.text for u in PLAN.utterances}
    assert where(texts[text.strip()]) == place


def test_the_time_left_shrinks_with_the_rate() -> None:
    first = PLAN.utterances[0]
    assert time_left(PLAN, first, 10) == "5 minutes left"
    assert time_left(PLAN, first, 400) == "less than a minute left"


@pytest.mark.parametrize(
    ("kind", "title", "listed"),
    [
        ("video", "Otters at dusk", "Video: Otters at dusk"),
        ("audio", "Listen: otters", "Audio: Listen: otters"),
        ("table", "Table of otters", "Table of otters"),
        ("gallery", "Five otters", "Images: Five otters"),
        ("heading", "What the river needs", "What the river needs"),
    ],
)
def test_contents_say_in_a_word_what_is_not_text(kind: str, title: str, listed: str) -> None:
    assert section_title(Section("s1", title, kind, 2, ())) == listed


def test_from_two_hours_on_the_time_left_is_told_in_hours() -> None:
    words = interface("en")
    assert [minutes_left(60 * minutes, words) for minutes in (119, 120, 5079)] == [
        "119 minutes left", "2 hours left", "85 hours left"]  # fmt: skip
