"""Engines under test write their logs into a folder of the test's own, and broken engines are on trial."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture(autouse=True, scope="session")
def _own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def broken_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every module of ``broken/`` is an engine of its name, for this process and its workers."""
    names = sorted(path.stem for path in BROKEN.glob("*.py"))
    monkeypatch.setenv("READALOUD_ENGINES", ",".join(f"{name}={name}:Engine" for name in names))
    paths = filter(None, [str(BROKEN), os.environ.get("PYTHONPATH")])  # an empty one would mean "here"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.syspath_prepend(str(BROKEN))
