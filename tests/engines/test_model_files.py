"""Files of the neural voices: torn, damaged, not to be written. Reading goes on, or a sentence says why."""

from pathlib import Path

import pytest
import tiny_voices

from readaloud.config.folders import cache_folder
from readaloud.engines.choice import choose_engine
from readaloud.engines.neural.model_files import is_whole
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import SpeechRequest

pytest.importorskip("kokoro_onnx", reason="kokoro-onnx has no release for this Python")
ENGINES = pytest.mark.parametrize("name", ["piper", "kokoro"])
REQUEST = SpeechRequest("One and two.", "en-us")


@ENGINES
def test_without_a_cache_folder_it_speaks_all_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with EngineHost(name) as host:
        assert host.synthesise(REQUEST).samples


@ENGINES
@pytest.mark.parametrize("damage", [b"", b"<html>", None])
def test_a_changed_model_that_cannot_be_loaded_is_made_again(
    name: str, damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with EngineHost(name) as host:
        speech = host.synthesise(REQUEST)
    (kept,) = (cache_folder() / "models").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    with EngineHost(name) as host:
        assert host.synthesise(REQUEST) == speech
    assert kept.read_bytes() == whole


@pytest.mark.parametrize(
    ("name", "file"), [("piper", "piper/en_US-tiny-low.onnx"), ("kokoro", "kokoro/kokoro-tiny.onnx")]
)
@pytest.mark.parametrize("left", [0, 30, 500, -1])
def test_where_the_only_voice_is_torn_another_engine_reads_and_one_sentence_says_so(
    name: str, file: str, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    tiny_voices.build(tmp_path)
    for other in set(tmp_path.glob(f"{name}/*.onnx")) - {tmp_path / file}:
        other.unlink()
    torn = tmp_path / file
    torn.write_bytes(torn.read_bytes()[:left])
    host, _, note = choose_engine([name, "tone"])
    with host:
        assert host.name == "tone"
    assert note == f"The voice file {torn.name} is damaged or not whole. Reading with Tones (for tests)."


def test_a_model_is_whole_when_its_fields_end_with_it(tmp_path: Path) -> None:
    tiny_voices.build_piper(tmp_path / "a.onnx", "en_US", "en-us", 1)
    whole = (tmp_path / "a.onnx").read_bytes()
    assert is_whole(tmp_path / "a.onnx")
    for wrong in (whole[:-1], whole + b"\x0a", b"\xff" * 12, b"\x08"):
        (tmp_path / "b.onnx").write_bytes(wrong)
        assert not is_whole(tmp_path / "b.onnx")
