"""The rows of an article: shown at once, measured little by little, never jumping."""

from courier import ARTICLE, BLOCKS, NO_LABELS
from hypothesis import given
from hypothesis import strategies as st

from readaloud.model.article import Block, Kind
from readaloud.tui.page import Page

widths = st.integers(14, 80)
rows = st.integers(0, 80)
LONG = [Block(id=f"p{n}", kind=Kind.PARAGRAPH, text=f"{n} " + "harbour " * (n * 7 % 90)) for n in range(400)]


def measured(blocks, width):
    page = Page(blocks, NO_LABELS, width)
    while not page.is_measured:
        page.measure(0.001)
    return page


@given(widths)
def test_every_line_stands_on_one_row_and_in_order(width):
    page = measured(BLOCKS, width)
    found = [page.at(row) for row in range(page.height - 1)]
    expected = [
        (index, line)
        for index in range(len(BLOCKS))
        for line in range(-page.shown(index).gap, len(page.lines(index)))
    ]
    assert found == expected


@given(widths, rows, st.integers(1, 40))
def test_rows_that_are_settled_stay_where_they_are_while_the_rest_is_measured(width, row, count):
    page = Page(LONG, NO_LABELS, width)
    page.settle(row, count)
    before = [page.at(at) for at in range(row, row + count)]
    top = page.top_of(row)
    while not page.is_measured:
        page.measure(0.001)
    start = page.row_of_top(top)
    assert [page.at(at) for at in range(start, start + count)] == before


@given(rows, widths, widths)
def test_what_stands_at_the_top_is_found_again_at_another_width(row, one, other):
    page, another = measured(ARTICLE.blocks, one), measured(ARTICLE.blocks, other)
    row = min(row, page.height - 2)  # the last row is the empty one behind the article
    index, line = page.at(row)
    there, line_there = another.at(another.row_of_top(page.top_of(row)))
    if line < len(page.lines(index)):
        assert there == index
    if 0 < line < len(page.lines(index)) and page.lines(index)[line]:
        first = page.lines(index)[line][0]
        shown = another.lines(index)[line_there]
        assert any(part.piece == first.piece and part.start <= first.start < part.end for part in shown)


def test_measuring_takes_a_slice_at_a_time():
    page = Page(LONG * 20, NO_LABELS, 60)
    slices = 0
    while not page.is_measured:
        page.measure(0.002)
        slices += 1
    assert slices > 2
