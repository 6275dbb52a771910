"""``readaloud config`` as a person types it."""

import os
import subprocess
import sys

import pytest

from readaloud.cli.commands.config import MEANINGS
from readaloud.config.settings import Settings


def config(*arguments: str, **extra: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    command = [sys.executable, "-m", "readaloud", "config", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **extra}, timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_a_setting_is_set_shown_with_its_place_and_unset(home):
    file = home / "home" / "config" / "readaloud" / "config.yaml"
    assert config("set", "speed", "1.5") == (0, f"speed: 1.5 ({file})\n", "")
    listed = config()[1].splitlines()
    assert listed[0] == f"File: {file}"
    assert {
        "speed: 1.5 (set in that file)",
        "engine: the profile's (default)",
        "allow_private: false (default)",
    } <= {*listed}
    assert config("unset", "speed") == (0, "speed: 1 (default)\n", "")


def test_every_setting_is_explained():
    assert tuple(MEANINGS) == Settings.__struct_fields__
    out = config("set", "--help")[1]
    assert "    rewind_s: seconds said again after a pause" in out.splitlines()[-4]
    _, out, talk = config()
    assert out.splitlines()[0].endswith("config.yaml (not there yet)")
    assert talk == "What each means, and how to change it: readaloud config set --help\n"


def test_a_voice_brings_its_engine(home):
    code, out, _ = config("set", "voice", "en-gb+f3")
    assert code == 0
    assert [line.partition(" (")[0] for line in out.splitlines()] == ["voice: en-gb+f3", "engine: espeak"]


def test_a_variable_that_goes_before_the_file_is_said():
    _, out, _ = config("set", "profile", "fast", READALOUD_PROFILE="one-voice")
    assert "profile: one-voice (the variable READALOUD_PROFILE)" in out
    assert "READALOUD_PROFILE goes before the file" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("set", "sped", "2"), 2, "did you mean 'speed'"),
        (("set", "speed", "warp"), 2, "a number from 0.5 to 6"),
        (("set", "profile", "nosuch"), 2, "There is no profile"),
        (("set", "engine", "pipr"), 5, "There is no engine 'pipr'"),
        (("set", "voice", "en_GB-cori-medium"), 5, "readaloud voices install en_GB-cori-medium"),
        (("--profile", "nosuch"), 2, "There is no profile"),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(home, arguments, code, said):
    found, out, talk = config(*arguments)
    assert (found, out, talk.count("\n")) == (code, "", 1)
    assert not (home / "home" / "config").exists()
    assert said in talk


def test_the_values_of_a_profile_are_listed_with_their_lines():
    code, out, _ = config("--profile", "cast")
    assert code == 0
    assert "pauses.section: 900 (line " in out
    assert "earcons: none (default)" in out
    assert out.startswith("File: ")
    assert out.count("cast.yaml") == 1


def test_a_profile_with_a_mistake_is_not_begun_to_be_listed(tmp_path):
    path = tmp_path / "evening.yaml"
    path.write_text("name: evening\ntitle: Slow\nlevel: quiet\n")
    code, out, talk = config("--profile", str(path))
    assert (code, out) == (2, "")
    assert "line 3: level must be one of standard, terse, verbose" in talk


def test_a_line_that_stops_everything_is_mended_or_taken_out_by_the_command(home):
    file = home / "home" / "config" / "readaloud" / "config.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("speed: quick\nprofile: fast\n")
    assert "speed must be a number" in config()[2]
    assert config("set", "speed", "1.2")[0] == 0
    file.write_text("sped: 1.2\nprofile: fast\n")
    assert config("unset", "sped") == (0, f"sped: taken out of {file}.\n", "")
    assert "profile: fast (set in that file)" in config()[1]


def test_a_listing_that_nobody_reads_to_the_end_is_no_failure():
    command = f"{sys.executable} -m readaloud config --profile cast; echo $? >&2"
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == "0\n"
