"""``readaloud doctor``: a line a thing, verdict first and advice last; exit code 5 for what is needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readaloud.services import doctor


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def examined(**extra: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "readaloud", "doctor"],
        capture_output=True,
        text=True,
        env={**os.environ, **extra},
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_each_thing_is_one_line_with_its_verdict_first():
    code, lines = examined()
    named = {line.partition(": ")[0]: line.partition(": ")[2] for line in lines}
    assert code == 0
    assert all(verdict.startswith(("works. ", "does not work. ")) for verdict in named.values())
    assert named["engine espeak"].startswith("works. eSpeak NG")
    assert named["lexicons"] == "works. no words of your own."
    assert named["rules"] == "works. 0 of your own, 0 sites with what you keep or drop."
    assert {"program", "settings", "cache folder", "sound", "ffmpeg", "clipboard", "terminal"} <= named.keys()


def test_what_every_reading_needs_is_named_again_at_the_end_with_exit_code_five(home):
    (home / "config" / "readaloud").mkdir(parents=True)
    (home / "config" / "readaloud" / "config.yaml").write_text("speed: quick\n")
    (home / "config" / "readaloud" / "rules").mkdir()
    (home / "config" / "readaloud" / "rules" / "mine.yaml").write_text("- rule: [\n")
    (home / "cache").write_text("a file in the way")
    code, lines = examined()
    assert code == 5
    assert lines[-1].startswith(
        "To be mended before readaloud can work as it should: settings, rules, cache folder"
    )
    settings = next(line for line in lines if line.startswith("settings: does not work. "))
    assert any(line.startswith("rules: does not work. ") and "mine.yaml, line" in line for line in lines)
    assert "config.yaml, line 1: speed must be a number from 0.5 to 6" in settings


def test_a_program_that_cannot_start_or_does_not_answer_is_a_finding_in_words(monkeypatch):
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "/opt/ffmpeg")

    def hanging(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("ffmpeg", 20)

    monkeypatch.setattr(doctor.subprocess, "run", missing)
    assert doctor._ffmpeg().found == "/opt/ffmpeg: No such file or directory"
    monkeypatch.setattr(doctor.subprocess, "run", hanging)
    assert doctor._ffmpeg().found == "it did not answer in time"
