"""Sound files from a recording: its samples, its chapters, verified; and what is not so is found."""

import array
import json
import math
import random
import threading
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from readaloud.audio.encode import encode
from readaloud.audio.encode_metadata import Tags, parse_chapters
from readaloud.audio.ffmpeg import decoded, read_metadata
from readaloud.audio.hearing import Heard, hear
from readaloud.audio.languages import three_letters
from readaloud.export.files.writing import write_file
from readaloud.export.material import recording as recording_module
from readaloud.export.material.growing import Growing, digest_of
from readaloud.export.material.recording import Recording
from readaloud.export.material.spool import Spool
from readaloud.export.sound import containers
from readaloud.export.verify.expected import expected_beside, expected_of
from readaloud.export.verify.verifying import problems
from readaloud.model.errors import OutputError, PartlyFailed


@pytest.mark.parametrize("ending", ["mp3", "m4b", "opus", "flac", "wav"])
def test_every_sound_file_has_the_timelines_length_and_chapters(
    recording: Recording, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"park.{ending}"
    written = write_file(recording, path)
    assert written.size == path.stat().st_size > 1_000
    assert problems(path, expected_of(recording)) == ()
    if ending != "wav":
        titles = [chapter.title for chapter in parse_chapters(read_metadata(path)[0])]
        assert titles == [section.title for section in recording.article.sections]


def test_a_wav_file_is_the_samples_of_the_spool(recording: Recording, tmp_path: Path) -> None:
    write_file(recording, tmp_path / "park.wav")
    with wave.open(str(tmp_path / "park.wav")) as file:
        heard = file.readframes(file.getnframes())
    assert len(heard) == 2 * recording.timeline.length
    assert heard == b"".join(recording.spool.samples())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_piece_of_the_spool_is_the_same_as_in_the_whole(
    recording: Recording, data: st.DataObject
) -> None:
    end = recording.spool.length
    at = data.draw(st.integers(0, end))
    until = data.draw(st.integers(at, end))
    whole = b"".join(recording.spool.samples())
    assert b"".join(recording.spool.samples(at, until)) == whole[2 * at : 2 * until]


def test_the_spool_has_no_name_on_the_disk(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        spool.add(b"aabb")
        spool.add(b"cc")
        assert spool.length == 3
        assert list(spool.samples(1, 3)) == [b"bbcc"]
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_under_the_spool_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full").open("w+b", buffering=0)  # noqa: SIM115
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: full)
    with Spool(tmp_path) as spool, pytest.raises(OutputError, match="no room"):
        spool.add(b"aa")


def test_a_shorter_file_a_missing_chapter_and_noise_are_found(recording: Recording, tmp_path: Path) -> None:
    path = tmp_path / "park.mp3"
    write_file(recording, path)
    expected = expected_of(recording)
    assert expected
    longer = replace(expected, duration=expected.duration + 1)
    assert "should last" in problems(path, longer)[0]
    fewer = replace(expected, chapters=expected.chapters[:2])
    assert "should have 2" in problems(path, fewer)[0]
    other = replace(expected, tags=(*expected.tags[1:], ("title", "Another")))
    assert "Its tag title is “The park counts its benches”" in problems(path, other)[0]
    louder = replace(expected, loudness=-3.0)
    assert "should be -3.0" in problems(path, louder)[0]
    path.write_bytes(b"no sound at all " * 100)
    assert "cannot be played" in problems(path, expected)[0]


def test_a_manifest_beside_a_file_says_what_it_should_be(recording: Recording, tmp_path: Path) -> None:
    write_file(recording, tmp_path / "park.mp3")
    assert expected_beside(tmp_path / "park.mp3") is None
    write_file(recording, tmp_path / "park.manifest.json")
    beside = expected_beside(tmp_path / "park.mp3")
    assert beside
    assert problems(tmp_path / "park.mp3", beside) == ()
    assert beside.duration == pytest.approx(recording.timeline.duration, abs=0.001)
    told = json.loads((tmp_path / "park.manifest.json").read_text())
    assert told["duration"] == beside.duration


@pytest.mark.parametrize(
    ("cues", "words"),
    [
        ("WEBVTT\n", "no cue"),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nHello\n", "has not begun"),
        (
            "WEBVTT\n\n00:01.000 --> 00:03.000\nHello\n\n00:02.000 --> 00:04.000\nThere\n",
            "before the one above",
        ),
        ("WEBVTT\n\n00:01.000 --> 00:09.000\nHello\n", "after the sound"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "is empty"),
    ],
)
def test_broken_captions_are_found(recording: Recording, tmp_path: Path, cues: str, words: str) -> None:
    path = tmp_path / "park.vtt"
    path.write_text(cues, "utf-8")
    expected = expected_of(recording)
    assert expected
    assert words in problems(path, replace(expected, duration=5.0))[0]


@pytest.mark.parametrize(
    ("tag", "letters"),
    [
        ("en", "eng"),
        ("en-GB", "eng"),
        ("de", "deu"),
        ("zh_Hant", "zho"),
        ("fra", "fra"),
        ("xx", ""),
        ("", ""),
    ],
)
def test_a_language_is_three_letters_or_left_out(tag: str, letters: str) -> None:
    assert three_letters(tag) == letters
    assert dict(Tags(language=tag).pairs()).get("language", "") == letters


def test_the_language_of_an_mp3_file_is_tagged_with_the_three_letters_that_id3_asks_for(
    recording: Recording, tmp_path: Path
) -> None:
    write_file(recording, tmp_path / "park.mp3")
    header = (tmp_path / "park.mp3").read_bytes()[:4096]
    frame = header[header.index(b"TLAN") :][:20].replace(b"\0", b"")  # one byte a letter, or UTF-16
    assert b"eng" in frame


def _voice(seconds: int, rate: int) -> "array.array[int]":
    """Syllables with a pitch that rises and falls, and hissing between them: what a coder has to follow."""
    chance, phase, made = random.Random(1), 0.0, array.array("h")
    for number in range(seconds * rate):
        phase += math.tau * (120 + 40 * math.sin(math.tau * 1.3 * number / rate)) / rate
        syllable = math.sin(math.tau * 3 * number / rate)
        tone = sum(math.sin(k * phase) / k for k in range(1, 16)) * 3500 * max(0.0, syllable)
        made.append(int(tone + chance.gauss(0, 600) * max(0.0, -syllable)))
    return made


def _decoders() -> list[str]:
    return [thread.name for thread in threading.enumerate() if "decode" in thread.name]


def test_whoever_hears_a_file_ends_the_decoder_when_he_fails(tmp_path: Path) -> None:
    path = tmp_path / "voice.flac"
    encode([_voice(60, 22_050).tobytes()], 22_050, path, "flac")
    running: list[str] = []

    def fail(blocks: Iterator[bytes]) -> Iterator[bytes]:
        running.extend(_decoders())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hear(path, through=fail)
    assert (len(running), _decoders()) == (1, [])


def test_an_audiobook_is_near_to_the_samples_it_was_given(tmp_path: Path) -> None:
    given, path = _voice(2, 22_050), tmp_path / "voice.m4b"
    encode([given.tobytes()], 22_050, path, "m4b")
    with decoded(path, 22_050) as blocks:
        heard = array.array("h", b"".join(blocks))
    noise = sum((one - other) ** 2 for one, other in zip(given, heard, strict=False))
    assert 10 * math.log10(sum(sample**2 for sample in given) / noise) > 25  # dB; the slower coder: 23


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize("name", ["BBC: news", "concat:park", "-b*k%03d"])
@pytest.mark.parametrize("ending", ["m4b", "flac", "mp3"])
def test_no_name_of_a_file_or_folder_is_more_than_a_name_to_ffmpeg(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / f"{name}.{ending}"
    write_file(recording, path)
    monkeypatch.chdir(path.parent)
    assert problems(Path(path.name), expected_of(recording)) == ()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is decoded, in order."""
    sounds: list[object] = []
    hear = recording_module.hear

    def noted(sound: Any, *more: Any) -> Heard:
        sounds.append(sound)
        return hear(sound, *more)

    monkeypatch.setattr(recording_module, "hear", noted)
    return sounds


def test_opus_is_decoded_once_and_while_it_is_written(
    recording: Recording, tmp_path: Path, heard: list[object]
) -> None:
    write_file(recording, tmp_path / "park.opus")
    assert [type(sound) for sound in heard] == [Growing]


def test_a_growing_file_is_read_to_where_it_ends_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "grows"
    path.write_bytes(b"first ")
    with path.open("rb") as file, path.open("ab", buffering=0) as end, ThreadPoolExecutor(1) as aside:
        growing = Growing(file)
        assert growing.read(100) == b"first "
        waiting = aside.submit(growing.read, 100)
        end.write(b"second")
        assert waiting.result(timeout=10) == b"second"
        growing.close()
        assert growing.read(100) == b""
        assert growing.digest == digest_of(BytesIO(path.read_bytes()))
        path.write_bytes(b"First second")
        assert growing.digest != digest_of(BytesIO(path.read_bytes()))


@pytest.mark.parametrize(
    ("ending", "words"),
    [("wav", "It cannot be played to its end."), ("mp3", "before chapter 2 begins: it is cut off.")],
)
def test_a_recording_that_was_cut_off_is_found(
    recording: Recording, tmp_path: Path, ending: str, words: str
) -> None:
    path = tmp_path / f"park.{ending}"
    write_file(recording, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 4 | 1])
    (found,) = problems(path, None)
    assert found.endswith(words)


def test_a_wrong_label_keeps_a_file_from_its_name(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "tags_of", lambda manuscript: Tags(title="Another park"))
    with pytest.raises(PartlyFailed, match="Its tag title is “Another park”"):
        write_file(recording, tmp_path / "park.mp3")
    assert list(tmp_path.iterdir()) == []
