"""A long article is read from its first part while the rest is still being opened."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

PARAGRAPHS = 900
TITLE = "The stones of the weir"
OPENING = "Still opening the rest of the article."
COUNTED = rf"Paragraph (\d+) of {PARAGRAPHS}, "
READ = (sys.executable, "-m", "readaloud", "read")
IN_TIME = ("--mute", "--in-time", "--speed", "0.5")

Read = Callable[[], pexpect.spawn]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A text that is opened in two steps."""
    said = (f"At night {n} the keeper counts {n} stones and goes home again." for n in range(PARAGRAPHS))
    path = tmp_path / "weir.txt"
    path.write_text("\n\n".join((TITLE, *said)))
    return path


@pytest.fixture
def read(story: Path) -> Iterator[Read]:
    """Read it on a terminal."""
    children: list[pexpect.spawn] = []

    def spawn() -> pexpect.spawn:
        program, *arguments = (*READ, *IN_TIME, str(story))
        child = pexpect.spawn(
            program, arguments, encoding="utf-8", timeout=30, dimensions=(5, 200), env=dict(os.environ)
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def where(child: pexpect.spawn) -> int:
    """The number of the paragraph, as soon as it can be told; until then nothing is said of numbers."""
    child.send("w")
    while child.expect([r"article\.\r\n", COUNTED, r"Paragraph \d+ of (?!900)", r"Headline, "]) != 1:
        assert OPENING.endswith(child.after.strip()), child.after
        child.send("w")
    return int(child.match[1])


def test_it_begins_with_the_first_part_and_goes_on_in_the_whole(read: Read) -> None:
    child = read()
    child.expect_exact(TITLE)
    child.send("]")
    child.expect_exact("At night 0")
    assert where(child) == 1
    child.send("%")
    child.expect_exact("Go to how many percent?")
    child.send("50\n")
    there = where(child)
    assert PARAGRAPHS * 0.4 < there < PARAGRAPHS * 0.6
    child.send("x")
    child.expect(pexpect.EOF)
    again = read()
    again.expect(rf"{OPENING}\r\nGoing on where you stopped\. Paragraph {there} of {PARAGRAPHS}, ")
    again.expect_exact(f"At night {there - 1} the keeper")


def test_where_nobody_hears_or_steers_all_of_it_is_printed(story: Path) -> None:
    for options in ((), ("--mute",)):
        done = subprocess.run(
            (*READ, str(story), *options), stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.returncode == 0
        assert [line for line in done.stdout.splitlines() if line.startswith("At night")] == [
            f"At night {n} the keeper counts {n} stones and goes home again." for n in range(PARAGRAPHS)
        ]
