"""The app or the linear reader: what a person asked for, then what the machine can show."""

import pytest

from readaloud.cli.front_end import FrontEnd, choose

TERMINAL = {"TERM": "xterm"}


def chosen(
    *, app: bool = False, plain: bool = False, terminal: bool = True, configured: str = "", **env: str
) -> str:
    return choose(
        app=app, plain=plain, terminal=terminal, environment={**TERMINAL, **env}, configured=configured
    ).value


def test_a_terminal_gets_the_app() -> None:
    assert chosen() == FrontEnd.APP


def test_a_pipe_gets_the_linear_reader() -> None:
    assert chosen(terminal=False) == FrontEnd.LINEAR


@pytest.mark.parametrize("word", ["1", "yes", "true"])
def test_accessible_asks_for_the_linear_reader(word: str) -> None:
    assert chosen(ACCESSIBLE=word) == FrontEnd.LINEAR


@pytest.mark.parametrize("word", ["", "0", "false"])
def test_accessible_can_be_off(word: str) -> None:
    assert chosen(ACCESSIBLE=word) == FrontEnd.APP


def test_a_dumb_terminal_gets_the_linear_reader() -> None:
    assert chosen(TERM="dumb") == FrontEnd.LINEAR


def test_plain_and_the_settings_ask_for_the_linear_reader() -> None:
    assert chosen(plain=True) == FrontEnd.LINEAR
    assert chosen(configured="plain") == FrontEnd.LINEAR


def test_app_wins_over_everything() -> None:
    assert chosen(app=True, terminal=False, configured="plain", ACCESSIBLE="1", TERM="dumb") == FrontEnd.APP
