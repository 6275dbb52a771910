"""What the judge writes and what the voice was given are compared as they sound, not as they are spelled."""

import pytest
from benchmarks.spoken_words import comparable, edits


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("nineteen sixty-two", "1962"),
        ("twenty eighteen", "2018"),
        ("two thousand and eighteen", "2,018"),
        ("six thousand two hundred pounds", "£6,200"),
        ("two hundred and five", "205"),
        ("two hundred thousand", "200,000"),
        ("two billion", "2,000,000,000"),
        ("1.5 million dollars", "$1.5 million"),
        ("the twenty-first of August", "the 21st of August"),
        ("six zero zero two", "6002"),
        ("four hours", "4 hours"),
        ("twenty-five percent", "25%"),
        ("Doctor Raman", "Dr. Raman"),
        ("in the harbour, two metres", "in the harbor, two meters"),
        ("she apologised", "she apologized"),
        ("the ship’s bells", "the ships' bells"),
    ],
)
def test_the_same_sounds_are_the_same_words(given: str, written: str) -> None:
    assert comparable(given) == comparable(written)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("at the U S border", "at the U.S. border"),
        ("the ProTide trial", "the pro tide trial"),
        ("3-4-7-2", "3472"),
        ("south-easterly", "southeasterly"),
        ("at 6 40", "at 6:40"),
    ],
)
def test_spaces_are_not_heard(given: str, written: str) -> None:
    reference = comparable(given)
    assert edits(reference, comparable(written)) == (0, [True] * len(reference))


def test_numbers_that_differ_stay_different() -> None:
    assert comparable("four") != comparable("for")
    assert comparable("one hundred and five") != comparable("150")
    assert comparable("six thousand two hundred") != comparable("6002")


def test_a_word_that_is_changed_left_out_or_put_in_is_an_error_each() -> None:
    reference = comparable("the bell came up in a canvas sling")
    assert edits(reference, reference) == (0, [True] * 8)
    assert edits(reference, comparable("the ball came in a canvas sling today"))[0] == 3
    assert edits(reference, []) == (8, [False] * 8)
    assert edits([], ["today"]) == (1, [])


def test_the_words_heard_are_told_from_the_others() -> None:
    _, found = edits(comparable("the bell came up"), comparable("the bell came to"))
    assert found == [True, True, True, False]
