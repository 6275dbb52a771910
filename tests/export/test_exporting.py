"""Export jobs from sources to files, with the tone engine and the real way through everything else."""

import errno
import json
import os
import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from listing import names
from readaloud.engines.process import child
from readaloud.export.captions import vtt
from readaloud.export.verify.expected import expected_beside
from readaloud.export.verify.verifying import problems
from readaloud.model.errors import OutputError, PartlyFailed, SourceError, UsageError
from readaloud.model.profile import Profile
from readaloud.services.exporting.exporting import (
    ExportOptions,
    ExportProgress,
    export_article,
    export_sources,
)
from readaloud.services.opening.opening import open_article

PROFILE = Profile(name="test", title="For tests", engines=("tone",), words_per_minute=400)
STORY = """The gate was painted green

By Ada Example

Nobody in the village wanted to say whose idea it had been to paint the old gate green.

“It was like that when I came,” said Mara Quill, who keeps the key. She has kept it for eleven years.

The council will look at the gate again in May, when the paint is dry.
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[child.WorkerProcess]]:
    """The engine processes of the test; none may live when it is over."""
    found: list[child.WorkerProcess] = []
    make = child.WorkerProcess.__init__

    def noted(self: child.WorkerProcess, *arguments: str) -> None:
        make(self, *arguments)
        found.append(self)

    monkeypatch.setattr(child.WorkerProcess, "__init__", noted)
    yield found
    assert not any(_lives(worker.pid) for worker in found)


def _lives(pid: int) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_one_command_makes_sound_captions_and_manifest_in_step(
    story: Path, out: Path, started: list[child.WorkerProcess]
) -> None:
    options = ExportOptions(profile=PROFILE, captions="vtt", manifest=True)
    report = export_sources([str(story)], [out / "gate.mp3"], options)
    report.check()
    assert names(out) == ["gate.manifest.json", "gate.mp3", "gate.vtt"]
    assert [written.path.name for written in report.exported[0].files] == [
        "gate.mp3",
        "gate.vtt",
        "gate.manifest.json",
    ]
    expected = expected_beside(out / "gate.mp3")
    assert expected
    assert report.exported[0].sound_seconds == pytest.approx(expected.duration, abs=0.001)
    assert all(problems(written.path, expected) == () for written in report.exported[0].files)
    assert started


def test_every_word_of_the_article_is_in_the_manifest(story: Path, out: Path) -> None:
    export_sources([str(story)], [out / "gate.manifest.json"], ExportOptions(profile=PROFILE))
    told = json.loads((out / "gate.manifest.json").read_text("utf-8"))
    heard = " ".join(said["text"] for said in told["utterances"])
    assert all(word in heard for word in STORY.split() if word not in ("By", "Ada", "Example"))
    assert all(said["words"] for said in told["utterances"])


def test_the_number_of_processes_changes_no_byte(
    story: Path, out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for jobs in (1, 3):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache{jobs}"))
        outputs = [out / f"{jobs}.wav", out / f"{jobs}.vtt", out / f"{jobs}.epub"]
        export_sources([str(story)], outputs, ExportOptions(profile=PROFILE, jobs=jobs))
    for ending in ("wav", "vtt", "epub"):
        assert (out / f"1.{ending}").read_bytes() == (out / f"3.{ending}").read_bytes()


def test_a_second_run_gives_the_same_bytes_from_the_cache(story: Path, out: Path) -> None:
    for name in ("one", "two"):
        export_sources([str(story)], [out / f"{name}.mp3"], ExportOptions(profile=PROFILE))
    assert (out / "one.mp3").read_bytes() == (out / "two.mp3").read_bytes()


def test_speed_shortens_sound_and_captions_alike(story: Path, out: Path) -> None:
    lengths = []
    for speed in (1.0, 2.0):
        outputs = [out / f"{speed}.wav", out / f"{speed}.vtt"]
        export_sources([str(story)], outputs, ExportOptions(profile=PROFILE, speed=speed))
        with wave.open(str(outputs[0])) as file:
            lengths.append(file.getnframes())
    assert lengths[1] == pytest.approx(lengths[0] / 2, rel=0.1)


def test_one_bad_source_does_not_stop_the_others_and_is_reported(
    story: Path, out: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.txt")
    report = export_sources([missing, str(story), str(story)], [out], ExportOptions(profile=PROFILE))
    assert names(out) == ["The gate was painted green 2.mp3", "The gate was painted green.mp3"]
    assert [failure.source for failure in report.failures] == [missing]
    with pytest.raises(PartlyFailed, match="1 of 3 sources") as caught:
        report.check()
    assert caught.value.exit_code == 7


def test_a_section_that_one_article_lacks_does_not_stop_the_others(
    story: Path, out: Path, tmp_path: Path
) -> None:
    other = tmp_path / "fence.md"
    other.write_text("# The fence\n\nIt is blue.\n\n## Costs\n\nNobody has counted them.\n", "utf-8")
    wanted = ExportOptions(profile=PROFILE, section="costs")
    report = export_sources([str(story), str(other)], [out], wanted)
    assert names(out) == ["The fence.mp3"]
    assert [failure.source for failure in report.failures] == [str(story)]
    report = export_sources([str(story), str(story)], [out], wanted)
    with pytest.raises(PartlyFailed, match="All 2 sources failed"):
        report.check()


def test_chapters_of_one_title_are_numbered_as_in_the_contents_of_a_book(out: Path, tmp_path: Path) -> None:
    source = tmp_path / "fence.md"
    source.write_text("# The fence\n\n## Costs\n\nThey are high.\n\n## Costs\n\nThey rise.\n", "utf-8")
    export_sources([str(source)], [out / "a.flac"], ExportOptions(profile=PROFILE, manifest=True)).check()
    expected = expected_beside(out / "a.flac")
    assert expected
    assert [chapter.title for chapter in expected.chapters] == ["The fence", "Costs", "Costs (2)"]
    assert problems(out / "a.flac", expected) == ()


@pytest.mark.parametrize("name", ["n" * 300, "n" * 300 + "/a"])
def test_a_name_that_is_too_long_is_told_as_that(story: Path, out: Path, name: str) -> None:
    with pytest.raises(OutputError, match="its name is too long"):
        export_sources([str(story)], [out / f"{name}.mp3"], ExportOptions(profile=PROFILE)).check()
    with pytest.raises(SourceError, match="could not be read"):
        export_sources([name], [out / "a.mp3"], ExportOptions(profile=PROFILE)).check()


def test_the_failure_of_an_only_source_is_itself(out: Path, tmp_path: Path) -> None:
    report = export_sources([str(tmp_path / "missing.txt")], [out / "x.mp3"], ExportOptions(profile=PROFILE))
    with pytest.raises(SourceError):
        report.check()
    assert names(out) == []


def test_an_existing_file_is_refused_before_anything_is_spoken(
    story: Path, out: Path, tmp_path: Path
) -> None:
    (out / "gate.mp3").write_text("mine")
    steps: list[str] = []
    options = ExportOptions(profile=PROFILE, on_progress=lambda told: steps.append(told.step))
    with pytest.raises(OutputError, match="exists already"):
        export_sources([str(story)], [out / "gate.mp3"], options).check()
    assert "speaking" not in steps
    assert (out / "gate.mp3").read_text() == "mine"


def test_a_transcript_needs_no_engine(story: Path, out: Path, started: list[child.WorkerProcess]) -> None:
    outputs = [out / "gate.md", out / "gate.txt", out / "gate.json"]
    report = export_article(open_article(str(story)), outputs, profile=PROFILE, engine="no-such-engine")
    assert names(out) == ["gate.json", "gate.md", "gate.txt"]
    assert report.exported[0].sound_seconds == 0
    assert started == []


def test_an_option_that_there_is_not_is_named(story: Path, out: Path) -> None:
    with pytest.raises(UsageError, match="volume"):
        export_article(open_article(str(story)), [out / "gate.mp3"], volume=11)


def test_progress_rises_to_the_end_and_the_time_left_falls_to_nothing(story: Path, out: Path) -> None:
    told: list[ExportProgress] = []
    export_sources([str(story)], [out / "gate.wav"], ExportOptions(profile=PROFILE, on_progress=told.append))
    speaking = [step for step in told if step.step == "speaking"]
    assert [step.done for step in speaking] == list(range(1, speaking[0].total + 1))
    assert speaking[-1].seconds_left == 0
    assert told[-1] == ExportProgress(str(story), "writing", 1, 1, 0.0, 1.0)
    shares = [step.share for step in speaking]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("step", ["reading", "speaking", "writing"])
def test_ctrl_c_anywhere_leaves_nothing_behind(
    story: Path, out: Path, started: list[child.WorkerProcess], step: str
) -> None:
    def interrupt(told: ExportProgress) -> None:
        if told.step == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_sources(
            [str(story)], [out / "gate.mp3"], ExportOptions(profile=PROFILE, on_progress=interrupt)
        )
    assert names(out) == []


def test_one_file_that_cannot_be_written_keeps_the_others_away_and_a_retry_goes_through(
    story: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    outputs = [out / "gate.manifest.json", out / "gate.txt", out / "gate.vtt", out / "gate.m4b"]
    with monkeypatch.context() as patch:
        patch.setattr(vtt, "write", full)
        with pytest.raises(OutputError, match=r"gate\.vtt could not be written: the disk is full"):
            export_sources([str(story)], outputs, ExportOptions(profile=PROFILE, jobs=2)).check()
    assert names(out) == []
    export_sources([str(story)], outputs, ExportOptions(profile=PROFILE, jobs=2)).check()
    assert names(out) == sorted(path.name for path in outputs)


def test_the_folder_of_the_cache_holds_nothing_but_the_cache(story: Path, out: Path, cache: Path) -> None:
    export_sources([str(story)], [out / "gate.wav"], ExportOptions(profile=PROFILE))
    assert not [path for path in cache.iterdir() if path.is_file()]


def test_no_source_is_a_wrong_request(out: Path) -> None:
    with pytest.raises(UsageError, match="No source"):
        export_sources([], [out])
