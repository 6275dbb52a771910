"""Session tests have folders of their own, and a reader whose clock a test moves by hand."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from readaloud.config.profiles import load_profile
from readaloud.config.resources import shipped
from readaloud.model.article import Article
from readaloud.model.profile import Pauses, Profile
from readaloud.player.clock import FakeClock
from readaloud.player.null_sink import NullSink
from readaloud.services.opening.opening import open_article
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer


@pytest.fixture
def profile() -> Profile:
    """Tones, so that every word has a sound and an exact time; short gaps."""
    return Profile(name="test", title="Test", engines=("tone",), words_per_minute=300, pauses=Pauses())


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the person's cache, library, settings or clipboard."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C")


@pytest.fixture(scope="session")
def sensors() -> Article:
    """A page with everything: videos, images, a table, lists, quotations, notes, a ledger."""
    return open_article(str(shipped("content") / "river-sensors.html"))


class Reading:
    """A silent reader, all its events, and the clock that moves it."""

    def __init__(self, article: Article, **options: Any) -> None:
        self.events: list[Any] = []
        self.clock = FakeClock()
        options = {"profile": load_profile("newsroom"), "muted": True, **options}
        self.reader = Reader(
            article, clock=self.clock, sink=NullSink(self.clock), on_event=self.events.append, **options
        )

    def do(self, name: str, text: str = "") -> Answer:
        """Do an action and wait for what comes of it."""
        answer = self.reader.do(name, text)
        self.reader.session.settle()
        return answer

    def told(self, kind: type) -> list[Any]:
        """The events of a kind."""
        return [event for event in list(self.events) if isinstance(event, kind)]

    def wait_for(self, true: Callable[[], Any], limit_s: float = 20.0) -> None:
        """Let other threads work until something is true."""
        end = time.monotonic() + limit_s
        while not true():
            assert time.monotonic() < end, self.events[-5:]
            threading.Event().wait(0.005)

    @property
    def text(self) -> str:
        """The words of the utterance that it is at."""
        now = self.reader.utterance
        return now.text if now else ""

    @property
    def block(self) -> Any:
        """The block that it is at."""
        now = self.reader.utterance
        return self.reader.article.block(now.locator.block) if now else None


@pytest.fixture
def reading() -> Iterator[Callable[..., Reading]]:
    """Make readers that are closed when the test ends."""
    made: list[Reading] = []

    def make(article: Article, **options: Any) -> Reading:
        made.append(Reading(article, **options))
        return made[-1]

    yield make
    for each in made:
        each.reader.close()


@pytest.fixture
def transcript_file(tmp_path: Path) -> Path:
    """A transcript with times."""
    path = tmp_path / "talk.vtt"
    path.write_text(
        "WEBVTT\n\n00:00.000 --> 00:04.000\nThe gauge by the mill froze again.\n", encoding="utf-8"
    )
    return path
