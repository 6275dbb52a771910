"""Where a person stopped, kept and found again."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from readaloud.model.article import Article, Locator
from readaloud.services.memory import (
    Remembered,
    opened_before,
    recall,
    remember_opened,
    remember_place,
)
from reading import make_article, make_script


def stopped_at(article: Article, text: str) -> None:
    remember_opened(article)
    utterance = next(u for u in make_script().utterances if u.text == text)
    remember_place(article, utterance, 1.3)


def test_nothing_is_known_of_an_article_never_opened() -> None:
    assert recall(make_article()) == Remembered()


def test_place_and_speed_come_back() -> None:
    stopped_at(make_article(), "So do quiet banks.")
    assert recall(make_article()) == Remembered(Locator("b5", 26, 44), 1.3)
    (entry,) = opened_before()
    assert entry.title == "Otters return to the river."
    assert 0.5 < entry.progress < 0.8


def test_a_changed_article_keeps_the_place_by_its_text() -> None:
    article = make_article()
    stopped_at(article, "So do quiet banks.")
    changed = replace(
        article,
        meta=replace(article.meta, digest="1" * 64),
        blocks=(
            *article.blocks[:4],
            replace(article.blocks[4], text="New words first. " + article.blocks[4].text),
            *article.blocks[5:],
        ),
    )
    assert recall(changed).start == Locator("b5", 43, 61)
    without = replace(changed, blocks=changed.blocks[:4])
    assert recall(without).start is None


def test_a_file_is_kept_with_its_whole_path_and_found_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "otters.txt").write_text("Otters.")
    article = make_article()
    monkeypatch.chdir(tmp_path)
    there = replace(article, meta=replace(article.meta, source="news/otters.txt"))
    stopped_at(there, "So do quiet banks.")
    assert opened_before()[0].source == str(tmp_path / "news" / "otters.txt")
    monkeypatch.chdir(tmp_path / "news")
    changed = replace(article, meta=replace(article.meta, source="otters.txt", digest="1" * 64))
    assert recall(changed).start == Locator("b5", 26, 44)


@pytest.mark.parametrize("source", ["-", "clipboard:", "x" * 5000, "caf\udce9.txt"])
def test_what_cannot_be_opened_by_its_name_is_kept_without_one(source: str) -> None:
    article = make_article()
    remember_opened(replace(article, meta=replace(article.meta, source=source)))
    assert opened_before()[0].source == ""


@pytest.mark.parametrize("source", ["https://news.example/otters"])
def test_an_address_is_kept_as_it_is(source: str) -> None:
    article = make_article()
    remember_opened(replace(article, meta=replace(article.meta, source=source)))
    assert opened_before()[0].source == source


def test_an_article_read_to_its_end_begins_anew() -> None:
    stopped_at(make_article(), "So do quiet banks.")
    remember_place(make_article(), None, 1.3)
    assert recall(make_article()) == Remembered(None, 1.3)
    assert opened_before()[0].progress == 1.0


def test_without_a_library_that_works_reading_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(in_the_way))
    stopped_at(make_article(), "So do quiet banks.")
    assert recall(make_article()) == Remembered()
    assert opened_before() == ()


def test_a_damaged_library_does_not_hinder_reading() -> None:
    from readaloud.config.folders import data_folder

    (Path(data_folder()) / "library.sqlite3").write_bytes(b"rubbish" * 1000)
    stopped_at(make_article(), "So do quiet banks.")
    assert recall(make_article()) == Remembered()
