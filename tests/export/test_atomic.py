"""Outputs appear whole or not at all, and never over something else."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from listing import names
from readaloud.audio.encode import encode
from readaloud.export.files.atomic import check_destination, written_together
from readaloud.export.files.writing import check_output, write_file
from readaloud.export.material import recording as recording_module
from readaloud.export.material.recording import Recording
from readaloud.export.transcripts import text as transcript
from readaloud.model.errors import OutputError, PartlyFailed, UsageError

HOLD = """
import sys, time
from pathlib import Path
from readaloud.export.files.atomic import written_together
with written_together([Path(sys.argv[1])], ["txt"], force=False) as (temporary,):
    temporary.write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


@contextlib.contextmanager
def whole(path: Path, *, force: bool) -> Iterator[Path]:
    with written_together([path], ["txt"], force=force) as (temporary,):
        yield temporary


def leave_half(path: Path, trouble: type[BaseException]) -> None:
    with whole(path, force=False) as temporary:
        temporary.write_text("half")
        raise trouble


def write_late(path: Path) -> None:
    with whole(path, force=False) as temporary:
        temporary.write_text("ours")
        path.write_text("theirs")


def test_a_finished_file_has_its_name_its_text_and_ordinary_permissions(tmp_path: Path) -> None:
    with whole(tmp_path / "park.txt", force=False) as temporary:
        temporary.write_text("whole")
        assert names(tmp_path) != ["park.txt"]
    assert names(tmp_path) == ["park.txt"]
    assert (tmp_path / "park.txt").read_text() == "whole"
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "park.txt").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, RuntimeError])
def test_nothing_is_left_when_writing_is_broken_off(tmp_path: Path, trouble: type[BaseException]) -> None:
    with pytest.raises(trouble):
        leave_half(tmp_path / "park.txt", trouble)
    assert names(tmp_path) == []


