"""Reading where nothing can be kept, and with an engine that is not there."""

import os
import subprocess
import sys
from pathlib import Path

from readaloud.services.opening.bundled import bundled_articles

ARTICLE = next(path for path in bundled_articles() if path.name == "harbour-bell.txt")


def read(home: str, *options: str, typed: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
    own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, "-m", "readaloud", "read", str(ARTICLE), *options],
        env={**own, "HOME": home, "PULSE_SERVER": "unix:/nonexistent", **variables},
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_home_the_text_is_printed() -> None:
    done = read("/dev/null", "--mute")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Headline: Divers raise the ferry bell" in done.stdout


def test_without_a_home_for_cache_and_library_it_is_read_aloud() -> None:
    done = read("/dev/null", "--engine", "tone", typed="pause\nsection\nquit\n")
    assert done.returncode == 0
    assert "Video: The bell of the ferry" in done.stdout
    assert "Error" not in done.stderr


def test_an_engine_of_the_settings_that_is_not_there_ends_no_reading(tmp_path: Path) -> None:
    folder = tmp_path / "readaloud"
    folder.mkdir()
    (folder / "config.yaml").write_text("engine: nope\n")
    done = read(str(tmp_path), typed="section\nwhere\nquit\n", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 0
    assert "minutes left" in done.stdout


def test_where_nothing_sounds_and_nobody_can_type_the_text_comes_at_once_and_moves_no_place(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        done = read(str(tmp_path))
        assert done.returncode == 0
        assert done.stdout.count("Headline: Divers raise the ferry bell") == 1
        assert done.stdout.endswith("End of article.\n")
