"""Lines are offsets; nothing of a text is lost between them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readaloud.tui.cells import cells, visible, widths
from readaloud.tui.wrapping import wrap

words = st.text(st.sampled_from("aé“漢字\u0301👩\u200d🔧x-"), min_size=1, max_size=14)
texts = st.lists(words | st.sampled_from([" ", "  ", "\n"])).map(" ".join)
lines_wide = st.integers(min_value=2, max_value=40)


@given(texts, lines_wide)
def test_every_character_but_spaces_is_in_exactly_one_line(text, width):
    shown = [character for start, end in wrap(text, width) for character in text[start:end]]
    assert [c for c in shown if c not in " \n"] == [c for c in text if c not in " \n"]


@given(texts, lines_wide)
def test_no_line_is_wider_than_it_may_be(text, width):
    for start, end in wrap(text, width):
        assert cells(text[start:end]) <= width


@given(texts, lines_wide)
def test_lines_rise_and_never_begin_or_end_with_a_space(text, width):
    lines = wrap(text, width)
    assert all(a[1] <= b[0] for a, b in pairwise(lines))
    for start, end in lines:
        assert text[start:end] == text[start:end].strip(" ")


@given(texts, lines_wide)
def test_code_keeps_every_space(text, width):
    lines = wrap(text, width, keep_spaces=True)
    assert "".join(text[start:end] for start, end in lines) == text.replace("\n", "")


@given(st.text(st.sampled_from("ab c"), max_size=200), lines_wide)
def test_the_fast_way_for_narrow_text_breaks_as_the_general_way_does(text, width):
    narrow = wrap(text, width)
    general = wrap(text + "\n\u0301", width)[:-1]
    assert narrow == wrap(text.replace("a", "\u0430"), width) == general


def test_a_mark_is_never_parted_from_its_letter():
    text = "e\u0301" * 30
    assert all(end % 2 == 0 for _, end in wrap(text, 7))


def test_chinese_breaks_between_characters_but_not_before_a_full_stop():
    text = "漢字仮名交。漢字"
    assert [text[a:b] for a, b in wrap(text, 10)] == ["漢字仮名", "交。漢字"]


def test_a_word_that_fits_on_the_next_line_is_not_cut():
    text = "The ferry leaves"
    assert [text[a:b] for a, b in wrap(text, 9)] == ["The ferry", "leaves"]


def test_a_megabyte_on_one_line_is_wrapped_in_a_moment():
    for text in ("word " * 200_000, "x" * 1_000_000, visible("漢字e\u0301 " * 200_000)):
        assert sum(end - start for start, end in wrap(text, 60)) >= len(text) - text.count(" ")
        assert set(widths(text[:100])) <= set("012")
