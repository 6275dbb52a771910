"""A folder of voices of each test's own, and the web server that voices come from."""

from pathlib import Path

import pytest

from web_server import site

__all__ = ["site"]

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "READALOUD_ENGINE", "READALOUD_VOICE")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty HOME with a folder for voices, and a system that says nothing of its language."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path / "voices"))
    return tmp_path
