"""What is written about the program is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
