from pathlib import Path

import pytest

from readaloud.config.folders import cache_folder, config_folder, data_folder, voice_folder
from readaloud.config.resources import shipped
from readaloud.model.errors import OutputError

FOLDERS = [
    ("XDG_CACHE_HOME", cache_folder),
    ("XDG_CONFIG_HOME", config_folder),
    ("XDG_DATA_HOME", data_folder),
]


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_xdg_variables_are_honoured_and_the_folder_is_made(monkeypatch, tmp_path, variable, folder):
    monkeypatch.setenv(variable, str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine" / "readaloud"
    assert folder().is_dir()


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_relative_xdg_variables_are_ignored(monkeypatch, tmp_path, variable, folder):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, "relative")
    assert folder().is_relative_to(tmp_path)


def test_a_folder_that_cannot_be_made_is_an_error_that_says_what_to_do(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputError) as caught:
        cache_folder()
    assert "XDG_CACHE_HOME" in caught.value.hint


@pytest.mark.parametrize("folder", ["voices", "content"])
def test_shipped_folders_exist(folder):
    assert isinstance(shipped(folder), Path)
    assert shipped(folder).is_dir()


def test_voices_lie_in_the_data_folder_which_is_not_made_for_asking(monkeypatch, tmp_path):
    monkeypatch.delenv("READALOUD_VOICES", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert voice_folder() == tmp_path / "readaloud" / "voices"
    assert not voice_folder().exists()


def test_a_variable_names_another_folder_of_voices(monkeypatch, tmp_path):
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    assert voice_folder() == tmp_path