def test_an_existing_file_stays_as_it_is_without_force(tmp_path: Path, recording: Recording) -> None:
    (tmp_path / "park.txt").write_text("mine")
    with pytest.raises(OutputError, match="exists already") as caught:
        write_file(recording, tmp_path / "park.txt")
    assert "--force" in caught.value.hint
    assert (tmp_path / "park.txt").read_text() == "mine"
    write_file(recording, tmp_path / "park.txt", force=True)
    assert (tmp_path / "park.txt").read_text() != "mine"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="exists already"):
        write_late(tmp_path / "park.txt")
    assert names(tmp_path) == ["park.txt"]
    assert (tmp_path / "park.txt").read_text() == "theirs"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "park.txt").write_text("old")
    (tmp_path / "park.txt").symlink_to(tmp_path / "real" / "park.txt")
    with whole(tmp_path / "park.txt", force=True) as temporary:
        temporary.write_text("new")
    assert (tmp_path / "park.txt").is_symlink()
    assert (tmp_path / "real" / "park.txt").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/park.txt", "folder does not exist"),
        ("file.txt/park.txt", "folder is a file|folder does not exist"),
        ("folder.txt", "is not a file"),
        (f"{'x' * 300}.txt", "name is too long"),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file.txt").write_text("a file")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(OutputError, match=words) as caught:
        check_output(tmp_path / name, force=True)
    assert caught.value.exit_code == 6
    assert caught.value.hint


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(OutputError, match="is not a file"):
        check_destination(Path("/dev/null"), force=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_told_before_any_work(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        check_output(tmp_path / "park.txt")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_what_the_system_says_becomes_one_sentence(
    tmp_path: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(transcript, "write", full)
    with pytest.raises(OutputError) as caught:
        write_file(recording, tmp_path / "park.txt")
    assert caught.value.message.count(".") >= 1
    assert caught.value.hint
    assert names(tmp_path) == []


@pytest.mark.parametrize("ending", ["mp3", "opus", "epub"])
def test_a_full_disk_below_the_cache_is_not_taken_for_that_of_the_file(
    tmp_path: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(recording_module, "encode", full)
    with pytest.raises(OutputError, match="no room for the sound"):
        write_file(recording, tmp_path / f"park.{ending}")
    assert names(tmp_path) == []


def test_what_a_killed_export_left_is_cleared_by_the_next_one(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "park.txt"], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child, child.stdout:
        assert child.stdout.readline() == "ready\n"
        with whole(tmp_path / "one.txt", force=False) as temporary:
            temporary.write_text("the other one lives and is let be")
        assert len(names(tmp_path)) == 2
        child.send_signal(signal.SIGKILL)
    with whole(tmp_path / "two.txt", force=False) as temporary:
        temporary.write_text("now it is cleared")
    assert names(tmp_path) == ["one.txt", "two.txt"]


def test_an_unknown_ending_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        check_output(tmp_path / "park.docx")
    assert ".docx" in caught.value.message
    assert ".mp3" in caught.value.hint
    assert caught.value.exit_code == 2


def test_what_does_not_verify_is_not_kept(
    tmp_path: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcript, "write", lambda manuscript, path: path.write_text(" "))
    with pytest.raises(PartlyFailed, match="did not verify: The file is empty"):
        write_file(recording, tmp_path / "park.txt")
    assert names(tmp_path) == []


def test_a_full_disk_under_ffmpeg_is_told_with_the_name_of_the_file(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encode_to_a_full_disk(*_: object) -> None:
        encode([os.urandom(1 << 16)] * 40, 22050, Path("/dev/full"), "flac")

    monkeypatch.setattr(recording_module, "encode", encode_to_a_full_disk)
    with pytest.raises(OutputError, match=r"park\.flac could not be written: the disk is full\."):
        write_file(recording, tmp_path / "park.flac")
    assert names(tmp_path) == []


def write_two(folder: Path, *, force: bool) -> None:
    paths = [folder / "one.txt", folder / "two.txt"]
    with written_together(paths, ["txt", "txt"], force=force) as temporaries:
        for temporary in temporaries:
            temporary.write_text("new")


@pytest.mark.parametrize("links", [True, False])
def test_files_of_one_export_are_taken_back_when_one_cannot_be_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.startswith("new-") and target.name == "two.txt":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    def no_links(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "replace", refuse)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    with pytest.raises(OutputError, match=r"two\.txt could not be written"):
        write_two(tmp_path, force=False)
    assert names(tmp_path) == []
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("old")
    with pytest.raises(OutputError, match=r"two\.txt could not be written"):
        write_two(tmp_path, force=True)
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["old", "old"]


def test_files_of_one_export_replace_others_together(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text("old")
    write_two(tmp_path, force=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "one.txt": "new",
        "two.txt": "new",
    }


def test_a_file_that_came_meanwhile_keeps_the_others_away_too(tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]

    def write_late_too() -> None:
        with written_together(paths, ["txt", "txt"], force=False) as temporaries:
            for temporary in temporaries:
                temporary.write_text("ours")
            paths[1].write_text("theirs")

    with pytest.raises(OutputError, match=r"two\.txt exists already"):
        write_late_too()
    assert names(tmp_path) == ["two.txt"]
    assert paths[1].read_text() == "theirs"


def test_a_folder_that_a_person_has_named_alike_stays(tmp_path: Path, recording: Recording) -> None:
    kept = [tmp_path / ".readaloud-backup", tmp_path / ".readaloud-export-mine"]
    for folder in kept:
        folder.mkdir()
        (folder / "notes").write_text("keep me")
    write_file(recording, tmp_path / "park.txt", force=False)
    assert [(folder / "notes").read_text() for folder in kept] == ["keep me", "keep me"]


def test_a_thousand_files_of_one_export_hold_few_files_open(tmp_path: Path) -> None:
    paths = [tmp_path / f"part {number}.txt" for number in range(1000)]
    before = len(list(Path("/dev/fd").iterdir()))
    with written_together(paths, ["txt"] * len(paths), force=False) as temporaries:
        assert len(list(Path("/dev/fd").iterdir())) < before + 10
        for temporary in temporaries:
            temporary.write_text("part")
    assert names(tmp_path) == sorted(path.name for path in paths)
