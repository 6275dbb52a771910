"""A long article is open at its beginning at once; the whole takes its place where it is read."""

from pathlib import Path

import pytest
from courier import Scripted
from running_app import Stage, play

from readaloud.config.resources import shipped
from readaloud.model.article import Article
from readaloud.model.errors import SourceError
from readaloud.model.profile import Profile
from readaloud.player.events import Replaced
from readaloud.player.listening import Listening
from readaloud.services.opening import parts
from readaloud.services.opening.opening import open_article
from readaloud.services.opening.parts import (
    LONG_BYTES,
    Opened,
    WholePage,
    begun,
    first_part,
    open_for_reading,
)
from readaloud.services.pronouncing import narrated
from readaloud.services.reader.reader import Reader
from readaloud.sources.loaded import Loaded

PROFILE = Profile(name="test", title="Test")
PARAGRAPH = "The ferry of {} left the quay at six in the morning, and nobody on board had slept at all."
HEADLINE = "A winter of ferries\n\n"
TEXT = HEADLINE + "\n\n".join(PARAGRAPH.format(number) for number in range(600))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    (tmp_path / "winter.txt").write_text(TEXT)
    return open_for_reading(str(tmp_path / "winter.txt"), PROFILE)


def test_the_first_part_of_a_long_text_is_the_beginning_of_the_whole(opened: Opened, tmp_path: Path) -> None:
    whole = open_article(str(tmp_path / "winter.txt"))
    count = len(opened.article.blocks)
    assert 20 < count < len(whole.blocks) / 4
    assert opened.article.blocks == whole.blocks[:count]
    assert opened.article.meta.digest == whole.meta.digest


def test_neither_a_length_nor_an_end_is_announced_of_a_part(opened: Opened) -> None:
    assert opened.script is not None
    assert "minute" not in opened.script.utterances[0].text
    assert opened.script.utterances[-1].text.endswith("slept at all.")


def test_the_process_gives_the_article_and_its_narration(opened: Opened, tmp_path: Path) -> None:
    assert opened.whole is not None
    article, script = opened.whole.fetched()
    assert article == open_article(str(tmp_path / "winter.txt"))
    assert script == narrated(article, PROFILE)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("short.txt", TEXT[: LONG_BYTES - 1].encode()),
        ("wide.txt", TEXT.encode("utf-16")),
        ("line.txt", TEXT.replace("\n\n", " ").encode()),
        ("page.html", f"<html><body><p>{TEXT}</p></body></html>".encode()),
    ],
)
def test_what_is_short_or_cannot_be_cut_is_opened_whole(name: str, data: bytes) -> None:
    assert first_part(Loaded(data, name)) is None


def test_a_part_ends_with_a_paragraph() -> None:
    part = first_part(Loaded(TEXT.replace("\n", "\r\n").encode(), "winter.txt"))
    assert part is not None
    assert part.data.endswith(b"slept at all.\n")


def test_the_reader_goes_on_in_the_whole_at_the_same_place(opened: Opened) -> None:
    told: list[object] = []
    reader = Reader(
        opened.article,
        profile=PROFILE,
        script=opened.script,
        muted=True,
        on_event=told.append,
        remember=False,
        is_part=True,
    )
    try:
        here = reader.plan.utterances[9]
        reader.go_to(here.locator)
        reader.session.settle()
        whole, script = longer(opened.article)
        reader.take_whole(whole, script)
        assert any(isinstance(event, Replaced) for event in told)
        assert reader.article is whole
        assert not reader.is_part
        now = reader.snapshot.utterance
        assert now is not None
        assert now.locator == here.locator
    finally:
        reader.close()


PAGE = "".join(f"<p>{PARAGRAPH.format(number)} “It was cold,” said Ada Wren.</p>" for number in range(300))


