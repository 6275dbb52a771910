"""The directions of the house hold when the program runs, not only when it is read."""

import subprocess
import sys

import pytest

HEAVY = (
    "textual",
    "rich",
    "pyttsx3",
    "espeakng_loader",
    "pydub",
    "httpx",
    "yaml",
    "lxml",
    "trafilatura",
    "numpy",
    "miniaudio",
    "click",
)


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh Python holds after running the code."""
    program = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def test_importing_readaloud_loads_nothing_heavy() -> None:
    assert not loaded_after("import readaloud") & set(HEAVY)


def test_the_version_is_printed_without_loading_anything_heavy() -> None:
    code = "import sys; sys.argv = ['readaloud', '--version']\nfrom readaloud.main import main; main()"
    assert not loaded_after(code) & set(HEAVY)


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        (
            "readaloud.services.opening.opening",
            {"textual", "pydub", "pyttsx3", "espeakng_loader", "httpx", "miniaudio"},
        ),
        ("readaloud.services.listening.session", {"textual", "pydub", "pyttsx3", "httpx", "numpy"}),
        ("readaloud.services.exporting.exporting", {"textual", "httpx", "miniaudio"}),
        ("readaloud.cli.linear", {"textual", "rich", "pydub", "httpx", "numpy"}),
    ],
)
def test_a_part_does_not_load_what_it_does_not_use(module: str, forbidden: set[str]) -> None:
    assert not loaded_after(f"import {module}") & forbidden


def test_the_linear_reader_reads_a_text_file_without_loading_textual_or_a_speech_library() -> None:
    code = (
        "import sys, tempfile, pathlib\n"
        "p = pathlib.Path(tempfile.mkdtemp()) / 'a.txt'\n"
        "p.write_text('A headline over a story\\n\\nThe story has one sentence. It has another one.\\n')\n"
        "from readaloud.cli.running import run\n"
        "code = run(['read', '--mute', str(p)])\n"
        "assert code == 0, code"
    )
    assert not loaded_after(code) & {"textual", "rich", "pyttsx3", "pydub", "httpx", "numpy", "trafilatura"}
