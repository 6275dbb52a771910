"""What is heard is what is written: the columns of tables, captions, the end of the article."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from readaloud.export.markup.xml import parsed
from readaloud.services.exporting.exporting import ExportOptions, export_sources

STORY = """# Boats in the two harbours

The harbour office counts the boats every evening.

| Harbour | April | May | June |
|---------|------:|----:|-----:|
| North   |    12 |  31 |    9 |
| South   |       |  14 |    4 |
| Old     |   n/a |  22 |      |

Nobody knows why.

![A boat on a trolley](boat.jpg "The last boat, 3 May")
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what the story becomes."""
    folder = tmp_path_factory.mktemp("boats")
    (folder / "boats.md").write_text(STORY, "utf-8")
    endings = ("txt", "md", "vtt", "words.vtt", "srt", "epub", "daisy.zip", "daisy3.zip")
    outputs = [folder / "out" / f"boats.{ending}" for ending in endings]
    (folder / "out").mkdir()
    export_sources([str(folder / "boats.md")], outputs, ExportOptions(engine="tone", jobs=1))
    return folder / "out"


def part(book: Path, name: str) -> Any:
    with zipfile.ZipFile(book) as file:
        return parsed(file.read(name))


def test_a_transcript_names_the_columns_and_keeps_empty_cells(files: Path) -> None:
    text = (files / "boats.txt").read_text("utf-8")
    rows = ("Harbour | April | May | June", "North | 12 | 31 | 9", "South |  | 14 | 4", "Old | n/a | 22 |")
    assert "\n".join((*rows, "[End of table.]")) in text


@pytest.mark.parametrize("ending", ["vtt", "srt"])
def test_captions_name_the_columns_where_they_are_heard(files: Path, ending: str) -> None:
    captions = " ".join((files / f"boats.{ending}").read_text("utf-8").split())
    assert re.search(r"Harbour: North; April: 12;( May: 31;)? .*June: 9", captions)
    assert "South; May: 14; June: 4" in captions
    assert "Old; n/a; 22" in captions


def test_each_word_of_a_row_has_its_time_in_captions(files: Path) -> None:
    captions = " ".join((files / "boats.words.vtt").read_text("utf-8").split())
    assert re.search(r"South<[\d:.]+>; <[\d:.]+>May: 14<[\d:.]+>; <[\d:.]+>June: 4", captions)


def test_a_caption_is_the_authors_and_the_end_is_not_the_pictures(files: Path) -> None:
    text = (files / "boats.txt").read_text("utf-8")
    assert text.endswith(
        "\n\n[Image.] A boat on a trolley [Caption:] The last boat, 3 May\n\n[End of article.]\n"
    )
    marked = (files / "boats.md").read_text("utf-8")
    assert marked.endswith("*Caption:*\n\nThe last boat, 3 May\n\n*End of article.*\n")


def test_whoever_leaves_the_last_picture_of_a_book_hears_the_end(files: Path) -> None:
    page = part(files / "boats.epub", "EPUB/article-1.xhtml")
    (end,) = page.xpath("//*[text()='End of article.']")
    assert not end.xpath("ancestor::*[local-name()='figure']")
    overlay = part(files / "boats.epub", "EPUB/article-1.smil")
    (clip,) = overlay.xpath("//@src[substring-after(., '#')=$name]", name=end.get("id"))
    assert not clip.getparent().xpath("ancestor::*[local-name()='seq']")


@pytest.mark.parametrize(("book", "text"), [("daisy.zip", "content.html"), ("daisy3.zip", "content.xml")])
def test_the_end_of_a_talking_book_is_nothing_to_be_left_out(files: Path, book: str, text: str) -> None:
    page = part(files / f"boats.{book}", text)
    (end,) = page.xpath("//*[text()='End of article.']")
    assert "prodnote" not in f"{end.tag} {end.get('class')}"
    (picture,) = page.xpath("//*[text()='Image.']")
    assert "prodnote" in f"{picture.tag} {picture.get('class')}"
