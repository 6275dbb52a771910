"""What reaches the terminal, and how wide it is."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from readaloud.tui.cells import cells, is_narrow, offset_at, visible, widths

anything = st.text(st.characters(), max_size=40)
awkward = st.text(st.sampled_from("ab \u0301\u200d\ufe0f❤©👩🔧漢字שק–“”"), max_size=30)


@given(anything | st.text(st.sampled_from("\x1b[]\x07\x9b\u202e\u2066\ud800\rab\t\n")))
def test_nothing_that_a_terminal_could_obey_is_left_and_every_character_keeps_its_place(text):
    shown = visible(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert after in "\t\n" or unicodedata.category(after) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(after) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
        )
        if before.isalnum():
            assert after == before
    shown.encode()


@given(anything | awkward)
def test_the_cells_of_a_line_are_those_that_rich_counts(text):
    line = visible(text).replace("\n", " ").replace("\t", " ")
    assert sum(map(int, widths(line))) == cell_len(line)
    assert cells(line) == cell_len(line)


def test_no_character_counts_as_narrow_that_is_not():
    wrong = [chr(code) for code in range(0x10000) if is_narrow(chr(code)) and cell_len(chr(code)) != 1]
    assert wrong == []
    assert is_narrow("A plain “line” – with prices in €, and façades.")


@given(awkward.map(visible))
def test_a_column_leads_to_the_character_that_covers_it(text):
    column = 0
    for offset, digit in enumerate(widths(text)):
        for inside in range(int(digit)):
            assert offset_at(text, column + inside) == offset
        column += int(digit)
    assert offset_at(text, column) == len(text)
