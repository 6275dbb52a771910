"""Piper with a real voice: marks, bytes that repeat, files left alone; what is said when one is broken."""

import statistics
from hashlib import sha256
from pathlib import Path

import pytest
import tiny_voices
from test_espeak import energy_onsets, nearest

from readaloud.config.folders import cache_folder, voice_folder
from readaloud.engines.choice import choose_engine
from readaloud.engines.loudness import measured_lufs
from readaloud.engines.process.host import EngineHost
from readaloud.model.errors import EngineError
from readaloud.model.speech import Speech, SpeechRequest

TEXT = "The council of the border met, and 28 per cent of it waited; the U.S.-Mexico envoy, too, said no."


def say(host: EngineHost, text: str, voice: str = "", language: str = "en") -> Speech:
    return host.synthesise(SpeechRequest(text, language, voice))


def seconds(speech: Speech, text: str) -> dict[str, float]:
    return {text[mark.start : mark.end]: mark.sample / speech.rate for mark in speech.marks}


def test_words_that_share_their_phonemes_have_times_of_their_own(joe: str) -> None:
    with EngineHost("piper") as host:
        times = seconds(say(host, TEXT), TEXT)
    assert 0.04 < times["envoy"] - times["U.S.-Mexico"] - 0.5 < 1.0
    assert 0.03 < times["cent"] - times["per"] < 0.4
    assert 0.05 < times["waited"] - times["it"] < 0.4


def test_onsets_after_a_pause_agree_with_the_energy_of_the_sound(joe: str) -> None:
    text = "Apples, and then, perhaps, dates. Boats, or else, maybe, gates. Carts, but also, surely, kites."
    with EngineHost("piper") as host:
        speech = say(host, text)
    errors = [nearest(speech, begin) for begin in energy_onsets(speech)]
    assert len(errors) >= 8
    assert statistics.median(errors) <= 0.020


def test_one_thread_or_two_this_process_or_another_the_bytes_are_the_same(joe: str) -> None:
    with EngineHost("piper", threads=1) as one, EngineHost("piper", threads=2) as two:
        say(two, "Something else before.")
        assert say(one, TEXT) == say(two, TEXT) == say(one, TEXT)


def test_a_voice_is_as_loud_as_the_reference(joe: str) -> None:
    with EngineHost("piper") as host:
        speech = say(host, TEXT)
    assert abs(measured_lufs(speech.samples, speech.rate) + 23) < 1


def test_a_heading_without_a_full_stop_is_said_as_with_one(joe: str) -> None:
    with EngineHost("piper") as host:
        assert say(host, "A bell comes home") == say(host, "A bell comes home.")
        assert say(host, "A bell comes home?") != say(host, "A bell comes home")


def test_the_voice_file_is_left_alone_and_what_is_added_is_made_once(
    joe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = voice_folder() / "piper" / f"{joe}.onnx"
    before = sha256(path.read_bytes()).digest()
    for _ in range(2):
        with EngineHost("piper") as host:
            say(host, "One.")
        kept = list((cache_folder() / "models").iterdir())
        made = [file.stat().st_mtime_ns for file in kept]
    assert [file.name.startswith(f"{joe}-") for file in kept] == [True]
    assert made == [kept[0].stat().st_mtime_ns]
    assert sha256(path.read_bytes()).digest() == before


def test_each_speaker_of_a_model_is_a_voice() -> None:
    with EngineHost("piper") as host:
        german = [voice.id for voice in host.voices() if voice.language == "de-de"]
        assert german == ["de_DE-tiny-low#0", "de_DE-tiny-low#1"]
        assert all(say(host, "Eins.", voice).samples for voice in german)
        for wrong in ("de_DE-tiny-low#2", "de_DE-tiny-low#x", "en_US-tiny-low#0", "#0"):
            with pytest.raises(EngineError, match="has no voice"):
                say(host, "Eins.", wrong)


def test_a_damaged_voice_is_named_and_the_others_speak_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    (tmp_path / "piper").mkdir()
    for name in ("en_US-good-low", "en_US-torn-low", "en_US-other-low"):
        tiny_voices.build_piper(tmp_path / "piper" / f"{name}.onnx", "en_US", "en-us", 1)
    torn = tmp_path / "piper" / "en_US-torn-low.onnx"
    torn.write_bytes(torn.read_bytes()[:500])
    (tmp_path / "piper" / "en_US-other-low.onnx.json").write_text("{")
    with EngineHost("piper") as host:
        assert {voice.id for voice in host.voices()} == {"en_US-good-low"}
        with pytest.raises(EngineError, match=r"en_US-torn-low.onnx is damaged or not whole") as caught:
            say(host, "One.", "en_US-torn-low")
        assert "readaloud voices install en_US-torn-low" in caught.value.hint
        assert say(host, "One.", "en_US-good-low").samples


def test_a_voice_that_is_installed_while_the_engine_runs_can_be_heard_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    (tmp_path / "piper").mkdir()
    tiny_voices.build_piper(tmp_path / "piper" / "en_US-first-low.onnx", "en_US", "en-us", 1)
    with EngineHost("piper") as host:
        assert say(host, "One.", "en_US-first-low").samples
        tiny_voices.build_piper(tmp_path / "piper" / "fr_FR-later-low.onnx", "fr_FR", "fr", 1)
        assert say(host, "Un.", "fr_FR-later-low").samples
        assert {voice.id for voice in host.voices()} == {"en_US-first-low", "fr_FR-later-low"}


def test_what_no_voice_of_it_can_say_another_engine_reads_and_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    (tmp_path / "piper").mkdir()
    tiny_voices.build_piper(tmp_path / "piper" / "en_US-only-low.onnx", "en_US", "en-us", 1)
    mute = "Piper has no voice for German."
    for names, language, reads, told in (
        (["piper", "tone"], "en-GB", "piper", ""),
        (["piper", "tone"], "", "piper", ""),
        (["piper", "tone"], "de", "tone", f"{mute} Reading with Tones (for tests)."),
        (["piper"], "de", "piper", f"{mute} Those to be had: readaloud voices."),
    ):
        host, _, note = choose_engine(names, language=language, called="German")
        with host:
            assert (host.name, note) == (reads, told)


@pytest.mark.parametrize("name", ["piper", "kokoro"])
def test_without_a_voice_another_engine_reads_and_one_sentence_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    host, _, note = choose_engine([name, "tone"])
    with host:
        assert host.name == "tone"
        assert say(host, "One.").samples
    assert "nstalled. Reading with Tones" in note
