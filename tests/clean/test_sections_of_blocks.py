"""Sections: what starts one, what ends one, and their titles."""

from msgspec.structs import replace

from readaloud.clean.sections import sections_of
from readaloud.model.article import Block, Group, Kind, Table


def block(number: int, kind: Kind, text: str = "", group: Group | None = None) -> Block:
    return Block(id=f"b{number}", kind=kind, text=text or str(kind), group=group)


def shape(*kinds: Kind) -> list[tuple[str, int]]:
    blocks = tuple(block(n, kind) for n, kind in enumerate(kinds, start=1))
    return [(section.kind, len(section.blocks)) for section in sections_of(blocks)]


def test_headline_deck_and_byline_are_the_top() -> None:
    assert shape(Kind.HEADLINE, Kind.DECK, Kind.BYLINE, Kind.PARAGRAPH) == [("top", 3), ("body", 1)]


def test_a_video_is_a_section_and_the_body_behind_it_starts_a_new_one() -> None:
    assert shape(Kind.PARAGRAPH, Kind.VIDEO, Kind.PARAGRAPH) == [("body", 1), ("video", 1), ("body", 1)]


def test_a_heading_holds_what_follows_until_the_next_one() -> None:
    assert shape(Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING) == [
        ("heading", 3),
        ("heading", 1),
    ]


def test_a_lone_image_starts_no_section() -> None:
    assert shape(Kind.PARAGRAPH, Kind.IMAGE, Kind.PARAGRAPH) == [("body", 3)]


def test_the_pictures_of_a_gallery_are_one_section() -> None:
    pictures = tuple(block(n, Kind.IMAGE, group=Group("g1", "gallery", False, n, 3)) for n in range(1, 4))
    assert [(s.kind, len(s.blocks)) for s in sections_of(pictures)] == [("gallery", 3)]


def test_a_run_of_body_takes_its_first_words_as_title() -> None:
    [section] = sections_of((block(1, Kind.PARAGRAPH, "One two three four five six seven eight nine ten."),))
    assert section.title == "One two three four five six seven eight…"


def test_a_run_of_body_that_begins_with_a_picture_takes_the_words_of_its_first_paragraph() -> None:
    picture = block(1, Kind.IMAGE, "A bridge in fog")
    [section] = sections_of((picture, block(2, Kind.PARAGRAPH, "The bridge is shut.")))
    assert section.title == "The bridge is shut."


def test_a_run_without_any_text_is_named_after_its_picture() -> None:
    [section] = sections_of((block(1, Kind.IMAGE, "A bridge in fog"), block(2, Kind.IMAGE, "The same")))
    assert section.title == "A bridge in fog"


def test_every_block_is_in_exactly_one_section() -> None:
    kinds = list(Kind) * 2
    blocks = tuple(block(n, kind) for n, kind in enumerate(kinds, start=1))
    assert [b for section in sections_of(blocks) for b in section.blocks] == [b.id for b in blocks]


def test_a_table_is_named_by_its_caption_or_else_by_its_columns() -> None:
    cells = Table("", ("Quay", "", "Ships"), (("North", "old", "3"), ("South", "new", "14")))
    named = [cells, replace(cells, caption="Ships a day[2]"), replace(cells, header=())]
    blocks = tuple(
        Block(id=f"b{n}", kind=Kind.TABLE, text="Quay Ships", table=t) for n, t in enumerate(named)
    )
    titles = [section.title for section in sections_of(blocks)]
    assert titles == ["Quay, Ships", "Ships a day", "North, old, 3"]


def test_a_title_has_no_marks_of_notes() -> None:
    blocks = (
        block(1, Kind.PARAGRAPH, "Two ships came.[1] They stayed."),
        block(2, Kind.HEADING, "Ships[12]"),
    )
    assert [s.title for s in sections_of(blocks)] == ["Two ships came. They stayed.", "Ships"]
