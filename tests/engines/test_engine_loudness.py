"""One loudness for all voices: the meter against ffmpeg's, and what espeak's voices come to."""

import re
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest

from readaloud.engines.loudness import REFERENCE_LUFS, kept_lufs, measured_lufs
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import SpeechRequest

SENTENCES = (
    "The council of the border met on Tuesday, and waited for the others until the lamps went out.",
    "Prices rose by four per cent in March, more than in any month since the spring of last year.",
)


@pytest.mark.parametrize("rate", [22_050, 24_000, 48_000])
def test_a_sine_reads_what_the_standard_says(rate: int) -> None:
    sine = np.sin(2 * np.pi * 997 * np.arange(3 * rate) / rate) * 32_767 * 10 ** (-20 / 20)
    assert measured_lufs(sine.astype("<i2").tobytes(), rate) == pytest.approx(-23.01, abs=0.1)


def test_silence_and_nothing_at_all_are_silent() -> None:
    assert measured_lufs(bytes(44_100), 22_050) == measured_lufs(b"", 22_050) == -70


@pytest.mark.needs("ffmpeg")
def test_speech_reads_what_ffmpeg_reads(tmp_path: Path) -> None:
    with EngineHost("espeak") as host:
        speech = host.synthesise(SpeechRequest(" ".join(SENTENCES), "en"))
    with wave.open(str(tmp_path / "speech.wav"), "wb") as file:
        file.setparams((1, 2, speech.rate, 0, "NONE", ""))
        file.writeframes(speech.samples)
    command = ["ffmpeg", "-nostats", "-i", str(tmp_path / "speech.wav"), "-af", "ebur128", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr
    integrated = re.findall(r"I:\s+(-[\d.]+) LUFS", told)[-1]
    assert measured_lufs(speech.samples, speech.rate) == pytest.approx(float(integrated), abs=0.2)


@pytest.mark.parametrize("voice", ["en-us", "en-gb", "en-us+f3", "en-us+m7", "en-us+f5", "en-gb+m3"])
def test_espeaks_voices_are_within_one_unit_of_the_reference(voice: str) -> None:
    with EngineHost("espeak") as host:
        made = [host.synthesise(SpeechRequest(text, "en", voice)) for text in SENTENCES]
    heard = measured_lufs(b"".join(speech.samples for speech in made), made[0].rate)
    assert heard == pytest.approx(REFERENCE_LUFS, abs=1)


def test_a_voice_of_the_system_is_brought_to_the_reference_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with EngineHost("system") as host:
        made = [host.synthesise(SpeechRequest(text, "en")) for text in SENTENCES]
    heard = measured_lufs(b"".join(speech.samples for speech in made), made[0].rate)
    assert heard == pytest.approx(REFERENCE_LUFS, abs=1)
    assert len(list((tmp_path / "readaloud" / "loudness").iterdir())) == 1


def test_an_unknown_voice_is_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    measured: list[float] = []

    def measure() -> float:
        measured.append(-19.876)
        return measured[-1]

    assert [kept_lufs("piper", "new", "digest", measure) for _ in range(3)] == [-19.88] * 3
    assert len(measured) == 1
    assert kept_lufs("espeak", "en-us", "digest", measure) < -20
    assert len(measured) == 1
