"""What an export says while it works, on a terminal and elsewhere."""

import time

import pytest

from readaloud.cli import export_talk as talking
from readaloud.cli.export_talk import BarTalk, PlainTalk, export_talk
from readaloud.services.exporting.progress import Teller
from readaloud.services.exporting.values import ExportProgress

HALF = ExportProgress("gate\x07.txt", "speaking", 5, 10, 75.0, 0.5)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock.monotonic)
    return clock


def test_a_plain_line_comes_every_few_seconds_and_steers_no_terminal(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = PlainTalk()
    for _ in range(4):
        talk.progress(HALF)
        clock.now += talking.TALK_EVERY_S / 2
    talk.end()
    assert capsys.readouterr().err == "Speaking gate.txt: 50%, about 1 min 15 s left.\n"


def test_the_bar_is_one_line_that_is_gone_at_the_end(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = BarTalk()
    talk.progress(HALF)
    talk.progress(HALF)  # nothing has changed yet
    clock.now += 1
    talk.note("Another engine speaks.")
    talk.progress(HALF)
    talk.end()
    said = capsys.readouterr().err
    assert said.count("[############------------] 50%, about 1 min 15 s left  gate.txt") == 2
    assert said.endswith("\r\x1b[K")
    assert said.count("\n") == 1
    assert "\x07" not in said


@pytest.mark.parametrize(
    ("terminal", "variables", "kind"),
    [
        (True, {"TERM": "xterm"}, BarTalk),
        (True, {"TERM": "dumb"}, PlainTalk),
        (True, {"TERM": "xterm", "ACCESSIBLE": "1"}, PlainTalk),
        (False, {"TERM": "xterm"}, PlainTalk),
    ],
)
def test_a_bar_is_drawn_only_where_nobody_has_to_listen_to_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, variables: dict[str, str], kind: type
) -> None:
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    assert type(export_talk()) is kind


def test_the_time_left_is_that_of_the_last_seconds_and_not_of_what_came_from_the_cache(clock: Clock) -> None:
    told: list[ExportProgress] = []
    teller = Teller("gate.txt", told.append, None)
    for share in range(50):  # half of it at once
        teller.tell("speaking", share, 100)
    for share in range(50, 90):  # then one in two seconds
        clock.now += 2
        teller.tell("speaking", share, 100)
    assert told[0].seconds_left is None
    assert told[-1].seconds_left == pytest.approx(22, rel=0.05)
    teller.tell("writing", 0, 1)
    assert told[-1].seconds_left is None
