"""Through the text stream alone, with no screen: each task takes at most twelve printed lines."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from readaloud.config.resources import shipped

AT_MOST = 12
ARTICLE = shipped("content") / "harbour-bell.txt"


class Stream:
    """One reading on a terminal; ``task`` is what is printed from one key to what is waited for."""

    def __init__(self, *options: str) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "readaloud", "read", str(ARTICLE), "--speed", "0.5", *options],
            encoding="utf-8",
            timeout=15,
            dimensions=(24, 400),
            env={**os.environ, "TERM": "dumb"},
        )
        self.child.setecho(False)

    def task(self, *steps: tuple[str, str]) -> list[str]:
        """Type something and wait for something, some times; the lines that were printed on the way."""
        printed = ""
        for typed, waited_for in steps:
            self.child.send(typed)
            self.child.expect_exact(waited_for)
            printed += self.child.before + self.child.after
            self.child.expect("\r\n")
            printed += self.child.before + "\n"
        lines = [line for line in printed.replace("\r", "").split("\n") if line.strip()]
        assert len(lines) <= AT_MOST, lines
        assert "\x1b" not in printed
        print("\n".join(lines))
        return lines

    def begun(self) -> "Stream":
        """Wait until it reads; these lines belong to no task."""
        self.child.expect("Headline:.*\r\n")
        return self

    def leave(self) -> None:
        self.child.send("x")
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0


@pytest.fixture
def stream(tmp_path: Path) -> Iterator[Callable[..., Stream]]:
    opened: list[Stream] = []

    def open_stream(*options: str) -> Stream:
        opened.append(Stream(*options))
        return opened[-1]

    yield open_stream
    for each in opened:
        each.child.close(force=True)


def test_open_and_listen(stream: Callable[..., Stream]) -> None:
    lines = stream().task(("", "Press ? for help"), ("", "Headline:"), ("w", "left."))
    assert lines[0].startswith("Screen reader? Press M")
    again = stream("--mute").task(("", "Press ? for help"), ("", "Headline:"))
    assert not any("Screen reader" in line for line in again)


def test_find_the_third_quotation(stream: Callable[..., Stream]) -> None:
    lines = stream("--mute").begun().task(("qqqw", "quotation"))
    assert sum("“" in line for line in lines) >= 3


def test_attach_a_transcript_and_read_it(stream: Callable[..., Stream], tmp_path: Path) -> None:
    path = tmp_path / "divers.vtt"
    path.write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nThe rope held, and the bell came up.\n")
    lines = (
        stream("--mute")
        .begun()
        .task(
            ("v", "Video"),
            ("A", "Which file is the transcript?"),
            (f"{path}\n", "is attached."),
            ("]", "Transcript: The rope held, and the bell came up."),
        )
    )
    assert any("is attached." in line for line in lines)


def test_put_a_removed_line_back(stream: Callable[..., Stream]) -> None:
    stream("--mute").begun().task(("d", "A number puts it back."), ("2\n", "Put back:"))


def test_change_the_voice(stream: Callable[..., Stream]) -> None:
    stream("--mute").begun().task(("N", "A number takes it."), ("2\n", "Voice:"))


def test_export(stream: Callable[..., Stream], tmp_path: Path) -> None:
    path = tmp_path / "bell.md"
    stream("--mute").begun().task((" ", "Paused."), ("X", "Which file?"), (f"{path}\n", "is written."))
    assert path.read_text(encoding="utf-8")


def test_resume(stream: Callable[..., Stream]) -> None:
    first = stream("--mute").begun()
    first.task((" ", "Paused."), ("%", "Go to how many percent?"), ("60\n", ""), ("w", "left."))
    first.leave()
    lines = stream("--mute").task(("", "Going on where you stopped. Paragraph "))
    assert lines[-1].endswith("Press 0 for the beginning.")
