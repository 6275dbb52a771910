"""Levels, gain and clips through pydub."""

import array
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.audio import ffmpeg
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.encode_pydub import CEILING_DBFS, amplified, headroom_gain, peak_dbfs, write_clip

RATE = 22050


def square(height: int, count: int = RATE) -> bytes:
    return array.array("h", [height, -height] * (count // 2)).tobytes()


def test_the_peak_is_that_of_the_loudest_block() -> None:
    assert peak_dbfs([square(100), square(16384), square(5)], RATE) == pytest.approx(-6.02, abs=0.01)


def test_silence_has_no_peak_and_needs_no_gain() -> None:
    assert peak_dbfs([bytes(200)], RATE) == -math.inf
    assert peak_dbfs([], RATE) == -math.inf
    assert headroom_gain(-math.inf) == 0.0


@given(st.floats(-60, 0))
def test_gain_never_makes_louder_and_always_leaves_the_ceiling(peak: float) -> None:
    gain = headroom_gain(peak)
    assert gain <= 0.0
    assert peak + gain <= CEILING_DBFS + 1e-9


def test_full_scale_is_turned_down_below_the_ceiling() -> None:
    quieter = list(amplified([square(32767)], RATE, headroom_gain(peak_dbfs([square(32767)], RATE))))
    assert peak_dbfs(quieter, RATE) == pytest.approx(CEILING_DBFS, abs=0.01)
    assert sum(map(len, quieter)) == 2 * RATE


def test_samples_stop_at_full_scale_instead_of_wrapping_round() -> None:
    louder = array.array("h", b"".join(amplified([square(30000)], RATE, 12.0)))
    assert (max(louder), min(louder)) == (32767, -32768)


def test_without_gain_the_samples_are_untouched() -> None:
    assert list(amplified([b"\x01\x02", b"\x03\x04"], RATE, 0.0)) == [b"\x01\x02", b"\x03\x04"]


def test_a_clip_is_an_mp3_of_the_same_length_with_its_tags(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp3"
    write_clip(square(9000, 2 * RATE), RATE, path, Tags(title="A = clip; #1"))
    decoded = sum(len(block) for block in ffmpeg.decode(path, RATE)) // 2
    assert abs(decoded - 2 * RATE) < 0.03 * RATE
    assert "A = clip; #1" in ffmpeg.describe_file(path)
