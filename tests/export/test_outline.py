"""The outline: unique titles from the text, parts below their headings, quotations below their sections."""

from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from readaloud.export.book.documents import documents
from readaloud.export.book.outline import contents, outline, unique
from readaloud.export.material.recording import Recording
from readaloud.model.article import Section


def entries(recording: Recording, *sections: Section) -> list[tuple[int, str, str]]:
    article = replace(recording.article, sections=sections or recording.article.sections)
    plan = replace(recording, article=article)
    return [(entry.depth, entry.title, entry.target) for entry in outline(plan, documents(plan))]


def test_quotations_stand_below_their_section_and_lead_to_what_is_heard(
    recording: Recording,
) -> None:
    assert entries(recording) == [
        (1, "The park counts its benches", "s1"),
        (2, "Mara Quill: “Who moved the last bench?”", "u4"),
        (2, "Benches by night", "s2"),
        (2, "What is left", "s3"),
        (3, "We count again in May.", "u16"),
    ]


def test_what_has_no_heading_of_its_own_is_part_of_the_heading_before_and_levels_never_jump(
    recording: Recording,
) -> None:
    shapes = [
        ("top", 1),
        ("body", 1),
        ("heading", 4),
        ("video", 1),
        ("heading", 2),
        ("heading", 5),
        ("body", 1),
    ]
    sections = [Section(f"s{n}", f"Part {n}", kind, level, ()) for n, (kind, level) in enumerate(shapes, 1)]
    assert [depth for depth, _, _ in entries(recording, *sections)] == [1, 2, 2, 3, 2, 3, 4]


def test_titles_are_told_apart() -> None:
    assert unique(["More", "More", " ", "More"], "Top") == ["More", "More (2)", "Top", "More (3)"]


def test_an_attribution_below_a_quotation_is_no_quotation(recording: Recording) -> None:
    blocks = tuple(replace(b, text=f"— {b.text}") if b.id == "b9" else b for b in recording.article.blocks)
    plan = replace(recording, article=replace(recording.article, blocks=blocks))
    assert "u16" not in [entry.target for entry in outline(plan, documents(plan))]


def test_the_lists_are_nested_as_deep_as_the_entries(make_recording: Callable[..., Recording]) -> None:
    plan = make_recording("Benches & gates")
    made = contents(outline(plan, documents(plan)), lambda entry: f"#{entry.target}")
    links = {a.get("href"): len(list(a.iterancestors("ol"))) for a in made.iter("a")}
    assert links == {"#s1": 1, "#u4": 1, "#s2": 1, "#s3": 1, "#u16": 2}
    assert b"Benches &amp; gates" in etree.tostring(made)
