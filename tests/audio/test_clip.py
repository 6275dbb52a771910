"""Short sounds through pydub."""

import array
from pathlib import Path

import pytest

from readaloud.audio.clip import write_clip
from readaloud.audio.encode import Label
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.ffmpeg import read_metadata
from readaloud.audio.hearing import hear, measured
from readaloud.export.pictures.cover import SIDE, cover_png

RATE = 22_050


@pytest.mark.parametrize("cover", [b"", cover_png("A clip")], ids=["bare", "with a cover"])
def test_a_clip_is_an_mp3_as_long_and_as_loud_as_its_samples_with_its_tags(
    tmp_path: Path, cover: bytes
) -> None:
    samples = array.array("h", [9_000, 8_000, -9_000, -8_000] * RATE).tobytes()
    path = tmp_path / "clip.mp3"
    write_clip(samples, RATE, path, Label(Tags(title="A = clip; #1", track="2/3"), (), cover, SIDE))
    heard, given = hear(path, RATE), measured([samples], RATE)
    assert heard.seconds == pytest.approx(given.seconds, abs=0.03)
    assert heard.loudness == pytest.approx(given.loudness, abs=0.2)
    (told,) = read_metadata(path)
    assert r"title=A \= clip\; \#1" in told
    assert "track=2/3" in told
    assert [entry.name for entry in tmp_path.iterdir()] == ["clip.mp3"]
    assert len(cover) < path.stat().st_size
