"""Jobs: what is kept of an export that was broken off, and when it goes."""

import os
import time
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from readaloud.audio.cache import open_cache
from readaloud.engines.protocol import Cancelled
from readaloud.export.files import atomic
from readaloud.export.files.writing import written_before
from readaloud.model.errors import OutputError
from readaloud.model.profile import Profile
from readaloud.services import doctor
from readaloud.services.exporting.exporting import export_sources
from readaloud.services.exporting.jobs import Job, opened_job, unfinished_jobs
from readaloud.services.exporting.values import ExportOptions, ExportProgress

STORY = "The gate was green\n\n" + "Nobody knew why it had been painted at all.\n\n" * 9
PROFILE = Profile(name="test", title="For tests", engines=("tone",), words_per_minute=400)
JOB = Job(("gate.txt",), ("gate.mp3",), "slowly")


def broken_off(*keys: str) -> None:
    with suppress(KeyboardInterrupt), opened_job(JOB) as job:
        job.begin(keys)
        (job.folder / "sound-1").mkdir()
        raise KeyboardInterrupt


def pins(cache: Path) -> list[Path]:
    return list((cache / "speech" / "pins").glob("*"))


def test_a_job_that_was_broken_off_is_known_and_the_same_command_ends_it(cache: Path) -> None:
    broken_off("k1", "k2")
    (unfinished,) = unfinished_jobs()
    assert unfinished.sources == JOB.sources
    assert time.time() - unfinished.begun < 60
    assert pins(cache)
    with opened_job(JOB) as job:
        assert not (job.folder / "sound-1").exists()
        assert unfinished_jobs() == ()  # it is running
    assert unfinished_jobs() == ()
    assert pins(cache) == []
    assert list((cache / "jobs").iterdir()) == []


def test_what_a_killed_process_had_half_written_in_the_cache_goes_with_the_next_job(cache: Path) -> None:
    broken_off("k1")
    places = [cache / "speech", cache / "speech" / "pins", next((cache / "jobs").iterdir())]
    for place in places:
        (place / ".new-0123").write_text("half")
        os.utime(place / ".new-0123", (1, 1))
        (place / ".new-4567").write_text("somebody is writing this")
    with opened_job(JOB):
        assert [len(list(place.glob(".new-*"))) for place in places] == [1, 1, 1]


def test_a_job_that_never_began_to_speak_leaves_nothing(cache: Path) -> None:
    with pytest.raises(KeyboardInterrupt), opened_job(JOB):
        raise KeyboardInterrupt
    assert list((cache / "jobs").iterdir()) == []


def test_a_job_that_nobody_took_up_is_gone_after_thirty_days(cache: Path) -> None:
    broken_off()
    (folder,) = (cache / "jobs").iterdir()
    late = time.time() - 31 * 24 * 3600
    os.utime(folder, (late, late))
    with opened_job(Job(("other.txt",), ("other.mp3",), "")):
        assert not folder.exists()


def test_the_same_command_twice_at_once_does_not_meet_itself(cache: Path) -> None:
    with opened_job(JOB) as first, opened_job(JOB) as second:
        assert first.folder != second.folder
        assert second.folder.is_dir()
        first.begin(["k"])
        second.begin(["other"])
        assert [pin.read_text() for pin in pins(cache)] == ["k"]
    assert not second.folder.exists()


def test_without_a_cache_folder_there_is_still_a_place_to_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with opened_job(JOB) as job:
        assert job.cache is None
        job.begin(["k"])
        assert job.folder.is_dir()
    assert not job.folder.exists()


def test_a_file_is_known_again_only_while_nobody_has_touched_it(tmp_path: Path) -> None:
    new, place = tmp_path / "new.txt", tmp_path / "gate.txt"
    new.write_text("ours")
    with suppress(KeyboardInterrupt), opened_job(JOB) as job:
        job.begin([])
        job.placing([(new, place)], "this text")
        new.replace(place)
        raise KeyboardInterrupt
    with suppress(KeyboardInterrupt), opened_job(JOB) as job:
        assert job.made("this text", again=True) == (place,)
        assert job.made("that text", again=True) == ()
        assert job.may_replace(place)
        assert not job.may_replace(tmp_path / "other.txt")
        raise KeyboardInterrupt
    place.write_text("mine")
    with opened_job(JOB) as job:
        assert job.made("this text", again=True) == ()
        assert not job.may_replace(place)


def test_an_export_killed_between_two_renames_ends_without_force(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = [tmp_path / "gate.txt.vtt", tmp_path / "gate.wav"]
    replace = Path.replace

    def stop_at_the_second(self: Path, target: Path) -> Path:
        if target.name == "gate.wav":
            raise SystemExit
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop_at_the_second)
        patch.setattr(atomic, "_take_back", lambda *_: None)  # a killed process takes nothing back
        with pytest.raises(SystemExit):
            export_sources([str(story)], outputs, ExportOptions(profile=PROFILE))
    assert outputs[0].exists()
    assert not outputs[1].exists()
    assert len(unfinished_jobs()) == 1
    export_sources([str(story)], outputs, ExportOptions(profile=PROFILE)).check()
    assert all(path.exists() for path in outputs)


