"""What surrounds pyttsx3: sound files read with suspicion, marks estimated."""

import subprocess
import wave
from pathlib import Path

import pytest

from readaloud.engines.espeak.engine import EspeakEngine
from readaloud.engines.marks.estimate import estimated_marks
from readaloud.engines.system.engine import SystemEngine
from readaloud.engines.system.sound_file import NotASound, read_sound
from readaloud.model.speech import SpeechRequest

SAMPLES = bytes(range(256)) * 8


def write_wav(path: Path, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(16_000)
        file.writeframes(SAMPLES)
    return path


def test_a_wav_file_is_read(tmp_path: Path) -> None:
    assert read_sound(write_wav(tmp_path / "a.wav")) == (SAMPLES, 16_000)


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize("codec", ["pcm_s16be", "pcm_s16le"])
def test_an_aiff_file_is_read_whatever_its_name_says(tmp_path: Path, codec: str) -> None:
    written = tmp_path / "a.wav"
    source = write_wav(tmp_path / "b.wav")
    command = ["ffmpeg", "-v", "error", "-i", source, "-c:a", codec, "-f", "aiff", written]
    subprocess.run(command, check=True)
    assert read_sound(written) == (SAMPLES, 16_000)


def test_what_is_no_sound_of_16_bits_and_one_channel_is_refused(tmp_path: Path) -> None:
    torn = tmp_path / "torn.wav"
    torn.write_bytes(b"RIFF....WAVE")
    empty = tmp_path / "empty.wav"
    empty.touch()
    aiff = tmp_path / "torn.aiff"
    aiff.write_bytes(b"FORM\x00\x00\x00\x04AIFF")
    stereo, bytes_only = write_wav(tmp_path / "2.wav", channels=2), write_wav(tmp_path / "8.wav", width=1)
    for path in (torn, empty, aiff, stereo, bytes_only):
        with pytest.raises(NotASound):
            read_sound(path)


def test_estimated_marks_are_near_the_exact_ones() -> None:
    text = "The council, after a long night, has put off the vote on 28 new houses. Nobody was surprised."
    speech = EspeakEngine().synthesise(SpeechRequest(text, "en-us"))
    guessed = estimated_marks(text, speech.samples, speech.rate)
    assert [mark.start for mark in guessed] == [mark.start for mark in speech.marks]
    errors = sorted(
        abs(a.sample - b.sample) / speech.rate for a, b in zip(guessed, speech.marks, strict=True)
    )
    assert errors[len(errors) // 2] < 0.2
    assert errors[-1] < 0.5


def test_rate_and_voice_never_leak_from_one_text_into_the_next() -> None:
    engine = SystemEngine()
    texts = [
        SpeechRequest("The same words again.", "en", words_per_minute=rate, voice=voice)
        for rate, voice in ((120, ""), (300, "gmw/de"), (120, ""), (300, ""), (120, "gmw/de"), (120, ""))
    ]
    lengths = [engine.synthesise(request).seconds for request in texts]
    assert lengths[0] == pytest.approx(lengths[2], abs=0.07)
    assert lengths[0] == pytest.approx(lengths[5], abs=0.07)
    assert lengths[3] < lengths[0] * 0.7
    assert lengths[1] < lengths[4] * 0.7