@pytest.fixture
def page(tmp_path: Path) -> Opened:
    path = tmp_path / "winter.html"
    path.write_text(f"<html><body><article><h1>A winter of ferries</h1>{PAGE}</article></body></html>")
    return open_for_reading(str(path), PROFILE)


def test_of_a_long_page_the_beginning_is_narrated_as_it_is_in_the_whole(page: Opened) -> None:
    assert isinstance(page.whole, WholePage)
    assert page.script is not None
    article, script = page.whole.fetched()
    assert article is page.article
    assert len(article.blocks) == 301
    assert 50 < len(page.script.items) < len(script.items) / 3
    assert page.script.items == script.items[: len(page.script.items)]


@pytest.mark.parametrize("name", ["river-sensors.html", "ferry-hearing.html", "comet-wall.html"])
def test_so_it_is_with_the_articles_that_are_shipped_but_for_the_voice_of_short_quotations(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LONG_LETTERS", 100)
    monkeypatch.setattr(parts, "PART_BYTES", 1500)
    article = open_article(str(shipped("content") / name))
    beginning = begun(article, PROFILE).script
    assert beginning is not None
    said, whole = (" ".join(u.text for u in s.utterances) for s in (beginning, narrated(article, PROFILE)))
    assert len(said) > 1000
    assert whole.startswith(said)


def test_a_short_article_is_narrated_in_one_step() -> None:
    article = open_article(str(shipped("content") / "comet-wall.html"))
    assert begun(article, PROFILE) == Opened(article)


def test_a_place_behind_the_beginning_is_waited_for(
    page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert page.whole is not None
    article, script = page.whole.fetched()
    first = Reader(article, profile=PROFILE, script=script, muted=True, on_event=print)
    left = script.utterances[-9].locator
    first.go_to(left)
    first.close()
    reader = Reader(article, profile=PROFILE, script=page.script, muted=True, on_event=print, is_part=True)
    try:
        assert reader.waits
        reader.take_whole(article, script)
        assert not reader.waits
        assert reader.utterance is not None
        assert reader.utterance.locator == left
    finally:
        reader.close()


def test_nothing_is_shown_before_the_place_is_there_at_which_reading_goes_on() -> None:
    seen = {}

    async def act(stage: Stage) -> None:
        seen["before"] = stage.frame
        stage.reader.waits = stage.reader.is_part = False
        stage.reader.post(Replaced(0))
        await stage.settle()
        seen["after"] = stage.frame

    def left_deep_inside(reader: Scripted) -> None:
        reader.waits = reader.is_part = True
        last = reader.script.utterances[-1]
        reader.snapshot = Listening(utterance=last)

    play(act, before=left_deep_inside)
    assert "Okafor" not in seen["before"]
    assert "Still opening the rest of the article." in seen["before"]
    assert "Thursday" in seen["after"]


def longer(article: Article):
    """A longer article that begins with this one."""
    from msgspec.structs import replace

    more = tuple(replace(block, id=f"more-{block.id}") for block in article.blocks[1:])
    whole = replace(article, blocks=(*article.blocks, *more))
    return whole, narrated(whole, PROFILE)


def test_a_process_that_fails_is_told_in_one_sentence(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.whole is not None
    monkeypatch.setattr(parts.sys, "executable", "/bin/false")
    with pytest.raises(SourceError, match=r"The rest of the article could not be opened\."):
        opened.whole.fetched()


@pytest.mark.parametrize("name", ["percent", "end", "search", "export", "where", "contents"])
def test_what_needs_the_whole_is_not_done_with_a_part(name: str) -> None:
    async def act(stage: Stage) -> None:
        stage.app.screen.action_do(name)
        await stage.settle()
        if name in ("percent", "search", "export"):
            await stage.pilot.press("9", "0", "enter")  # what is typed is no command
            await stage.settle()
        assert stage.status.startswith("Still opening the rest of the article.")

    def is_part(reader: Scripted) -> None:
        reader.is_part = True

    _, reader = play(act, before=is_part)
    assert not reader.told
