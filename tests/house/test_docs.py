"""What is written about the program is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from readaloud.services.reader.actions import TABLE

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_of_the_commands_say_what_the_help_says() -> None:
    # In a process of its own: click keeps the help option of a command that another test has run.
    check = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make docs`: {done.stdout}"


def test_every_dependency_has_its_line() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf8")
    core = project[project.index("dependencies = [") : project.index("[project.optional-dependencies]")]
    names = re.findall(r'^  "([A-Za-z0-9_-]+)', core, re.MULTILINE)
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf8")
    assert names
    assert [name for name in names if f"| {name} |" not in table] == []


@pytest.mark.parametrize("marker", ["first command", "test command"])
def test_the_readme_has_the_command(marker: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    found = re.search(rf"<!-- {marker} -->\n```sh\n(.+?)\n```", readme, re.DOTALL)
    assert found
    assert found[1].strip()


def test_the_keys_that_the_readme_names_are_those_of_the_readers():
    keys = {row.name: row.keys for row in TABLE}
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    named = re.search(r"The keys are the same.*?screen-reader user presses", readme, re.DOTALL)
    assert named
    letters = re.findall(r"`(.)`", named[0])
    wanted = [f"next_{kind}" for kind in ("heading", "quotation", "video", "image", "list", "table")]
    wanted += ["faster", "slower", "mute", "where", "help", "quit"]
    signs = {"+": "plus", "-": "minus", "?": "question_mark"}
    assert [signs.get(letter, letter) for letter in letters] == [keys[name][0] for name in wanted]
