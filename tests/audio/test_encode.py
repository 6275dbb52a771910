"""Sound files of every kind, written by the real ffmpeg and read back."""

import array
import json
import math
import subprocess
import wave
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3, CTOCFlags

from readaloud.audio import ffmpeg
from readaloud.audio.encode import CONTAINERS, Label, encode, write_mp3
from readaloud.audio.encode_metadata import Tags, escape, ffmetadata, fold, parse_chapters, parse_tags
from readaloud.audio.hearing import hear, measured
from readaloud.audio.id3 import after_tag, id3
from readaloud.export.pictures.cover import SIDE, cover_png
from readaloud.model.errors import OutputError
from readaloud.model.speech import Chapter

RATE = 22050
CODECS = ("mp3", "aac", "opus", "flac")
CHAPTERS = (
    Chapter("The harbour", "s1", 0, RATE),
    Chapter("Nine = 9; #two \\ [CHAPTER]", "s2", RATE, 2 * RATE),
    Chapter("After the tide", "s3", 2 * RATE, 3 * RATE),
)
TAGS = Tags(
    title="A title = [x]; #1",
    artist="Ada Example",
    album="The Example",
    date="2025-01-02",
    description="One\nline",
    language="de-AT",
    url="https://news.example/bell?a=b",
)
LABEL = Label(TAGS, CHAPTERS, cover_png(TAGS.title, TAGS.album), SIDE)


def hum(seconds: float = 3.0) -> bytes:
    wanted = int(seconds * RATE)
    return array.array("h", (int(9000 * math.sin(n / 9)) for n in range(wanted))).tobytes()


def blocks_of(pcm: bytes, size: int = 10_000) -> list[bytes]:
    return [pcm[at : at + size] for at in range(0, len(pcm), size)]


def write(path: Path) -> Path:
    ending = path.suffix[1:]
    if ending == "mp3":
        frames = path.with_suffix(".frames")
        encode(blocks_of(hum()), RATE, frames, ending)
        write_mp3(frames, RATE, path, LABEL)
        frames.unlink()
    else:
        encode(blocks_of(hum()), RATE, path, ending, LABEL)
    return path


def probed(path: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams"]
    told: dict[str, Any] = json.loads(
        subprocess.run([*command, path], capture_output=True, check=True).stdout
    )
    return told


@pytest.mark.parametrize("ending", sorted(CONTAINERS))
def test_every_container_keeps_the_length_of_the_sound(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"sound.{ending}")
    with ffmpeg.decoded(path, RATE) as blocks:
        length = sum(map(len, blocks)) // 2
    assert abs(length - 3 * RATE) <= 0.05 * RATE
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]


@pytest.mark.parametrize("ending", [name for name in sorted(CONTAINERS) if name != "wav"])
def test_chapters_are_those_of_the_timeline_in_order_and_unhurt_by_odd_characters(
    tmp_path: Path, ending: str
) -> None:
    found = parse_chapters(ffmpeg.read_metadata(write(tmp_path / f"sound.{ending}"))[0])
    assert [chapter.title for chapter in found] == [chapter.title for chapter in CHAPTERS]
    assert [chapter.at for chapter in found] == pytest.approx([0, 1, 2], abs=0.002)


@pytest.mark.needs("ffprobe")
@pytest.mark.parametrize("ending", [name for name in sorted(CONTAINERS) if name != "wav"])
def test_ffprobe_reads_our_chapters_our_tags_and_the_cover(tmp_path: Path, ending: str) -> None:
    data = probed(write(tmp_path / f"sound.{ending}"))
    assert [c["tags"]["title"] for c in data["chapters"]] == [c.title for c in CHAPTERS]
    assert [float(c["start_time"]) for c in data["chapters"]] == pytest.approx([0, 1, 2], abs=0.002)
    sound, picture = (
        next(s for s in data["streams"] if s["codec_name"] in names) for names in (CODECS, "png")
    )
    tags = {k.lower(): v for k, v in {**sound.get("tags", {}), **data["format"].get("tags", {})}.items()}
    wanted = dict(TAGS.pairs())
    if ending == "m4b":  # whose tags know no address
        wanted["comment"] += f" {wanted.pop('purl')}"
    assert {name: tags.get(name) for name in wanted} == wanted
    assert (picture["width"], picture["height"]) == (SIDE, SIDE)


@pytest.mark.parametrize("ending", [name for name in sorted(CONTAINERS) if name != "wav"])
@pytest.mark.parametrize("date", ["", "2025", "2025-03", "2025-03-09"])
def test_odd_tags_come_back_as_they_were(tmp_path: Path, ending: str, date: str) -> None:
    odd = Tags(
        title="A/B; c=d \\ #1 “ä” 🔔 [x]",
        artist="Ö, P/Q",
        album="Back\\\\",
        date=date,
        url="https://e.example/?ü",
    )
    encode([hum(0.1)], RATE, tmp_path / "frames", ending, Label(odd))
    path = (tmp_path / "frames").rename(tmp_path / f"sound.{ending}")
    if ending == "mp3":
        frames = path.rename(tmp_path / "frames")
        write_mp3(frames, RATE, path, Label(odd))
    found = parse_tags(ffmpeg.read_metadata(path)[0])
    assert {name: found[name] for name in ("title", "artist", "album")} == {
        "title": odd.title, "artist": odd.artist, "album": fold(odd.album),
    }  # fmt: skip
    assert date.startswith(found.get("date", ""))


