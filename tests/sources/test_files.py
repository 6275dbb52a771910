"""Files, standard input and the clipboard."""

import io
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readaloud.model.errors import NothingReadable, SourceError
from readaloud.sources import read_clipboard, read_source
from readaloud.sources.loaded import LIMIT_BYTES


def test_a_file_is_read_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00one")
    loaded = read_source(str(path))
    assert (loaded.data, loaded.name, loaded.url) == (b"\xff\x00one", str(path), "")
    assert read_source(path.as_uri()).data == loaded.data


def test_a_missing_file_is_said_with_what_to_do():
    with pytest.raises(SourceError, match="There is no file") as caught:
        read_source("www.example.org/news")
    assert "https://www.example.org/news" in caught.value.hint


def test_the_name_of_a_file_cannot_steer_the_terminal():
    with pytest.raises(SourceError) as caught:
        read_source("no\x1b[31m\x07such")
    assert "\x1b" not in str(caught.value)
    assert "\x07" not in str(caught.value)


def test_a_folder_is_said(tmp_path):
    with pytest.raises(SourceError, match="is a folder"):
        read_source(str(tmp_path))


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root may read everything: become somebody who may not."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_closed_file_is_said(tmp_path, nobody):
    with pytest.raises(SourceError, match="may not be read"):
        read_source("/etc/shadow" if Path("/etc/shadow").exists() else "/private/etc/sudoers")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_said(name):
    with pytest.raises(SourceError):
        read_source(name)


def test_a_file_over_the_limit_is_refused(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT_BYTES + 1)
    with pytest.raises(SourceError, match="larger than 20 MB"):
        read_source(str(path))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
def test_an_endless_device_is_refused():
    with pytest.raises(SourceError, match="larger than 20 MB"):
        read_source("/dev/zero")


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo")))
    assert read_source("-").data == b"one\ntwo"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="no standard input"):
        read_source("-")


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """A desktop whose clipboard programs are small real scripts in a folder of their own."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")

    def install(name: str, script: str) -> None:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return install


@pytest.mark.needs("sh")
def test_the_clipboard_is_read_by_the_program_of_the_desktop(desktop, monkeypatch):
    desktop("xsel", "echo 'xsel says Ž'")
    loaded = read_clipboard()
    assert (loaded.data.decode(), loaded.name, loaded.charset) == ("xsel says Ž\n", "clipboard", "utf-8")
    desktop("wl-paste", "echo wayland")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert read_clipboard().data == b"wayland\n"


@pytest.mark.needs("sh")
def test_a_clipboard_program_that_fails_gives_way_to_the_next(desktop):
    desktop("xclip", "echo 'cannot open display' >&2; exit 1")
    with pytest.raises(SourceError, match="xclip ended with code 1"):
        read_clipboard()
    desktop("xsel", "echo text")
    assert read_clipboard().data == b"text\n"


@pytest.mark.needs("sh")
def test_an_empty_clipboard_is_said(desktop):
    desktop("xclip", "echo 'Error: target STRING not available' >&2; exit 1")
    with pytest.raises(NothingReadable, match="no text"):
        read_clipboard()


def test_a_desktop_without_a_clipboard_program_is_told_what_to_install(desktop):
    with pytest.raises(SourceError, match="No program was found") as caught:
        read_clipboard()
    assert "wl-clipboard" in caught.value.hint


def test_reading_a_file_loads_no_http_client():
    code = (
        "import sys; from readaloud.sources import read_source;"
        "read_source(sys.argv[1]); print('httpx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