def test_the_same_command_once_more_ends_as_the_first_did_and_replaces_nothing(
    story: Path, tmp_path: Path
) -> None:
    notes: list[str] = []
    outputs, options = [tmp_path / "gate.wav"], ExportOptions(profile=PROFILE, on_note=notes.append)
    first = export_sources([str(story)], outputs, options)
    before = outputs[0].stat()
    second = export_sources([str(story)], outputs, options)
    assert second.exported[0].files == first.exported[0].files
    assert outputs[0].stat().st_ino == before.st_ino
    assert notes == [f"{story} was exported by this command before: its files are kept."]
    export_sources([str(story)], outputs, ExportOptions(profile=PROFILE, force=True)).check()
    assert outputs[0].stat().st_ino != before.st_ino
    story.write_text(story.read_text("utf-8") + "At last somebody did.\n", "utf-8")
    with pytest.raises(OutputError, match="exists already"):
        export_sources([str(story)], outputs, options).check()


def test_of_several_sources_those_that_are_done_are_not_done_again(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "bell.txt"
    other.write_text("The bell rang\n\nIt rang twice, and nobody came.\n", "utf-8")
    (tmp_path / "out").mkdir()

    def stop_in_the_second(told: ExportProgress) -> None:
        if told.source == str(other) and told.step == "writing":
            raise KeyboardInterrupt

    outputs, sources = [tmp_path / "out" / "{title}.wav"], [str(story), str(other)]
    with pytest.raises(KeyboardInterrupt):
        export_sources(sources, outputs, ExportOptions(profile=PROFILE, on_progress=stop_in_the_second))
    first = tmp_path / "out" / "The gate was green.wav"
    before = first.stat()
    report = export_sources(sources, outputs, ExportOptions(profile=PROFILE))
    report.check()
    assert first.stat().st_ino == before.st_ino
    assert report.exported[0].files == (written_before(first),)
    assert report.exported[1].files[0].path.name == "The bell rang.wav"


@pytest.mark.parametrize("step", ["speaking", "writing"])
def test_an_export_can_be_cancelled_from_another_thread(story: Path, tmp_path: Path, step: str) -> None:
    cancel = Event()

    def at_that_step(told: ExportProgress) -> None:
        if told.step == step:
            cancel.set()

    options = ExportOptions(profile=PROFILE, on_progress=at_that_step, cancel=cancel)
    outputs = [tmp_path / f"gate.{ending}" for ending in ("m4b", "mp3", "opus")]
    with pytest.raises(Cancelled):
        export_sources([str(story)], outputs, options)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gate.txt"]


def test_segments_of_an_open_job_outlive_a_small_cache(story: Path, tmp_path: Path, cache: Path) -> None:
    def stop_when_all_is_spoken(told: ExportProgress) -> None:
        if told.step == "writing":
            raise KeyboardInterrupt

    options = ExportOptions(profile=PROFILE, on_progress=stop_when_all_is_spoken)
    with pytest.raises(KeyboardInterrupt):
        export_sources([str(story)], [tmp_path / "gate.wav"], options)
    segments = {path.name for path in cache.glob("speech/*.speech")}
    small = open_cache(limit_bytes=1)
    assert small
    small.shrink()
    assert {path.name for path in cache.glob("speech/*.speech")} == segments
    export_sources([str(story)], [tmp_path / "gate.wav"], ExportOptions(profile=PROFILE)).check()
    small.shrink()
    assert list(cache.glob("speech/*.speech")) == []


def test_the_doctor_tells_of_exports_that_were_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._exports().found == "none was broken off"
    broken_off("k1")
    assert doctor._exports().found.endswith("the same command goes on where it was: gate.txt to gate.mp3")


def test_what_a_killed_export_had_placed_is_made_again_when_its_article_has_changed(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = [tmp_path / "{title}.txt"]
    other = tmp_path / "fence.txt"
    other.write_text("The fence is blue\n\nNobody has asked why.\n", "utf-8")
    sources = [str(story), str(other)]

    def stop_at_the_second(progress: ExportProgress) -> None:
        if progress.source == str(other):
            raise SystemExit

    with pytest.raises(SystemExit):
        export_sources(sources, outputs, ExportOptions(profile=PROFILE, on_progress=stop_at_the_second))
    (placed,) = tmp_path.glob("The gate*.txt")
    before = placed.stat()
    story.write_text(story.read_text("utf-8") + "At last somebody did.\n", "utf-8")
    export_sources(sources, outputs, ExportOptions(profile=PROFILE)).check()
    assert "At last somebody did." in placed.read_text("utf-8")
    assert placed.stat().st_ino != before.st_ino
