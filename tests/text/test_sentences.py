from pathlib import Path

import pytest
from hypothesis import given
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
