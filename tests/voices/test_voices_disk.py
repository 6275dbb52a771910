"""Installing voices from a server on this machine and from files, listing and removing them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from small_voice import write_voice

from readaloud.model.errors import OutputError, SourceError, UsageError
from readaloud.services.voices.catalogue import Offer, OfferedFile
from readaloud.services.voices.disk import install, install_files, installed, remove


def offered(site, folder: Path, name: str = "en_GB-mill-low") -> Offer:
    """A small voice that the server has, as the catalogue would describe it."""
    model = write_voice(folder, name)
    files = []
    for path in (model.with_name(f"{model.name}.json"), model):
        site.page(f"/en/{path.name}", path.read_bytes())
        digest = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
        files.append(OfferedFile(f"en/{path.name}", path.stat().st_size, digest))
    return Offer(name, "piper", "en-GB", "low", "CC0", "", "from scratch", "yes", tuple(files))


def fetch(wanted: Offer, site) -> list[tuple[str, int, int]]:
    seen: list[tuple[str, int, int]] = []
    install(
        wanted, mirror=site.address + "/", allow_private=True, on_progress=lambda *step: seen.append(step)
    )
    return seen


def ids(voices: Sequence[object]) -> list[str]:
    return [voice.id for voice in voices]  # type: ignore[attr-defined]


def test_a_voice_comes_from_a_mirror_and_is_there(site, home):
    wanted = offered(site, home / "made")
    seen = fetch(wanted, site)
    assert seen[-1] == ("en_GB-mill-low.onnx", 8, 8)
    assert [(voice.id, voice.languages, voice.quality) for voice in installed()] == [
        ("en_GB-mill-low", ("en-GB",), "low")
    ]


def test_what_is_there_already_is_not_fetched_again(site, home):
    wanted = offered(site, home / "made")
    fetch(wanted, site)
    asked = len(site.requests)
    told = fetch(wanted, site)
    assert len(site.requests) == asked
    assert sum(here for _, here, _ in told) == wanted.size_bytes


def test_a_voice_whose_model_is_not_the_one_described_is_not_installed(site, home):
    wanted = offered(site, home / "made")
    site.page("/en/en_GB-mill-low.onnx", b"another!")
    with pytest.raises(SourceError, match="checksum"):
        fetch(wanted, site)
    assert installed() == ()


def test_a_file_and_a_folder_on_this_machine_are_installed_without_any_network(home):
    model = write_voice(home / "usb")
    assert ids(install_files(model)) == ["en_GB-mill-low"]
    write_voice(home / "usb", "de_DE-muehle-medium", num_speakers=3)
    assert ids(install_files(home / "usb")) == ["de_DE-muehle-medium", "en_GB-mill-low"]
    assert [voice.speakers for voice in installed()] == [3, 1]
    assert model.exists()


def test_a_kokoro_model_is_a_folder_with_its_voices(home):
    folder = home / "usb"
    folder.mkdir()
    (folder / "kokoro-v1.0.int8.onnx").write_bytes(b"model")
    (folder / "voices-v1.0.bin").write_bytes(b"voices")
    (found,) = install_files(folder)
    assert (found.engine, found.id, found.size_bytes) == ("kokoro", "kokoro-v1.0", 11)


@pytest.mark.parametrize("name", ["missing.onnx", "letter.txt", "alone.onnx", "."])
def test_what_is_no_voice_is_said(home, name):
    (home / "letter.txt").write_text("Dear reader")
    (home / "alone.onnx").write_bytes(b"a model that nothing describes")
    with pytest.raises(SourceError) as caught:
        install_files(home / name)
    assert caught.value.hint
    assert installed() == ()


def test_a_folder_that_cannot_be_written_is_said(home):
    (home / "voices").write_text("a file where the folder would be")
    with pytest.raises(OutputError, match="could not be copied"):
        install_files(write_voice(home / "usb"))


def test_a_voice_is_removed_and_the_others_stay(home):
    write_voice(home / "usb")
    write_voice(home / "usb", "en_GB-weir-low")
    install_files(home / "usb")
    assert remove("en_GB-mill-low").id == "en_GB-mill-low"
    assert ids(installed()) == ["en_GB-weir-low"]
    with pytest.raises(UsageError, match="not one that `readaloud voices install` brought") as caught:
        remove("en_GB-mill-low")
    assert "en_GB-weir-low" in caught.value.hint


def test_what_lies_in_the_folder_and_is_no_voice_is_left_out(home):
    write_voice(home / "voices" / "piper")
    (home / "voices" / "piper" / "half.onnx").write_bytes(b"")
    (home / "voices" / "piper" / "odd.onnx").write_bytes(b"")
    (home / "voices" / "piper" / "odd.onnx.json").write_text("[1]")
    (home / "voices" / "kokoro").mkdir()
    (home / "voices" / "kokoro" / "alone.onnx").write_bytes(b"")
    assert ids(installed()) == ["en_GB-mill-low"]
