"""What is written about the program is what the program does."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_of_the_commands_say_what_the_help_says() -> None:
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"), run_name="generate")
    assert generate["out_of_date"]() == [], "run `make docs`"


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
