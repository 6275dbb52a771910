"""The linear reader is run as a program, through a pipe and on a terminal of its own, or made by hand."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
from linear_driver import command

from readaloud.model.profile import Profile
from readaloud.player.clock import FakeClock
from readaloud.services.reader.reader import Reader
from reading import make_article, make_script


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the person's library and cache; there is no sound device unless one is asked for."""
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")


@pytest.fixture
def piped() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run it with words on standard input and collect what it prints."""

    def run(typed: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command(options), input=typed, capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def terminal() -> Iterator[Callable[..., pexpect.spawn]]:
    """Run it on a terminal, wide enough for every line unless ``columns`` are given."""
    children: list[pexpect.spawn] = []

    def spawn(columns: int = 200, **options: Any) -> pexpect.spawn:
        program, *arguments = command(options)
        child = pexpect.spawn(
            program, arguments, encoding="utf-8", timeout=10, dimensions=(5, columns), env=dict(os.environ)
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


@pytest.fixture
def reader() -> Iterator[Reader]:
    """What a linear reader is made of, for tests that need no program: muted, and time stands still."""
    profile = Profile(name="test", title="Test", engines=("tone",), language="en")
    made = Reader(
        make_article(),
        profile=profile,
        script=make_script(),
        muted=True,
        clock=FakeClock(),
        on_event=lambda event: None,
        remember=False,
    )
    yield made
    made.close()
