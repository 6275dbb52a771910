"""What a person hears of the writing itself: signs, capitals, digits, and words spelt."""

import pytest
from narrating_help import article, author_words, block, profile

from readaloud.config.yaml_file import read_data
from readaloud.model.profile import MySpeech
from readaloud.narrate import narrate
from readaloud.narrate.hearing import spelling


def heard(text: str, language: str = "", **speech) -> str:
    story = article(block("paragraph", text, language=language))
    said = author_words(narrate(story, profile(speech=MySpeech(**speech)), language="en"))
    return " ".join(utterance.spoken for utterance in said)


def test_signs_are_silent_by_default_and_named_when_wanted():
    text = "“Rain (again), she said: no/yes.”"
    assert heard(text) == "“Rain (again), she said: no yes.”"
    assert heard(text, punctuation="some") == (
        "open quote Rain open bracket again close bracket, she said: no yes. close quote."
    )
    assert heard("Rain, she said.", punctuation="all") == "Rain comma, she said dot."
    assert heard("I don’t.", punctuation="all") == "I don’t dot."


def test_capitals_are_told():
    assert heard("The EU met Ana.", capitals=True) == "cap The all caps EU met cap Ana."


def test_numbers_digit_by_digit():
    assert heard("It took 1,250.5 hours.", numbers="digits") == "It took 1 2 5 0 point 5 hours."
    assert heard("Es waren 12,5 Kilo.", "de", numbers="digits") == "Es waren 1 2 Komma 5 Kilo."


def test_emoji_are_named_or_not_said_at_all():
    assert heard("It is over 🎉 at last.") == "It is over party popper at last."
    assert heard("It is over 🎉 at last.", emoji="silent") == "It is over at last."


def test_signs_are_named_in_the_language_of_the_text():
    assert heard("Er kam (spät).", "de", punctuation="some") == "Er kam Klammer auf spät Klammer zu."
    within_english = heard("“Er kam spät”, sagte sie.", "de", punctuation="some")
    assert within_english == "Anführung Er kam spät Ende der Anführung, sagte sie."
    assert heard("„Er kam“", "de", punctuation="some") == "Anführung Er kam Ende der Anführung."


@pytest.mark.parametrize(
    ("word", "language", "said"),
    [
        ("Ad", "en", "A, alpha. D, delta."),
        ("McKay", "en-GB", "cap M, mike. C, charlie. cap K, kilo. A, alpha. Y, yankee."),
        ("F-7", "en", "F, foxtrot. hyphen. 7."),
        ("Größe", "de", "G, Gustav. R, Richard. Ö, Ökonom. ß, Eszett. E, Emil."),
        ("né", "en", "N, november. É, echo with acute."),
        ("ad", "fr", "A, alpha. D, delta."),
        ("", "en", ""),
    ],
)
def test_a_word_is_spelt_so_that_every_letter_is_understood(word, language, said):
    assert spelling(word, language) == said


def test_both_languages_name_the_same_things():
    english, german = (read_data("readaloud.narrate", f"hearing.{tag}.yaml") for tag in ("en", "de"))
    assert english.keys() == german.keys()
    assert set("abcdefghijklmnopqrstuvwxyz") <= english["letters"].keys() & german["letters"].keys()
    for group in ("some", "all"):
        assert english["signs"][group].keys() <= german["signs"][group].keys() | {"«", "»"}
