"""An engine that is killed every 20 utterances of an export: nothing is missing, and a line says so."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("broken_engines")
ARTICLE = Path(__file__).parents[2] / "content" / "stone-oven.md"


def exported(engine: str, folder: Path, jobs: int) -> tuple[dict[str, Any], str]:
    """The manifest of an export from an empty cache, and what was said on stderr."""
    target = folder / f"{engine}.wav"
    command = [sys.executable, "-m", "readaloud", "export", str(ARTICLE), "-o", str(target), "--manifest"]
    done = subprocess.run(
        [*command, "--engine", engine, "--jobs", str(jobs)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=os.environ | {"XDG_CACHE_HOME": str(folder / engine)},
    )
    return json.loads(target.with_suffix(".manifest.json").read_text()), done.stderr


@pytest.mark.parametrize(
    ("engine", "jobs"), [("tone", 1), ("espeak", 1), ("espeak", 2), ("piper", 2), ("kokoro", 1)]
)
def test_the_same_utterances_come_in_the_same_order_and_length(
    engine: str, jobs: int, tmp_path: Path
) -> None:
    whole, said = exported(engine, tmp_path, jobs)
    killed, said_when_killed = exported(f"{engine}_killed_every_20", tmp_path, jobs)
    assert len(whole["utterances"]) > 40
    assert "stopped" not in said
    assert f"The speech engine {engine}_killed_every_20 stopped; it is started again." in said_when_killed
    assert killed["utterances"] == whole["utterances"]
    assert killed["duration"] == whole["duration"]
    sound, sound_when_killed = (tmp_path / f"{name}.wav" for name in (engine, f"{engine}_killed_every_20"))
    assert sound.read_bytes()[44:] == sound_when_killed.read_bytes()[44:]
