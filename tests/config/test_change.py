"""Changing a setting leaves the rest of the person's file alone."""

from pathlib import Path

import pytest

from readaloud.config.change import change_setting
from readaloud.config.settings import Settings, load_settings
from readaloud.model.errors import OutputError, UsageError

MINE = "# what I like\nprofile: fast  # at work\n\nspeed: 1.5\n"


@pytest.fixture(autouse=True)
def config(monkeypatch, tmp_path) -> Path:
    for name in Settings.__struct_fields__:
        monkeypatch.delenv(f"READALOUD_{name.upper()}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "readaloud" / "config.yaml"


def mine(config: Path, text: str = MINE) -> None:
    config.parent.mkdir(exist_ok=True)
    config.write_text(text)


def test_a_first_setting_makes_the_file(config):
    assert change_setting("engine", "piper") == config
    assert config.read_text() == "engine: piper\n"


def test_a_line_is_replaced_where_it_stands_and_comments_stay(config):
    mine(config)
    change_setting("speed", "2")
    assert config.read_text() == "# what I like\nprofile: fast  # at work\n\nspeed: 2.0\n"
    change_setting("voice", "en_GB-cori-medium")
    assert config.read_text().endswith("speed: 2.0\nvoice: en_GB-cori-medium\n")


def test_a_setting_is_taken_out(config):
    mine(config)
    change_setting("profile", None)
    change_setting("engine", None)
    assert config.read_text() == "# what I like\n\nspeed: 1.5\n"


@pytest.mark.parametrize("value", ["my voice: the best", "it's", "1.5", "true", "-", "#x", ""])
def test_text_that_yaml_would_read_otherwise_comes_back_as_it_was(config, value):
    change_setting("voice", value)
    assert load_settings().voice == value


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sped", "2", "did you mean 'speed'"),
        ("speed", "fast", "a number from 0.5 to 6"),
        ("allow_private", "maybe", "true or false"),
        ("key_map", "h", "several lines"),
    ],
)
def test_what_is_not_allowed_is_said_and_nothing_is_written(config, name, value, said):
    mine(config)
    with pytest.raises(UsageError, match=said):
        change_setting(name, value)
    assert config.read_text() == MINE


def test_a_file_that_is_wrong_already_is_not_written_over(config):
    mine(config, "speed: [1\n")
    with pytest.raises(UsageError, match="line"):
        change_setting("engine", "piper")
    assert config.read_text() == "speed: [1\n"


def test_a_wrong_line_can_be_mended_and_an_unknown_one_taken_out(config):
    mine(config, "speed: quick\nprofile: fast\n")
    change_setting("speed", "2")
    assert config.read_text() == "speed: 2.0\nprofile: fast\n"
    mine(config, "sped: 2\nprofile: fast\n")
    with pytest.raises(UsageError, match="sped"):
        change_setting("profile", None)
    change_setting("sped", None)
    assert config.read_text() == "profile: fast\n"


def test_a_folder_that_cannot_be_written_is_said(config):
    config.parent.write_text("a file in the way")
    with pytest.raises(OutputError):
        change_setting("engine", "piper")


@pytest.mark.parametrize(
    ("name", "value"), [("allow_private", "true"), ("speed", "2"), ("front_end", "plain")]
)
def test_what_was_written_holds(config, name, value):
    change_setting(name, value)
    assert str(getattr(load_settings(), name)).lower().removesuffix(".0") == value
