"""Session tests may hear through the private sound server."""

import pytest

from readaloud.model.profile import Pauses, Profile


@pytest.fixture
def profile() -> Profile:
    """Tones, so that every word has a sound and an exact time; short gaps."""
    return Profile(name="test", title="Test", engines=("tone",), words_per_minute=300, pauses=Pauses())


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the person's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
