"""The words of exported files: the same in every language, none of them in the code."""

import re
from typing import Any

import pytest

from readaloud.config.yaml_file import read_data
from readaloud.narrate.documents import LANGUAGES, phrase


def words(language: str) -> dict[str, Any]:
    found: dict[str, Any] = read_data("readaloud.narrate", f"documents.{language}.yaml")
    return found


def slots(phrases: dict[str, Any]) -> dict[str, list[str]]:
    return {name: sorted(set(re.findall(r"\{\w+\}", str(value)))) for name, value in phrases.items()}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_phrases_slots_and_forms(language: str) -> None:
    english, other = words("en"), words(language)
    assert slots(other) == slots(english)
    assert {name: type(value) for name, value in other.items()} == {n: type(v) for n, v in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_on_a_button_begins_its_whole_name(language: str) -> None:
    for button in ("previous", "next"):
        assert phrase(f"{button}_sentence", language).startswith(phrase(button, language))


def test_a_language_without_words_of_its_own_gets_english_and_the_authors_braces_stay() -> None:
    assert phrase("contents", "fr-CA") == "Contents"
    assert phrase("contents", "de_AT") == phrase("contents", "../de") == "Contents"
    assert phrase("contents", "de-AT") == "Inhalt"
    assert phrase("left_out_line", "en", id="r1", what="1 advert", line=3, text="{id} {0}").endswith(
        "{id} {0}"
    )
    assert phrase("images_without_description", "de", 1) == "1 Bild hat keine Beschreibung."
