"""The library file."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from readaloud.library.entries import Place
from readaloud.library.store import Library
from readaloud.model.article import Locator

PLACE = Place(Locator("b7", 3, 20), "the words there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def test_asking_an_empty_library_makes_no_file(path: Path) -> None:
    assert Library(path).find("d", "s") is None
    assert Library(path).recent() == ()
    assert not path.exists()


def test_a_place_and_a_speed_come_back(path: Path) -> None:
    Library(path).record_opened("d1", source="a.txt", title="A", now=5)
    Library(path).record_place("d1", PLACE, speed=1.4, progress=0.5)
    entry = Library(path).find("d1")
    assert entry is not None
    assert (entry.place, entry.speed, entry.title, entry.opened, entry.progress) == (PLACE, 1.4, "A", 5, 0.5)


def test_opening_again_keeps_the_place_and_reading_to_the_end_forgets_it(path: Path) -> None:
    library = Library(path)
    library.record_opened("d1", source="a.txt", title="A", now=5)
    library.record_place("d1", PLACE, speed=1.4, progress=0.5)
    library.record_opened("d1", source="b.txt", title="A, again", now=9)
    entry = library.find("d1")
    assert entry is not None
    assert (entry.place, entry.source, entry.opened) == (PLACE, "b.txt", 9)
    library.record_place("d1", None, speed=1.4, progress=0.5)
    entry = library.find("d1")
    assert entry is not None
    assert entry.place is None


def test_a_changed_article_is_found_by_its_source_the_latest_first(path: Path) -> None:
    library = Library(path)
    library.record_opened("old", source="a.txt", title="Old", now=1)
    library.record_opened("newer", source="a.txt", title="Newer", now=2)
    found = library.find("unknown", "a.txt")
    assert found is not None
    assert found.title == "Newer"
    assert library.find("unknown", "elsewhere.txt") is None


def test_the_latest_comes_first_and_no_more_than_asked_for(path: Path) -> None:
    library = Library(path)
    for number in range(5):
        library.record_opened(f"d{number}", source=f"{number}.txt", title=str(number), now=number)
    assert [entry.title for entry in library.recent(3)] == ["4", "3", "2"]


def test_a_place_of_an_article_that_was_never_opened_is_not_kept(path: Path) -> None:
    Library(path).record_place("ghost", PLACE, speed=1.0, progress=0.5)
    assert Library(path).find("ghost") is None


def test_two_windows_write_at_once_and_lose_nothing(path: Path) -> None:
    def write(window: int) -> None:
        for number in range(20):
            Library(path).record_opened(f"{window}-{number}", source="s", title="t", now=number)

    windows = [threading.Thread(target=write, args=(n,)) for n in range(3)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert len(Library(path).recent(1000)) == 60


def test_a_process_killed_in_a_change_leaves_the_library_as_it_was(path: Path) -> None:
    Library(path).record_opened("d1", source="a.txt", title="A", now=5)
    code = (
        "import os, sys; from pathlib import Path; from readaloud.library.store import Library\n"
        "with Library(Path(sys.argv[1]))._change() as database:\n"
        "    database.execute('DELETE FROM article'); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)]).returncode == 9
    assert Library(path).find("d1") is not None


def test_a_damaged_file_is_an_sqlite_error_and_nothing_else(path: Path) -> None:
    path.write_bytes(b"this is no database at all, but long enough to be looked at" * 40)
    with pytest.raises(sqlite3.DatabaseError):
        Library(path).recent()


def test_words_are_found_in_titles_and_texts_in_any_case(path: Path) -> None:
    library = Library(path)
    library.record_opened(
        "d1", source="a.txt", title="Zwei Ämter", now=1, text="One line.\nOtters in the MILL race."
    )
    library.record_opened("d2", source="b.txt", title="Otters", now=2, text="Nothing of it.\nA mill.")
    library.record_opened("d3", source="c.txt", title="Elsewhere", now=3)
    assert [(one.entry.digest, one.passage) for one in library.search("mill OTTERS")] == [
        ("d2", "A mill."),
        ("d1", "Otters in the MILL race."),
    ]
    assert [(one.entry.digest, one.passage) for one in library.search("ämter")] == [("d1", "")]
    assert library.search("weir") == library.search(" ") == ()
    assert Library(path.with_name("none")).search("mill") == ()


def test_a_passage_is_not_the_title_and_begins_shortly_before_the_words(path: Path) -> None:
    library = Library(path)
    text = "The mill\nOn Tuesday the wheel was lifted out of the old mill race by a crane."
    library.record_opened("d1", source="a.txt", title="The mill", now=1, text=text)
    assert [one.passage for one in library.search("mill")] == [
        "… lifted out of the old mill race by a crane."
    ]


def test_a_queue_keeps_its_order_and_what_is_opened_leaves_it(path: Path) -> None:
    library = Library(path)
    assert library.queue() == ()
    for source in ("a", "b", "c", "a"):
        library.add_to_queue(source, source.upper())
    library.move_to_end("b")
    assert [each.source for each in library.queue()] == ["a", "c", "b"]
    assert library.queue()[0].title == "A"
    library.record_opened("d1", source="a", title="A", now=1)
    library.take_from_queue("c")
    library.move_to_end("gone")
    assert [each.source for each in library.queue()] == ["b"]


def test_a_library_of_an_earlier_version_is_brought_up_to_date(path: Path) -> None:
    Library(path).record_opened("d1", source="a.txt", title="A mill", now=5)
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript("DROP TABLE words; DROP TABLE queued; PRAGMA user_version = 2;")
    assert [one.entry.digest for one in Library(path).search("mill")] == ["d1"]
    Library(path).add_to_queue("b", "")
    assert len(Library(path).queue()) == 1
