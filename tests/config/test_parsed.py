"""What YAML texts say is kept, so that the next start need not parse them."""

import subprocess
import sys

import pytest

from readaloud.config import parsed, yaml_file
from readaloud.config.yaml_file import read_data
from readaloud.model.errors import UsageError

WORDS = ("readaloud.narrate", "interface.en.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(parsed, "_new", {})
    return tmp_path / "readaloud" / "yaml"


def test_what_was_kept_is_what_the_text_says(folder):
    first = read_data(*WORDS)
    parsed.write_new()
    assert len(list(folder.iterdir())) == 1
    assert read_data(*WORDS) == first


def test_the_second_start_does_without_the_library(folder):
    read_data(*WORDS)
    parsed.write_new()
    code = f"import sys; from readaloud.config.yaml_file import read_data; read_data(*{WORDS})"
    code += "; print('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


def test_a_program_keeps_what_it_has_parsed_when_it_ends(folder):
    code = f"from readaloud.config.yaml_file import read_data; read_data(*{WORDS})"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert len(list(folder.iterdir())) == 1


def test_another_text_is_parsed_anew():
    assert yaml_file._parse("a: off", "x") == {"a": "off"}
    assert yaml_file._parse("a: on", "x") == {"a": "on"}


def test_a_mistake_is_told_every_time():
    for _ in range(2):
        with pytest.raises(UsageError, match="cannot be read as YAML"):
            yaml_file._parse("a: [", "x")


@pytest.mark.parametrize("place", [0, 20, 500, -1])
def test_a_damaged_file_is_made_again(folder, place):
    first = read_data(*WORDS)
    parsed.write_new()
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    damaged = bytearray(whole)
    damaged[place] ^= 1
    for wrong in (b"", b"\xc1", bytes(damaged)):
        kept.write_bytes(wrong)
        assert read_data(*WORDS) == first
        parsed.write_new()
        assert kept.read_bytes() == whole


def test_without_a_folder_to_write_to_it_is_parsed_each_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert yaml_file._parse("a: 1", "x") == {"a": 1}
    parsed.write_new()


def test_the_folder_does_not_grow_for_ever(folder, monkeypatch):
    monkeypatch.setattr(parsed, "_FILES_AT_MOST", 3)
    for number in range(8):
        yaml_file._parse(f"a: {number}", "x")
        parsed.write_new()
    assert len(list(folder.iterdir())) <= 3


@pytest.mark.parametrize("text", ["", "null", "&a [*a]", "{1: a, 2.5: b}", "- ~\n- true\n- 0x10"])
def test_whatever_yaml_can_say_comes_back_the_same(text):
    first = yaml_file._parse_anew(text, "x")
    yaml_file._parse(text, "x")
    parsed.write_new()
    assert repr(yaml_file._parse(text, "x")) == repr(first)
