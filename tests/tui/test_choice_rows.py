"""A list of choices as rows: columns where there is room, and never a row that is too wide."""

from hypothesis import given
from hypothesis import strategies as st

from readaloud.services.reader.values import Choice
from readaloud.tui.cells import cells
from readaloud.tui.choice_rows import rows_of

words = st.text(st.sampled_from("ab 漢\u0301é"), max_size=90)
choices = st.lists(st.builds(Choice, st.just("x"), words, words), max_size=6)


@given(choices, st.integers(30, 200), st.booleans())
def test_no_row_is_too_wide_and_every_choice_has_one(offered, width, in_columns):
    rows = rows_of(offered, width, in_columns=in_columns)
    assert all(cells(row.title + row.detail) <= width for row in rows)
    assert sorted({row.number for row in rows}) == list(range(len(offered)))


def shown(*offered, width=76, in_columns=True):
    rows = rows_of([Choice("x", *each) for each in offered], width, in_columns=in_columns)
    return [(row.title + row.detail).rstrip() for row in rows]


def test_short_titles_have_a_column_behind_them():
    assert shown(("Colours", "dark"), ("Margins", "2 cells")) == ["  Colours  dark", "  Margins  2 cells"]


def test_of_long_titles_short_words_stand_at_the_right():
    long = "A line that was left out of the article since it is about something else altogether"
    assert shown((long, "related"), ("Share", "sharing")) == [
        "  A line that was left out of the article since it is about          related",
        "  something else altogether",
        "  Share                                                              sharing",
    ]


def test_without_columns_words_stand_behind_or_below():
    assert shown(("Colours", "dark"), ("Text", "x" * 80), in_columns=False)[:2] == [
        "  Colours  dark",
        "  Text",
    ]


def test_in_a_narrow_list_long_words_stand_below():
    assert shown(("the timetable", "https://brell.example/timetable"), width=36) == [
        "  the timetable",
        "    https://brell.example/timetable",
    ]
