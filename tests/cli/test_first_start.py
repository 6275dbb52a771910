"""The first start asks one question, and a person's answer is kept."""

from pathlib import Path

import pytest

from readaloud.cli import reading
from readaloud.narrate.interface import interface
from readaloud.services.first_start import settled

WORDS = interface("en")
FIRST_LINE, SETTLED_LINE = WORDS.say("first_start.app"), WORDS.say("first_start.settled")


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_the_question_is_asked_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert reading._greeted(app=False)
    assert not reading._greeted(app=False)
    assert capsys.readouterr().err == FIRST_LINE + "\n"


def test_p_in_answer_to_the_question_is_kept_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    reading._settle_on_lines(reading._greeted(app=False))
    assert settled("front-end") == "plain"
    assert SETTLED_LINE in capsys.readouterr().err
    reading._greeted(app=True)
    assert settled("front-end") == "app"


def test_p_at_another_time_is_for_this_once() -> None:
    reading._greeted(app=False)
    reading._settle_on_lines(reading._greeted(app=False))
    assert settled("front-end") == "app"


def test_a_home_that_cannot_be_written_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    assert reading._greeted(app=False)
    assert settled("front-end") == ""
