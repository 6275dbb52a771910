"""From one article to others: the library, the search over all that was opened, and the queue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readaloud.config.resources import shipped
from readaloud.model.article import Article
from readaloud.player.events import Finished, Status, Told
from readaloud.services.memory import remember_opened
from readaloud.services.opening.opening import open_article
from readaloud.services.queue import add_to_queue, queued, take_from_queue
from readaloud.services.reader.parts import lead
from reading import make_article, make_script

Make = Callable[..., Any]


@pytest.fixture
def stories(tmp_path: Path) -> list[Path]:
    """Two files, opened before."""
    texts = {
        "weir": "The old weir\n\nNobody has seen the weir so low. The keeper counts stones.",
        "kiln": "The last kiln\n\nThey fired the kiln on Sunday, and the keeper watched.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
        remember_opened(open_article(str(tmp_path / f"{name}.txt")))
    return [tmp_path / f"{name}.txt" for name in texts]


@pytest.fixture
def room(reading: Make) -> Any:
    return reading(make_article(), script=make_script())


def title(room: Any) -> str:
    meta = room.reader.article.meta
    return str(meta.title)


def test_on_the_first_day_the_library_offers_what_comes_with_readaloud(room: Any) -> None:
    offered = {choice.title: choice for choice in room.reader.choices("library")}
    assert offered["river-sensors"].detail == "comes with readaloud"
    room.do("library", offered["harbour-bell"].id)
    room.wait_for(lambda: room.told(Told))
    assert room.reader.article.meta.source == str(shipped("content") / "harbour-bell.txt")


def test_a_bundled_article_opens_by_its_short_name_unless_a_file_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sensors: Article
) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_article("river-sensors").meta.digest == sensors.meta.digest
    (tmp_path / "river-sensors").write_text("A file of my own\n\nWith a sentence in it.")
    assert open_article("river-sensors").meta.digest != sensors.meta.digest


def test_words_are_found_in_all_that_was_opened_and_the_reading_goes_to_them(
    room: Any, stories: list[Path]
) -> None:
    assert room.do("search_articles", "keeper KILN").then == "found_articles"
    (found,) = room.reader.choices("found_articles")
    assert (found.id, found.detail) == (
        str(stories[1]),
        "They fired the kiln on Sunday, and the keeper watched.",
    )
    room.do("search_articles", "counts")
    room.do("found_articles", room.reader.choices("found_articles")[0].id)
    room.wait_for(lambda: room.text == "The keeper counts stones.")
    assert room.do("search_articles", "giraffe").text == "Not found."


def test_the_article_that_is_open_is_found_too(room: Any) -> None:
    assert room.do("search_articles", "quiet banks").then == "found_articles"
    (found,) = room.reader.choices("found_articles")
    assert found.here
    assert found.title != found.detail


def test_the_queue_says_how_many_wait_before_it_offers_others(room: Any, stories: list[Path]) -> None:
    assert lead(room.reader, "queue") == "The queue is empty."
    room.do("queue", str(stories[0]))
    assert lead(room.reader, "queue") == "1 article is in the queue."
    assert lead(room.reader, "library") == ""


def test_the_queue_offers_what_waits_then_links_and_what_was_opened(room: Any, stories: list[Path]) -> None:
    weir, kiln = map(str, stories)
    before = room.reader.choices("queue")
    assert {weir, kiln} < {choice.id for choice in before}
    assert room.do("queue", kiln).text == "In the queue: The last kiln."
    assert room.reader.choices("queue")[0].id == kiln
    assert room.reader.choices("queue")[0].detail == "in the queue"
    assert len(room.reader.choices("queue")) == len(before)
    assert room.do("queue", kiln).text == "Not in the queue any more: The last kiln."
    assert queued() == ()
    assert room.do("queue", "nothing").text == "There is no such choice."
    assert room.do("next_article").text == "The queue is empty."


def test_where_an_article_ends_the_next_in_the_queue_is_read(room: Any, stories: list[Path]) -> None:
    for story in stories:
        assert add_to_queue(str(story))
    room.reader.play()
    room.wait_for(lambda: room.clock.advance(5) or len(room.told(Finished)) == 3, 60)
    assert title(room) == "The last kiln"
    assert [event.message for event in room.told(Told)] == [
        "Now reading The old weir.",
        "Now reading The last kiln.",
    ]
    assert queued() == ()


def test_a_finished_article_gives_way_to_one_that_is_read_from_where_it_was_left(
    room: Any, stories: list[Path]
) -> None:
    room.reader.takes_queue = False
    add_to_queue(str(stories[0]))
    room.reader.play()
    room.wait_for(lambda: room.clock.advance(5) or room.told(Finished), 60)
    assert room.reader.snapshot.status is Status.FINISHED
    room.do("next_article")
    room.wait_for(lambda: title(room) == "The old weir" and room.reader.snapshot.status is Status.PLAYING)


def test_what_cannot_be_opened_waits_behind_the_others(room: Any, stories: list[Path]) -> None:
    for story in stories:
        add_to_queue(str(story))
    stories[0].unlink()
    room.do("next_article")
    room.wait_for(lambda: room.told(Told))
    assert "There is no file" in room.told(Told)[0].message
    assert [Path(each.source).name for each in queued()] == ["kiln.txt", "weir.txt"]
    assert take_from_queue(str(stories[0]))
    assert not take_from_queue(str(stories[0]))


def test_only_what_can_be_opened_again_is_put_in_the_queue(tmp_path: Path) -> None:
    assert not add_to_queue("-")
    assert not add_to_queue(str(tmp_path / "none.txt"))
    assert add_to_queue("https://news.example/otters")
    assert add_to_queue("stone-oven")
    assert [Path(each.source).name for each in queued()] == ["otters", "stone-oven.md"]
