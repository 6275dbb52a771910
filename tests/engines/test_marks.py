"""Which words a text has, and where they begin in the sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.engines.marks.onsets import marks_from_onsets, sound_marks
from readaloud.engines.marks.words import words
from readaloud.model.speech import WordMark

TEXTS = st.text(st.sampled_from("ab 1.,—…“”'’-%$ é你\n\x00😀"), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Mami,” she said.", ["Mami", "she", "said"]),
        ("the U.S.-Mexico border", ["the", "U.S.-Mexico", "border"]),
        ("in the U.S. on Monday.", ["in", "the", "U.S.", "on", "Monday"]),
        ("It cost $12.50. Or 28% & more", ["It", "cost", "$12.50", "Or", "28%", "&", "more"]),
        ("wait—what… now – then - 3–2", ["wait", "what", "now", "then", "3–2"]),
        ("it’s o’clock ‘quoted’", ["it’s", "o’clock", "quoted"]),
        ("well-known (sic) [1]", ["well-known", "sic", "1"]),
        ("ok 😀 !", ["ok", "😀"]),
        ("新聞を読む", ["新", "聞", "を", "読", "む"]),
        ("", []),
        ("… — “”", []),
    ],
)
def test_words_stand_without_the_punctuation_around_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@given(TEXTS)
def test_words_rise_and_hold_every_letter_and_digit(text: str) -> None:
    end, covered = 0, set[int]()
    for start, until in words(text):
        assert end <= start < until <= len(text)
        end = until
        covered.update(range(start, until))
    assert {i for i, sign in enumerate(text) if sign.isalnum()} <= covered


@given(TEXTS, st.dictionaries(st.integers(-2, 30), st.integers(-10, 5000)), st.integers(0, 4000))
def test_every_word_gets_a_mark_and_marks_never_fall(text: str, onsets: dict[int, int], length: int) -> None:
    found = words(text)
    marks = marks_from_onsets(found, onsets, length)
    assert [(mark.start, mark.end) for mark in marks] == (list(found) if length else [])
    samples = [mark.sample for mark in marks]
    assert samples == sorted(samples)
    assert all(0 <= sample < length for sample in samples)
    assert sound_marks(marks, len(text), length) == marks


def test_a_known_onset_is_kept_and_an_unknown_one_stands_between_by_its_letters() -> None:
    found = words("one three six")
    marks = marks_from_onsets(found, {0: 100, 2: 1100}, 2000)
    assert [mark.sample for mark in marks] == [100, 500, 1100]


def test_an_onset_that_falls_back_counts_as_unknown() -> None:
    marks = marks_from_onsets(words("a b c"), {0: 500, 1: 100, 2: 900}, 1000)
    assert [mark.sample for mark in marks] == [500, 700, 900]


@given(st.lists(st.builds(WordMark, *[st.integers(-5, 50)] * 3)), st.integers(0, 40), st.integers(0, 40))
def test_of_any_marks_only_those_are_kept_that_lie_inside_and_rise(
    marks: list[WordMark], text_length: int, samples: int
) -> None:
    end, sample = 0, 0
    for mark in sound_marks(marks, text_length, samples):
        assert end <= mark.start < mark.end <= text_length
        assert sample <= mark.sample < samples
        end, sample = mark.end, mark.sample