def test_mutagen_reads_the_table_of_contents_of_an_mp3_in_order(tmp_path: Path) -> None:
    tag = ID3(write(tmp_path / "sound.mp3"))
    (contents,) = tag.getall("CTOC")
    assert contents.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    chapters = {chapter.element_id: chapter for chapter in tag.getall("CHAP")}
    assert list(chapters) == contents.child_element_ids
    named = [(c.sub_frames["TIT2"].text[0], c.start_time, c.end_time) for c in chapters.values()]
    assert named == [(c.title, c.at * 1000 // RATE, c.until * 1000 // RATE) for c in CHAPTERS]
    assert (tag.version, str(tag["TDRC"]), str(tag["TLAN"])) == ((2, 3, 0), TAGS.date, "deu")
    assert tag["WOAS"].url == TAGS.url
    assert tag["APIC:"].data == LABEL.cover


@given(st.integers(0, 1 << 28 - 1))
def test_the_end_of_a_tag_is_found_again(size: int) -> None:
    head = b"ID3\x03\x00\x00" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    assert after_tag(head) == 10 + size
    assert after_tag(b"\xff\xf3" + head) == 0


@pytest.mark.parametrize(("count", "below"), [(255, 0), (256, 2), (600, 3)])
def test_chapters_that_one_table_cannot_count_are_listed_in_tables_below_it(
    tmp_path: Path, count: int, below: int
) -> None:
    many = tuple(Chapter(f"Part {n}", f"s{n}", n * 100, n * 100 + 100) for n in range(count))
    (tmp_path / "sound.mp3").write_bytes(id3(TAGS, many, RATE))
    tag = ID3(tmp_path / "sound.mp3")
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    (top,) = (table for table in tables.values() if table.flags & CTOCFlags.TOP_LEVEL)
    assert len(tables) == 1 + below
    listed = top.child_element_ids
    if below:
        assert tables[listed[1]].sub_frames["TIT2"].text == ["Part 255"]
        listed = [name for table in listed for name in tables[table].child_element_ids]
    assert listed == [chapter.element_id for chapter in tag.getall("CHAP")]
    assert len(listed) == count


def test_an_mp3_is_as_loud_as_what_was_encoded(tmp_path: Path) -> None:
    given, got = measured(blocks_of(hum()), RATE), hear(write(tmp_path / "sound.mp3"), RATE)
    assert got.loudness == pytest.approx(given.loudness, abs=0.1)


@pytest.mark.parametrize("ending", sorted(CONTAINERS))
def test_the_same_samples_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    (tmp_path / "again").mkdir()
    first, again = write(tmp_path / f"a.{ending}"), write(tmp_path / "again" / f"b.{ending}")
    assert first.read_bytes() == again.read_bytes()


def test_a_wav_file_is_the_samples_themselves(tmp_path: Path) -> None:
    with wave.open(str(write(tmp_path / "sound.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(file.getnframes()) == hum()


def test_a_failing_ffmpeg_is_one_sentence_and_leaves_no_tags_file(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "sound.mp3"
    target.parent.mkdir()
    target.mkdir()  # a folder in the way
    with pytest.raises(OutputError, match="ffmpeg failed"):
        encode(blocks_of(hum(0.2)), RATE, target, "mp3")
    assert list(target.parent.iterdir()) == [target]


def test_a_source_of_samples_that_fails_ends_ffmpeg_too(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield hum(0.5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode(broken(), RATE, tmp_path / "sound.mp3", "mp3")


def test_without_any_ffmpeg_the_person_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ffmpeg, "_candidates", lambda: iter(()))
    with pytest.raises(OutputError) as caught:
        ffmpeg.find_ffmpeg()
    assert caught.value.exit_code == 6
    assert "Install ffmpeg" in caught.value.hint


def test_the_wheel_is_enough_where_the_system_has_no_ffmpeg(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = ffmpeg.find_ffmpeg("libmp3lame")
    assert "imageio_ffmpeg" in str(found)
    assert write(tmp_path / "sound.mp3").stat().st_size > 10_000


def test_an_encoder_that_no_ffmpeg_has_is_named() -> None:
    with pytest.raises(OutputError, match="no_such_encoder"):
        ffmpeg.find_ffmpeg("no_such_encoder")


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_title_survives_the_metadata_file_as_one_line(titles: list[str]) -> None:
    chapters = [Chapter(title, "s", n * RATE, (n + 1) * RATE) for n, title in enumerate(titles)]
    found = parse_chapters(ffmetadata(Tags(title="".join(titles)), chapters, RATE))
    assert [chapter.title for chapter in found] == [fold(title) for title in titles]


@given(st.text())
def test_no_value_can_open_a_section_or_end_its_line(value: str) -> None:
    escaped = escape(value)
    assert "\n" not in escaped
    assert not escaped.startswith("[CHAPTER]\n")
    assert fold(fold(value)) == fold(value)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_ffmpeg_reads_back_whatever_a_title_holds(tmp_path: Path, title: str) -> None:
    path = tmp_path / "sound.mp3"
    encode([hum(0.1)], RATE, tmp_path / "frames", "mp3")
    write_mp3(tmp_path / "frames", RATE, path, Label(chapters=(Chapter(f"<{title}>", "s1", 0, 2205),)))
    assert [c.title for c in parse_chapters(ffmpeg.read_metadata(path)[0])] == [fold(f"<{title}>")]


def test_many_files_are_told_apart_by_one_ffmpeg_and_a_broken_one_keeps_nothing_back(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"sound.{ending}") for ending in ("m4b", "opus", "flac")]
    alone = [ffmpeg.read_metadata(path)[0] for path in paths]
    assert ffmpeg.read_metadata(*paths) == tuple(alone)
    assert all("[CHAPTER]" in told for told in alone)
    (tmp_path / "broken.mp3").write_bytes(b"no sound at all " * 100)
    assert ffmpeg.read_metadata(paths[0], tmp_path / "broken.mp3", *paths[1:]) == (alone[0], "", *alone[1:])
