"""The DAISY 3 book: levels, notes and sidebars; a map whose points are heard; what can be left out."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from readaloud.export.files.writing import write_file
from readaloud.export.material.recording import Recording
from readaloud.export.verify.expected import expected_of
from readaloud.export.verify.verifying import problems
from readaloud.model.article import Block, Kind

Golden = Callable[[str, Path], None]
NAMES = {
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "s": "http://www.w3.org/2001/SMIL20/",
    "d": "http://www.daisy.org/z3986/2005/dtbook/",
}


@pytest.fixture
def book(recording: Recording, tmp_path: Path) -> Path:
    write_file(recording, tmp_path / "park.daisy3.zip")
    return tmp_path / "park.daisy3.zip"


def part(book: Path, name: str) -> Any:
    with zipfile.ZipFile(book) as file:
        return etree.fromstring(file.read(name), etree.XMLParser(no_network=True))


@pytest.mark.parametrize("name", ["package.opf", "navigation.ncx", "content.xml", "article-3.smil"])
def test_the_parts_of_the_book_are_the_kept_ones(
    book: Path, tmp_path: Path, golden: Golden, name: str
) -> None:
    tree = part(book, name)
    if name != "content.xml":
        etree.indent(tree)
    (tmp_path / name).write_bytes(etree.tostring(tree, encoding="utf-8") + b"\n")
    golden(f"park.daisy3.{name}", tmp_path / name)


def test_every_utterance_is_heard_at_its_time_and_its_text_says_where(
    recording: Recording, book: Path
) -> None:
    content, rate = part(book, "content.xml"), recording.timeline.rate
    refs = {element.get("id"): element.get("smilref") for element in content.iter() if element.get("smilref")}
    heard = []
    for number in range(1, len(recording.timeline.chapters) + 1):
        for par in part(book, f"article-{number}.smil").iter("{*}par"):
            target = par[0].get("src").partition("#")[2]
            assert refs[target] == f"article-{number}.smil#{par.get('id')}"
            heard.append((target, float(par[1].get("clipBegin").rstrip("s"))))
    entries = recording.timeline.entries
    assert [target for target, _ in heard] == [entry.utterance for entry in entries]
    assert [at for _, at in heard] == pytest.approx([entry.at / rate for entry in entries], abs=0.001)


def test_the_points_of_the_map_lead_to_their_sound_in_the_order_of_the_reading(book: Path) -> None:
    tree = part(book, "navigation.ncx")
    orders = {}
    for point in tree.xpath("//n:navPoint|//n:navTarget", namespaces=NAMES):
        name, _, target = point.find("{*}content").get("src").partition("#")
        assert target in part(book, name).xpath("//@id")
        orders[(int(name[8:-5]), int(target[3:]))] = int(point.get("playOrder"))
    assert [orders[place] for place in sorted(orders)] == list(range(1, len(orders) + 1))
    titles = tree.xpath("/n:ncx/n:navMap//n:text/text()", namespaces=NAMES)
    assert titles == ["The park counts its benches", "Benches by night", "What is left"]
    assert all(
        label.find("{*}audio") is not None
        for label in tree.iter("{*}navLabel")
        if label.getparent().get("playOrder")
    )


def test_what_can_be_left_out_is_named_everywhere_alike(book: Path) -> None:
    tree = part(book, "navigation.ncx")
    tests = {test.get("id"): test.get("bookStruct") for test in tree.iter("{*}smilCustomTest")}
    assert tests == {"footnote": "NOTE", "prodnote": "OPTIONAL_PRODUCER_NOTE"}
    for number in (1, 2, 3):
        smil = part(book, f"article-{number}.smil")
        declared = {test.get("id") for test in smil.iter("{*}customTest")}
        assert {par.get("customTest") for par in smil.iter("{*}par")} - {None} == declared <= set(tests)
    selected = part(book, "resources.res").xpath("//*[@select]/@select")
    assert selected == [f"//smilCustomTest[@bookStruct='{name}']" for name in tests.values()]


def test_a_section_that_is_all_heading_is_a_level_and_a_second_heading_is_none(
    recording: Recording, tmp_path: Path
) -> None:
    article = recording.article
    headings = tuple(Block(id=f"b{n}", kind=Kind.HEADING, text="Twice", level=2) for n in (20, 21))
    last = article.sections[-1]
    sections = (
        *article.sections[:2],
        replace(last, blocks=("b5",)),
        replace(last, id="s4", blocks=("b20", "b21")),
    )
    changed = replace(article, blocks=(*article.blocks, *headings), sections=sections)
    entries = tuple(
        e for e in recording.timeline.entries if e.locator.block in ("b1", "b2", "b3", "b4", "b5")
    )
    timeline = replace(recording.timeline, entries=entries)
    write_file(replace(recording, article=changed, timeline=timeline), tmp_path / "p.daisy3.zip")
    levels = part(tmp_path / "p.daisy3.zip", "content.xml").findall(".//d:level2", NAMES)
    tags = [[etree.QName(child).localname for child in level] for level in levels]
    assert tags[1:] == [["h2", "p"], ["h2", "bridgehead"]]


def test_the_same_recording_gives_the_same_bytes(recording: Recording, book: Path, tmp_path: Path) -> None:
    write_file(recording, tmp_path / "again.daisy3.zip")
    assert (tmp_path / "again.daisy3.zip").read_bytes() == book.read_bytes()
    assert problems(book, expected_of(recording)) == ()
