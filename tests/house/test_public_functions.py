"""What outsiders rely on stays callable, although two packages have the names of two functions."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "program",
    [
        "import readaloud; readaloud.narrate; readaloud.narrate.__call__; readaloud.export.__call__",
        "import readaloud.narrate, readaloud.export, readaloud; readaloud.export.__call__; "
        "readaloud.narrate.__call__",
        "from readaloud.narrate.narrating import narrate; from readaloud.export.epub.book import write_book; "
        "from readaloud import export, narrate, open_article, speak; "
        "assert all(map(callable, (export, narrate, open_article, speak)))",
    ],
)
def test_a_public_function_is_never_hidden_by_the_package_of_its_name(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
