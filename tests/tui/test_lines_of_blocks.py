"""Every place in a block's text has a place on the page, and the way back leads to it."""

from courier import BLOCKS, NO_LABELS
from hypothesis import given
from hypothesis import strategies as st

from readaloud.model.article import Block, Group, Kind, Table
from readaloud.tui.block_text import show
from readaloud.tui.cells import cells
from readaloud.tui.lines import Place, height_of, lines_of, offset_of


def place_of(lines, offset):
    """Where a character of the block's text is shown; when nothing shows it, just before."""
    last = Place(0, 0)
    for number, line in enumerate(lines):
        for piece_slice in line:
            piece = piece_slice.piece
            if piece.source < 0 or offset < piece.source + piece_slice.start:
                continue
            end = min(piece_slice.end, offset - piece.source)
            last = Place(number, piece_slice.x + cells(piece.text[piece_slice.start : end]))
            if piece.source + piece_slice.end > offset:
                return last
    return last


kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.TABLE])
texts = st.lists(st.text(st.sampled_from("aé“漢\u0301x"), min_size=1, max_size=12)).map(" ".join)
widths = st.integers(min_value=10, max_value=90)


@st.composite
def blocks(draw):
    kind = draw(kinds)
    group = Group("g", "list", draw(st.booleans()), 2, 12) if kind is Kind.LIST_ITEM else None
    return Block(id="b", kind=kind, text=draw(texts), group=group)


@st.composite
def tables(draw):
    cell = st.text(st.sampled_from("ab 漢"), max_size=12)
    rows = tuple(draw(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=4)))
    header = draw(st.sampled_from([(), ("One", "Two", "Three")]))
    shown = (header, *rows) if header else rows
    text = "\n".join("\t".join(row) for row in shown)
    return Block(id="t", kind=Kind.TABLE, text=text, table=Table("A table", header, rows))


@given(blocks() | tables(), widths)
def test_every_offset_maps_into_a_line_and_back(block, width):
    lines = lines_of(show(block, None, NO_LABELS), width)
    for offset, character in enumerate(block.text):
        place = place_of(lines, offset)
        assert 0 <= place.line < len(lines)
        back = offset_of(lines, place)
        if character not in " \t\n\u0301" and back is not None:
            assert block.text[back:offset].strip("\u0301 \t\n") == ""
            assert back <= offset


@given(blocks() | tables(), widths)
def test_every_character_of_the_author_is_shown_once_in_the_block(block, width):
    lines = lines_of(show(block, None, NO_LABELS), width)
    shown: dict[int, str] = {}
    for line in lines:
        for _, piece, start, end in line:
            if piece.source >= 0 and piece.look != "column":
                for at in range(start, end):
                    assert piece.source + at not in shown
                    shown[piece.source + at] = piece.text[at]
    header = "\t".join(block.table.header) if block.table else ""
    missing = [
        character
        for offset, character in enumerate(block.text)
        if offset not in shown and character not in " \t\n" and offset >= len(header)
    ]
    assert missing == []


@given(blocks() | tables(), widths)
def test_no_line_is_wider_than_the_page(block, width):
    for line in lines_of(show(block, None, NO_LABELS), width):
        for x, piece, start, end in line:
            assert x + cells(piece.text[start:end]) <= width


@given(blocks() | tables(), widths)
def test_the_height_is_known_before_the_lines_are_made(block, width):
    assert height_of(show(block, None, NO_LABELS), width) == len(
        lines_of(show(block, None, NO_LABELS), width)
    )


def _text(line):
    return " ".join(piece.text[start:end] for _, piece, start, end in line)


def test_a_table_is_aligned_where_there_is_room():
    table = next(block for block in BLOCKS if block.kind is Kind.TABLE)
    for width in (34, 60):
        assert "Month Crossings Passengers" in [
            _text(line) for line in lines_of(show(table, None, NO_LABELS), width)
        ]


def test_a_table_that_would_cut_words_has_each_cell_under_the_name_of_its_column():
    names = ("Month", "Crossings", "Passengers", "Cancelled", "Late", "Early", "On time")
    cells_of_it = ("May", "2", "8,430", "0", "1", "1", "0")
    text = "\t".join(names) + "\n" + "\t".join(cells_of_it)
    block = Block(id="s", kind=Kind.TABLE, text=text, table=Table("", names, (cells_of_it,)))
    shown = [_text(line) for line in lines_of(show(block, None, NO_LABELS), 30)]
    assert shown == ["Table."] + [text for pair in zip(names, cells_of_it, strict=True) for text in pair]


def test_a_point_right_of_a_line_leads_to_its_last_character():
    block = Block(id="b", kind=Kind.PARAGRAPH, text="short")
    assert offset_of(lines_of(show(block, None, NO_LABELS), 40), Place(0, 30)) == 4


def test_a_card_without_text_shows_words_and_leads_nowhere():
    block = next(block for block in BLOCKS if block.id == "b10")
    lines = lines_of(show(block, None, NO_LABELS), 40)
    assert [_text(line) for line in lines] == ["Image. No description available."]
    assert offset_of(lines, Place(0, 3)) is None


def test_a_list_within_a_list_follows_without_a_gap_and_another_list_does_not():
    def item(group, level=1):
        return Block(id="b", kind=Kind.LIST_ITEM, text="x", group=Group(group, "list", False, 1, 1, level))

    assert show(item("inner", 2), item("outer"), NO_LABELS).gap == 0
    assert show(item("outer"), item("inner", 2), NO_LABELS).gap == 0
    assert show(item("second"), item("first"), NO_LABELS).gap == 1
