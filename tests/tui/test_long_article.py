"""A long text is open at its first part at once; the whole takes its place where it is read."""

from pathlib import Path

import pytest

from readaloud.model.article import Article
from readaloud.model.errors import SourceError
from readaloud.model.profile import Profile
from readaloud.player.events import Replaced
from readaloud.services.opening import parts
from readaloud.services.opening.opening import open_article
from readaloud.services.opening.parts import LONG_BYTES, Opened, first_part, open_for_reading
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
