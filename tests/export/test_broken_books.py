"""What is told of a book that somebody damaged: one plain sentence that names the place."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from readaloud.audio import ffmpeg
from readaloud.audio.ffmpeg import Unplayable
from readaloud.export.files.writing import write_file
from readaloud.export.material.recording import Recording
from readaloud.export.verify.verifying import problems
from readaloud.model.errors import OutputError

Change = Callable[[bytes], bytes | None]  # None: the file goes


def changed(book: Path, ending: str, change: Change) -> Path:
    """A copy of the book in which every file of that ending is changed."""
    copy = book.with_name("changed.epub")
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(copy, "w") as new:
        for entry in whole.infolist():
            content = whole.read(entry)
            written = change(content) if entry.filename.endswith(ending) else content
            if written is not None:
                new.writestr(entry, written)
    return copy


@pytest.mark.parametrize(
    ("ending", "change", "told"),
    [
        (".smil", lambda content: content[:300], "in it is damaged."),
        (".smil", lambda content: content.replace(b'clipEnd="', b'clipEnd="x'), "times are no numbers."),
        (
            ".smil",
            lambda content: content.replace(b"<audio", b"<video"),
            "has a par without a text or a sound.",
        ),
        (".mp3", lambda _: b"no sound at all " * 100, "cannot be played to its end."),
        (".mp3", lambda _: None, "sound.mp3 is missing."),
        ("article-1.xhtml", lambda _: None, "article-1.xhtml is missing in it."),
    ],
)
@pytest.mark.needs("ffmpeg")
def test_the_place_is_named(
    recording: Recording, tmp_path: Path, ending: str, change: Change, told: str
) -> None:
    write_file(recording, tmp_path / "park.epub")
    (problem,) = problems(changed(tmp_path / "park.epub", ending, change), None)
    assert problem.endswith(told)
    assert "EPUB/" in problem


@pytest.mark.needs("ffmpeg")
def test_a_sound_that_was_damaged_on_the_disk_is_found(recording: Recording, tmp_path: Path) -> None:
    book = tmp_path / "park.epub"
    write_file(recording, book)
    content = bytearray(book.read_bytes())
    middle = content.find(b"sound.mp3") + 20_000
    content[middle : middle + 8] = b"\0" * 8
    book.write_bytes(content)
    assert problems(book, None) == ("Its sound EPUB/sound.mp3 cannot be played to its end.",)


@pytest.mark.needs("ffmpeg")
def test_a_machine_without_ffmpeg_says_so_and_blames_no_file(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(recording, tmp_path / "park.mp3")
    monkeypatch.setattr(ffmpeg, "_candidates", lambda: iter(()))
    with pytest.raises(OutputError, match="ffmpeg is missing") as caught:
        problems(tmp_path / "park.mp3", None)
    assert not isinstance(caught.value, Unplayable)
