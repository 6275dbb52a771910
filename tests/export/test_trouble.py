"""A full disk, a folder that takes nothing, a missing program, an odd name: one sentence, nothing lost."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from listing import names
from readaloud.audio import ffmpeg
from readaloud.cli.running import run
from readaloud.export.material.parts import parts
from readaloud.export.material.recording import Recording
from readaloud.services.exporting.names import of_part, titled

STORY = "The gate was green\n\n" + "Nobody knew why it had been painted at all.\n\n" * 30
ODD = "Bell\u202e/../tower\x1b[31m\x07 " + "and again " * 40
SMALL_BYTES = 300_000  # a few seconds of sound


def export(story: Path, *outputs: Path, more: tuple[str, ...] = ()) -> int:
    return run(
        ["export", str(story), "--engine", "tone", *(w for o in outputs for w in ("-o", str(o))), *more]
    )


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_BYTES, SMALL_BYTES))


def test_a_disk_that_fills_up_while_the_sound_is_made_is_told_and_nothing_is_left(
    story: Path, out: Path, cache: Path
) -> None:
    command = [
        sys.executable,
        "-P",
        "-m",
        "readaloud",
        "export",
        story,
        "--engine",
        "tone",
        "-o",
        out / "gate.mp3",
    ]
    failed = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited, env=dict(os.environ))
    assert failed.returncode == 6
    assert failed.stderr.splitlines()[-1].startswith("Error: There is no room for the sound")
    assert names(out) == []
    spoken = {path.name: path.stat().st_ino for path in cache.glob("speech/*.speech")}
    assert export(story, out / "gate.mp3") == 0
    assert {n: (cache / "speech" / n).stat().st_ino for n in spoken} == spoken
    assert names(out) == ["gate.mp3"]


def test_where_nothing_can_be_written_is_told_before_anything_is_spoken(
    story: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(story, Path("/proc/gate.mp3")) == 6
    (line,) = capsys.readouterr().err.splitlines()
    assert "/proc/gate.mp3 could not be written" in line
    assert not list(cache.glob("speech/*.speech"))


def test_without_ffmpeg_wav_is_left_and_the_rest_is_refused_before_anything_is_spoken(
    story: Path, out: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ffmpeg, "_candidates", lambda: iter(()))
    assert export(story, out / "gate.mp3") == 6
    assert "ffmpeg is missing. Install ffmpeg" in capsys.readouterr().err
    assert not list(cache.glob("speech/*.speech"))
    assert export(story, out / "gate.wav", out / "gate.vtt") == 0
    assert names(out) == ["gate.vtt", "gate.wav"]
    assert run(["verify", str(out / "gate.wav")]) == 0


def test_no_title_leaves_its_folder_or_is_too_long_for_a_name(out: Path, tmp_path: Path) -> None:
    source = tmp_path / "odd.md"
    source.write_text(f"# {ODD}\n\n{STORY}", "utf-8")
    assert export(source, out, more=("--captions", "vtt")) == 0
    assert len(names(out)) == 2
    for name in names(out):
        assert name.isprintable()
        assert len(name.encode()) <= 255
        assert name.startswith("Bell")


def test_the_name_of_a_part_is_never_too_long(recording: Recording, tmp_path: Path) -> None:
    asked = tmp_path / ("ä" * 120 + ".mp3")
    assert all(len(of_part(asked, piece).name.encode()) <= 255 for piece in parts(recording))


def test_titles_that_are_alike_do_not_meet(tmp_path: Path) -> None:
    taken: set[Path] = set()
    given = [titled([tmp_path / "{title}.mp3"], title, taken)[0].name for title in ("A/B", "A:B", "A B")]
    assert given == ["A B.mp3", "A B 2.mp3", "A B 3.mp3"]


def test_a_damaged_segment_is_made_again_and_nothing_else(story: Path, out: Path, cache: Path) -> None:
    assert export(story, out / "one.wav") == 0
    before = {path: path.stat().st_ino for path in cache.glob("speech/*.speech")}
    damaged = min(before)
    (out / "held").hardlink_to(damaged)  # so that its number is not given to another
    damaged.write_bytes(damaged.read_bytes()[:-9])
    assert export(story, out / "two.wav") == 0
    again = {path for path, inode in before.items() if path.stat().st_ino != inode}
    assert again == {damaged}
    assert (out / "one.wav").read_bytes() == (out / "two.wav").read_bytes()


@pytest.mark.parametrize("flag", [(), ("--audiobook",)])
def test_what_is_written_is_as_loud_as_it_should_be(
    story: Path, out: Path, flag: tuple[str, ...], hear_lufs: Callable[[Path], float]
) -> None:
    outputs = [out / f"gate.{ending}" for ending in ("wav", "mp3", "m4b", "opus", "flac")]
    assert export(story, *outputs, more=flag) == 0
    for path in outputs:
        assert hear_lufs(path) == pytest.approx(-21 if flag else -19, abs=0.5)


@pytest.fixture
def hear_lufs() -> Callable[[Path], float]:
    """The loudness of a file by ffmpeg's own meter, one channel."""

    def heard(path: Path) -> float:
        command = [
            ffmpeg.find_ffmpeg(),
            "-hide_banner",
            "-nostats",
            "-i",
            path,
            "-af",
            "ebur128",
            "-f",
            "null",
            "-",
        ]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        return float(told.rpartition("I:")[2].split()[0])

    return heard
