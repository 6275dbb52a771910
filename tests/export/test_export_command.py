"""``readaloud export`` and ``readaloud verify`` as they are called: signals, what is printed, exit codes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readaloud.cli.running import run

PARAGRAPH = "Nobody in the village wanted to say whose idea it had been to paint the old gate green.\n\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "gate.txt"
    path.write_text("The gate was painted green\n\n" + PARAGRAPH * 3, "utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def export(story: Path, *more: str | Path) -> int:
    return run(["export", str(story), "--engine", "tone", *map(str, more)])


def _begun(folder: Path) -> bool:
    return any(path.stat().st_size for path in folder.glob(".readaloud-*/new.*"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.needs("ffmpeg")
def test_a_signal_while_a_file_is_written_leaves_nothing_and_nobody_behind(
    story: Path, out: Path, number: signal.Signals
) -> None:
    story.write_text("The gate was painted green\n\n" + PARAGRAPH * 1_000, "utf-8")
    command = [
        sys.executable,
        "-P",
        "-m",
        "readaloud",
        "export",
        story,
        "--engine",
        "tone",
        "--captions",
        "vtt",
    ]
    environment = {**os.environ, "GATE": str(out)}  # what starts it, and every child of it, can be told by
    child = subprocess.Popen(
        [*command, "-o", out / "gate.m4b"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    with child:
        limit = time.monotonic() + 60
        while not _begun(out) and child.poll() is None and time.monotonic() < limit:
            time.sleep(0.02)
        child.send_signal(number)
        _, said = child.communicate(timeout=30)
    assert child.returncode == 128 + number, said
    assert names(out) == []
    assert not [pid for pid in Path("/proc").iterdir() if pid.name.isdigit() and _bears(pid, environment)]


def _bears(process: Path, environment: dict[str, str]) -> bool:
    try:
        return f"GATE={environment['GATE']}".encode() in (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or is not ours
        return False


def test_an_ignored_hangup_stays_ignored(story: Path, out: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert export(story, "-o", out / "gate.txt") == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_path_with_a_line_break_is_printed_on_one_line(
    story: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(story, "-o", out / "ga\nte.txt", "-o", out / "two  spaces.md") == 0
    assert capsys.readouterr().out.splitlines() == [f"{out}/ga te.txt", f"{out}/two  spaces.md"]
