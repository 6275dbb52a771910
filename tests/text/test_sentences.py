from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readaloud.text.sentences import sentences

CASES = [
    line
    for line in Path(__file__).with_name("sentence_cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def split_case(line: str) -> tuple[str, list[str]]:
    language, line = (line[:2], line[3:].strip()) if line[2:3] == ":" else ("en", line)
    return language, line.split(" | ")


@pytest.mark.parametrize("line", CASES)
def test_news_text_is_split_where_a_reader_would(line):
    language, parts = split_case(line)
    text = " ".join(parts)
    assert [text[start:end].strip() for start, end in sentences(text, language)] == parts


def test_the_table_is_large_enough_to_mean_something():
    assert len(CASES) == len(set(CASES)) >= 360


def test_a_line_end_ends_a_sentence():
    assert sentences("One line\nAnother line") == ((0, 9), (9, 21))


def test_empty_text_has_no_sentence():
    assert sentences("") == ()


def test_white_space_belongs_to_the_sentence_before_it():
    assert sentences("It rained.  It snowed. ") == ((0, 12), (12, 23))


@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from(list('“”"‘’«».?!… \n()123U.S.MrABCabc,-—[]¹'))),
        max_size=300,
    ),
    st.sampled_from(["en", "de", "fr", "", "xx", "en-GB", "zh"]),
)
def test_the_offsets_partition_any_text(text, language):
    ranges = sentences(text, language)
    assert [start for start, _ in ranges] == [0, *(end for _, end in ranges)][: len(ranges)]
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(start < end for start, end in ranges)


@given(st.lists(st.sampled_from(CASES), min_size=1, max_size=5))
def test_every_sentence_of_real_text_has_a_word(lines):
    for line in lines:
        language, parts = split_case(line)
        text = " ".join(parts)
        if any(c.isalnum() for c in text):
            assert all(any(c.isalnum() for c in text[a:b]) for a, b in sentences(text, language))


RUNS = st.text(st.sampled_from(list(".!?…“”„\"'‘’«»‹›()[]{}—–-,;: \n\t¿¡。¹*•0aAÉ")), min_size=1, max_size=8)


@given(RUNS, st.integers(200, 2000), st.sampled_from(["en", "de", "fr", "zh", "ar", ""]))
@settings(max_examples=60, deadline=None)
def test_no_run_of_punctuation_takes_long(unit, times, language):
    started = process_time()
    ranges = sentences(unit * times, language)
    assert process_time() - started < 2  # 0.2 s is usual for 16,000 characters
    assert "".join((unit * times)[start:end] for start, end in ranges) == unit * times


@pytest.mark.parametrize("unit", ["“a. ", "“(", "a“", "“A.” ", "\n", "A. ", "« "])
def test_a_long_paragraph_of_unclosed_marks_takes_no_more_than_its_length(unit):
    started = process_time()
    sentences(unit * (100_000 // len(unit)))
    assert process_time() - started < 3  # 0.1 to 0.6 s


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_very_long_paragraph_is_split_as_its_parts_are(language):
    part = "The pier is closed. Nobody was told why (not even Mr. Quill). "
    whole = sentences(part * 400, language)
    assert len(whole) == 800
    assert {end - start for start, end in whole} == {20, 42}
