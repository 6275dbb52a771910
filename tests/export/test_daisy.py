"""The DAISY 2.02 book: a navigation centre that leads to sound, full text, notes that can be left out."""

import datetime
import re
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

Golden = Callable[[str, Path], None]
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def book(recording: Recording, tmp_path: Path) -> Path:
    write_file(recording, tmp_path / "park.daisy.zip")
    return tmp_path / "park.daisy.zip"


def part(book: Path, name: str) -> Any:
    with zipfile.ZipFile(book) as file:
        return etree.fromstring(file.read(name), etree.XMLParser(no_network=True))


def test_the_parts_of_the_book_are_the_kept_ones(book: Path, tmp_path: Path, golden: Golden) -> None:
    with zipfile.ZipFile(book) as file:
        for name in ("ncc.html", "content.html", "article-2.smil", "master.smil"):
            content = file.read(name)
            (tmp_path / name).write_bytes(re.sub(rb'(ncc:kByteSize" content=")\d+', rb"\g<1>0", content))
            golden(f"park.daisy.{name}", tmp_path / name)


def test_every_utterance_is_heard_at_its_time(recording: Recording, book: Path) -> None:
    rate = recording.timeline.rate
    heard = []
    for number in range(1, len(recording.timeline.chapters) + 1):
        for par in part(book, f"article-{number}.smil").iter("par"):
            begin = float(par.find("seq/audio").get("clip-begin")[4:-1])
            heard.append((par.find("text").get("src"), begin))
    ids = set(part(book, "content.html").xpath("//@id"))
    assert len(heard) == len(recording.timeline.entries)
    for (source, begin), entry in zip(heard, recording.timeline.entries, strict=True):
        assert source.partition("#")[2] in ids & {entry.utterance, entry.locator.block}
        assert begin == pytest.approx(entry.at / rate, abs=0.002)


def test_every_section_is_a_heading_and_all_that_can_be_gone_to_leads_to_its_sound(
    recording: Recording, book: Path
) -> None:
    body = part(book, "ncc.html").find(f"{XHTML}body")
    headings = [element for element in body if element.tag.startswith(f"{XHTML}h")]
    assert [heading.tag for heading in headings] == [f"{XHTML}h1", f"{XHTML}h2", f"{XHTML}h2"]
    assert body[0].get("class") == "title"
    assert [h[0].text for h in headings] == [section.title for section in recording.article.sections]
    for element in body:
        name, _, target = element[0].get("href").partition("#")
        assert target in part(book, name).xpath("//@id")


def test_quotations_and_what_can_be_left_out_stand_below_their_headings(book: Path) -> None:
    body = part(book, "ncc.html").find(f"{XHTML}body")
    assert [
        (element.get("class"), element[0].text) for element in body if element.get("class") != "title"
    ] == [
        ("group", "Mara Quill: “Who moved the last bench?”"),
        ("noteref", "1. Nobody knows."),
        (None, "Benches by night"),
        ("optional-prodnote", "Video. Benches by night"),
        (None, "What is left"),
        ("optional-prodnote", "Image. An empty lawn"),
        ("group", "We count again in May."),
    ]


def test_what_the_catalogue_says_is_counted(book: Path) -> None:
    metas = {m.get("name"): m.get("content") for m in part(book, "ncc.html").iter(f"{XHTML}meta")}
    with zipfile.ZipFile(book) as file:
        entries = file.infolist()
    assert metas["ncc:files"] == str(len(entries))
    assert metas["ncc:tocItems"] == "8"
    assert (metas["ncc:prodNotes"], metas["ncc:footnotes"]) == ("2", "1")
    assert metas["ncc:depth"] == "2"
    assert metas["ncc:totalTime"] == "00:00:27.325"


def test_a_book_of_an_undated_article_bears_the_day_on_which_it_is_made(
    recording: Recording, tmp_path: Path
) -> None:
    article = replace(recording.article, meta=replace(recording.article.meta, date=""))
    days = {datetime.date.today().isoformat()}
    write_file(replace(recording, article=article), tmp_path / "undated.daisy.zip")
    days.add(datetime.date.today().isoformat())
    page = part(tmp_path / "undated.daisy.zip", "ncc.html")
    assert {m.get("content") for m in page.iter(f"{XHTML}meta") if m.get("name") == "dc:date"} <= days


def test_what_we_say_of_media_can_be_left_out_and_the_rest_cannot(book: Path) -> None:
    optional = {
        (par.get("system-required"), par.find("text").get("src").partition("#")[2])
        for number in (1, 2, 3)
        for par in part(book, f"article-{number}.smil").iter("par")
        if par.get("system-required")
    }
    notes = {("prodnote-on", name) for name in ("u7", "u9", "u11", "u13", "u22")}
    assert optional == {*notes, ("footnote-on", "u19")}


def test_levels_never_jump(recording: Recording, tmp_path: Path) -> None:
    deep = tuple(replace(section, level=5) for section in recording.article.sections)
    write_file(
        replace(recording, article=replace(recording.article, sections=deep)), tmp_path / "p.daisy.zip"
    )
    body = part(tmp_path / "p.daisy.zip", "ncc.html").find(f"{XHTML}body")
    tags = [element.tag.rpartition("}")[2] for element in body]
    assert [tag for tag in tags if tag.startswith("h")] == ["h1", "h2", "h2"]


def test_a_book_that_is_set_from_right_to_left_says_so_in_its_text_alone(
    recording: Recording, tmp_path: Path
) -> None:
    path = tmp_path / "arabic.daisy.zip"
    write_file(replace(recording, script=replace(recording.script, language="ar")), path)
    assert part(path, "content.html").get("dir") == "rtl"
    assert part(path, "ncc.html").get("dir") is None  # the schema of navigation centres knows no direction


def test_the_same_recording_gives_the_same_bytes(recording: Recording, book: Path, tmp_path: Path) -> None:
    write_file(recording, tmp_path / "again.daisy.zip")
    assert (tmp_path / "again.daisy.zip").read_bytes() == book.read_bytes()
    assert problems(book, expected_of(recording)) == ()
