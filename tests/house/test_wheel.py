"""What people install is the whole of it: the wheel alone, in a clean environment, reads an article."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with our wheel and what it asks for; its folder of programs."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("readaloud_reader-*.whl")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    return programs


def run(programs: Path, home: Path, *arguments: str) -> str:
    """What the installed program prints with an empty HOME, away from the checkout."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [str(programs / "readaloud"), *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_lists_and_reads_the_articles_that_it_brings(installed: Path, tmp_path: Path) -> None:
    _, title, *bundled = run(installed, tmp_path, "library").splitlines()
    assert title.startswith("Articles that come with")
    assert len(bundled) >= 6
    for name in bundled:
        assert len(run(installed, tmp_path, "read", "--mute", name).splitlines()) > 5


def test_the_wheel_speaks_without_any_system_package(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "The bridge is open\n\nThe bridge was opened on Monday, two years late.\n"
    )
    run(installed, tmp_path, "export", "story.txt", "-o", "story.mp3")
    assert (tmp_path / "story.mp3").stat().st_size > 10_000
