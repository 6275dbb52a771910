"""The announced words of every language say the same things."""

import re
from pathlib import Path

import pytest

from readaloud.config.profiles import KINDS
from readaloud.config.yaml_file import read_data
from readaloud.model.article import Reason, State
from readaloud.narrate import wording
from readaloud.narrate.wording import wording_for

FOLDER = Path(wording.__file__).parent
LANGUAGES = sorted(path.name.split(".")[1] for path in FOLDER.glob("announce.*.yaml"))
OWN_KEYS = {"sorts", "says_itself", "languages", "US", "CA"}  # which a language names or has as it likes


def shape(data, path: str = "") -> dict[str, frozenset[str]]:
    """Each wording by its path, with the slots that it has."""
    if isinstance(data, dict):
        return {
            k: v
            for key, value in data.items()
            if key not in OWN_KEYS
            for k, v in shape(value, f"{path}.{key}").items()
        }
    return {path: frozenset(re.findall(r"\{(\w+)\}", str(data)))}


def test_at_least_two_languages_are_shipped():
    assert {"en", "de"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_wordings_with_the_same_slots(language):
    english = shape(read_data("readaloud.narrate", "announce.en.yaml"))
    assert shape(read_data("readaloud.narrate", f"announce.{language}.yaml")) == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_state_has_a_word(language):
    words = wording_for(language)
    assert all(words.count(str(reason), 2) for reason in Reason)
    assert all(words.word("states", str(state)) for state in State)
    assert all(words.count(name, 1) != words.count(name, 2) for name in ("minute", "image", "row"))
    assert words.language_name("fr-CA") != "fr-CA"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"caption", "language"}])
def test_every_kind_that_a_profile_can_set_has_a_wording(kind):
    assert kind in read_data("readaloud.narrate", "announce.en.yaml")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.4, ""),
        (1, "1 second"),
        (59.6, "1 minute"),
        (130, "2 minutes 10 seconds"),
        (7260, "2 hours 1 minute"),
    ],
)
def test_durations_are_said_in_words(seconds, said):
    assert wording_for("en").duration(seconds) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-06-18", "18 June 2018"),
        ("2018-06-18T10:00:00Z", "18 June 2018"),
        ("Monday", "Monday"),
        ("2018-99-01", "2018-99-01"),
    ],
)
def test_dates_are_said_as_day_month_year_or_as_printed(written, said):
    assert wording_for("en").date(written) == said


def test_dates_have_the_order_of_their_country():
    assert wording_for("en").date("2025-06-12", "US") == "June 12, 2025"
    assert wording_for("de").date("2025-06-12", "US") == "12. Juni 2025"


def test_a_sentence_with_an_empty_slot_is_dropped():
    parts = wording_for("en").parts("start", "standard", {"minutes": "3 minutes"})
    assert [part.words for part in parts] == ["3 minutes."]


def test_an_optional_part_with_an_empty_slot_is_left_out():
    parts = wording_for("en").parts("video.none", "terse", {})
    assert [part.words for part in parts] == ["Video.", "No transcript."]


def test_an_unknown_language_is_announced_in_english():
    assert wording_for("xx").language == "en"
    assert wording_for("../../etc").language == "en"
    assert wording_for("de-AT").language == "de"
