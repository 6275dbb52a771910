"""A player that blind people use opens the DAISY book and is heard; asked by ``make bench``."""

import os
import subprocess
import time
from pathlib import Path

import pexpect
import pytest

from judging import JUDGES
from readaloud.config.resources import shipped
from readaloud.services.exporting.exporting import ExportOptions, export_sources
from sound import Recording

CARDS = " 0 [Null           ]: Null - Null\n                      Null\n"


@pytest.fixture
def player(tmp_path: Path, sound: Recording) -> dict[str, str]:
    """The environment of a player that believes in a sound card and plays to the recorded server."""
    (tmp_path / "cards").write_text(CARDS)
    shim = tmp_path / "card.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, JUDGES / "card.c", "-ldl"], check=True)
    told = {
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LD_PRELOAD": str(shim),
        "FAKE_CARDS": str(tmp_path / "cards"),
    }
    return {**os.environ, **told}


@pytest.mark.skipif(os.environ.get("READALOUD_JUDGE") != "all", reason="asked by make bench")
@pytest.mark.needs("daisy-player", "cc", "pulseaudio", "parec")
@pytest.mark.parametrize("ending", ["daisy.zip", "daisy3.zip"])
def test_daisy_player_lists_the_sections_and_is_heard(
    tmp_path: Path, player: dict[str, str], sound: Recording, ending: str
) -> None:
    book = tmp_path / f"story.{ending}"
    export_sources(
        [str(shipped("content") / "ferry-hearing.html")], [book], ExportOptions(engine="espeak")
    ).check()
    began = time.monotonic()
    child = pexpect.spawn(
        "daisy-player", ["-n", str(book)], env=player, dimensions=(30, 100), encoding="utf-8", timeout=30
    )
    try:
        child.expect("level: 1 of")
        child.expect("Four hours of questions")
        child.expect("What happens next")
        assert sound.wait_for_onset(began, limit_s=20) > began
    finally:
        child.close(force=True)
