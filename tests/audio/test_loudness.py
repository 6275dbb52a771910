"""Loudness and peaks as ffmpeg measures them, and a recording brought to its loudness."""

import array
import itertools
import math
import random
import re
import subprocess
import wave
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.audio.hearing import hear, measured
from readaloud.audio.mastering import CEILING_DBFS, mastering
from readaloud.engines.meter import DUAL_MONO_LU, Meter

RATE = 22_050


def voice(seconds: float, rate: int = RATE, height: int = 9_000) -> bytes:
    """Something like speech: pulses of a throat through a falling spectrum, in syllables with pauses."""
    chance = random.Random(5)
    count = int(seconds * rate)
    loud = [abs(math.sin(n * 9 / rate)) * (math.sin(n * 0.8 / rate) > -0.5) for n in range(count)]
    hertz = 2 * math.pi * 120 / rate
    wave_ = (
        sum(math.sin(hertz * k * n) / k for k in range(1, 12)) + chance.gauss(0, 0.05) for n in range(count)
    )
    return array.array(
        "h", (max(-32_768, min(32_767, int(height * a * b * 0.6))) for a, b in zip(loud, wave_, strict=True))
    ).tobytes()


SPEECH = voice(8)


def meter_of(samples: bytes, rate: int = RATE) -> Meter:
    meter = Meter(rate)
    meter.add(samples)
    return meter


def written(path: Path, samples: bytes, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
    return path


def told_by_ffmpeg(path: Path) -> tuple[float, float]:
    """Integrated loudness and true peak."""
    command = [
        find_ffmpeg(),
        "-hide_banner",
        "-nostats",
        "-i",
        path,
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr.rpartition("Summary")[2]
    return tuple(float(re.search(rf"{name}:\s+(-?[\d.]+)", told)[1]) for name in ("I", "Peak"))  # type: ignore[index, return-value]


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_loudness_is_what_the_standards_meter_says(tmp_path: Path, rate: int) -> None:
    speech = voice(4, rate)
    loudness, _ = told_by_ffmpeg(written(tmp_path / "speech.wav", speech, rate))
    assert meter_of(speech, rate).loudness() == pytest.approx(loudness, abs=0.1)


def test_the_tone_of_the_standard_reads_what_it_should() -> None:
    tone = array.array("h", (int(32_767 * math.sin(2 * math.pi * 997 * n / 48_000)) for n in range(96_000)))
    assert meter_of(tone.tobytes(), 48_000).loudness() == pytest.approx(-3.01, abs=0.02)


def test_a_peak_between_two_samples_is_found(tmp_path: Path) -> None:
    rising = [min(1.0, n / 4_000) * math.sin(math.pi / 2 * n + math.pi / 4) for n in range(RATE)]
    path = written(tmp_path / "between.wav", array.array("h", (int(31_000 * v) for v in rising)).tobytes())
    heard = hear(path, RATE)
    assert heard.true_peak == pytest.approx(20 * math.log10(31_000 / 32_768), abs=0.1)
    assert heard.seconds == 1.0


def test_the_true_peak_of_loud_speech_is_what_ffmpeg_says(tmp_path: Path) -> None:
    path = written(tmp_path / "loud.wav", voice(4, height=26_000))
    assert hear(path, RATE).true_peak == pytest.approx(told_by_ffmpeg(path)[1], abs=0.15)


@settings(max_examples=20)
@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=30))
def test_the_pieces_in_which_sound_comes_change_nothing(lengths: list[int]) -> None:
    meter, here = Meter(RATE), 0
    for length in lengths:
        meter.add(SPEECH[here : here + 2 * length])
        here += 2 * length
    whole = meter_of(SPEECH[:here])
    assert meter.loudness() == pytest.approx(whole.loudness(), abs=1e-9)
    assert list(meter.parts()[0]) == list(whole.parts()[0])


@pytest.mark.parametrize("target", [-16.0, -18.0, -23.0])
@pytest.mark.parametrize("height", [1_000, 9_000, 30_000])
def test_a_recording_comes_to_its_loudness_and_stays_below_the_ceiling(target: float, height: int) -> None:
    speech = voice(6, height=height)
    meter = meter_of(speech)
    result = measured([mastering(meter, target).apply(speech, 0)], RATE)
    assert result.loudness + DUAL_MONO_LU == pytest.approx(target, abs=0.15)
    assert max(map(abs, array.array("h", mastering(meter, target).apply(speech, 0)))) <= ceiling() + 1


def ceiling() -> float:
    return 32_768 * 10 ** (CEILING_DBFS / 20)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(0, 2**32))
def test_the_pieces_in_which_sound_is_changed_change_nothing(steps: list[int], seed: int) -> None:
    chance = random.Random(seed)
    speech = array.array("h", SPEECH[: 4 * RATE])
    for _ in range(20):
        speech[chance.randrange(len(speech))] = chance.choice((32_767, -32_768))
    meter = meter_of(speech.tobytes())
    plan = mastering(meter, -16.0)
    whole, pieces, at = plan.apply(speech.tobytes(), 0), b"", 0
    for step in itertools.cycle(steps):
        piece = speech[at : at + step * plan.part]
        pieces += plan.apply(piece.tobytes(), at) if piece else b""
        at += step * plan.part
        if at >= len(speech):
            break
    assert pieces == whole
    assert max(map(abs, array.array("h", whole))) <= ceiling() + 1


@pytest.mark.parametrize("samples", [b"", bytes(2 * RATE), voice(0.2)], ids=["none", "silence", "short"])
def test_what_has_no_loudness_is_left_as_it_is(samples: bytes) -> None:
    plan = mastering(meter_of(samples), -16.0)
    assert plan.gain == 1.0
    assert plan.apply(samples, 0) == samples
