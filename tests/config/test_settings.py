from pathlib import Path

import pytest

from readaloud.config.settings import Settings, load_settings, where
from readaloud.model.errors import UsageError


@pytest.fixture(autouse=True)
def config(monkeypatch, tmp_path) -> Path:
    for name in Settings.__struct_fields__:
        monkeypatch.delenv(f"READALOUD_{name.upper()}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "readaloud" / "config.yaml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_nothing_set_is_the_default_and_makes_no_folder(config):
    assert load_settings() == Settings()
    assert set(where(load_settings()).values()) == {"default"}
    assert not config.parent.exists()


def test_the_environment_goes_before_the_file(config, monkeypatch):
    write(config, "profile: fast\nspeed: 1.5\nfront_end: plain\n")
    monkeypatch.setenv("READALOUD_PROFILE", "described")
    settings = load_settings()
    assert (settings.profile, settings.speed, settings.front_end) == ("described", 1.5, "plain")
    assert where(settings) == dict.fromkeys(Settings.__struct_fields__, "default") | {
        "profile": "READALOUD_PROFILE",
        "speed": str(config),
        "front_end": str(config),
    }


def test_variables_are_typed(monkeypatch):
    monkeypatch.setenv("READALOUD_SPEED", "2.5")
    monkeypatch.setenv("READALOUD_ALLOW_PRIVATE", "true")
    assert (load_settings().speed, load_settings().allow_private) == (2.5, True)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [("SPEED", "fast", "a number from 0.5 to 6"), ("FRONT_END", "web", "one of empty, app, plain")],
)
def test_a_wrong_variable_is_named_with_what_is_allowed(monkeypatch, name, value, allowed):
    monkeypatch.setenv(f"READALOUD_{name}", value)
    with pytest.raises(UsageError) as caught:
        load_settings()
    assert f"READALOUD_{name} must be {allowed}, not '{value}'" in caught.value.message


def test_a_wrong_file_is_named_with_its_line(config):
    write(config, "profile: fast\nsped: 2\n")
    with pytest.raises(
        UsageError, match=r"config.yaml, line 2: unknown key 'sped' \(did you mean 'speed'\?\)"
    ):
        load_settings()


def test_an_empty_file_is_no_mistake(config):
    write(config, "# nothing yet\n")
    assert load_settings() == Settings()
