"""Lines broken at words, by cells."""

from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

from readaloud.cli.linear_output import wrapped


def test_a_line_is_broken_at_its_last_space_that_fits() -> None:
    assert list(wrapped("Press ? for help, q to quit.", 20)) == ["Press ? for help, q", "to quit."]


def test_without_a_terminal_a_line_stays_whole() -> None:
    assert list(wrapped("word " * 50, 0)) == ["word " * 50]


def test_a_word_longer_than_a_line_and_writing_without_spaces_are_cut() -> None:
    assert list(wrapped("an abcdefghijk", 5)) == ["an", "abcde", "fghij", "k"]
    assert list(wrapped("河川の水温を測る", 6)) == ["河川の", "水温を", "測る"]


@given(st.text(alphabet="ab é河“\u0301 ", max_size=60), st.integers(2, 12))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, columns: int) -> None:
    lines = list(wrapped(text, columns))
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines[:-1]:
        assert sum(2 if east_asian_width(c) == "W" else c != "\u0301" for c in line) <= columns
