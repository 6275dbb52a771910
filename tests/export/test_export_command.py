"""``readaloud export`` and ``readaloud verify`` as they are called: signals, what is printed, exit codes."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from listing import names
from readaloud.cli.running import run
from readaloud.export.markup.xml import parsed, parsed_page

PARAGRAPH = "Nobody in the village wanted to say whose idea it had been to paint the old gate green.\n\n"
STORY = "The gate was painted green\n\n" + PARAGRAPH * 3

LATE = '{"duration": 1, "utterances": [{"id": "u1", "text": "", "at": 0, "until": 2}]}'

LETTER = """# The tin and the bell

By Ada Example

2025-01-02

The tin was found on Monday.[^1] Nobody knows why.

## A question

> The water rose and we left, all of us, at once.
>
> — Letter of the River Office to the parish

What became of the office is a riddle to this day.

[^1]: The tin was of Dutch make.
"""


def export(story: Path, *more: str | Path) -> int:
    return run(["export", str(story), "--engine", "tone", *map(str, more)])


def _begun(folder: Path) -> bool:
    try:
        return any(path.stat().st_size for path in folder.glob(".readaloud-*/new-*"))
    except FileNotFoundError:  # gone while it was looked at
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.needs("ffmpeg")
def test_a_signal_while_a_file_is_written_leaves_nothing_and_nobody_behind(
    story: Path, out: Path, number: signal.Signals
) -> None:
    story.write_text("The gate was painted green\n\n" + PARAGRAPH * 1_000, "utf-8")
    command = [
        sys.executable,
        "-P",
        "-m",
        "readaloud",
        "export",
        story,
        "--engine",
        "tone",
        "--captions",
        "vtt",
    ]
    environment = {**os.environ, "GATE": str(out)}  # what starts it, and every child of it, can be told by
    child = subprocess.Popen(
        [*command, "-o", out / "gate.m4b"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    with child:
        limit = time.monotonic() + 60
        while not _begun(out) and child.poll() is None and time.monotonic() < limit:
            time.sleep(0.02)
        child.send_signal(number)
        _, said = child.communicate(timeout=30)
    assert child.returncode == 128 + number, said
    assert names(out) == []
    assert not [pid for pid in Path("/proc").iterdir() if pid.name.isdigit() and _bears(pid, environment)]


def _bears(process: Path, environment: dict[str, str]) -> bool:
    try:
        return f"GATE={environment['GATE']}".encode() in (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or is not ours
        return False


def test_an_ignored_hangup_stays_ignored(story: Path, out: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert export(story, "-o", out / "gate.txt") == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_path_with_a_line_break_is_printed_on_one_line(
    story: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "ga\nte").mkdir()
    assert export(story, "-o", out / "ga\nte" / "gate.txt", "-o", out / "two  spaces.md") == 0
    assert capsys.readouterr().out.splitlines() == [f"{out}/ga te/gate.txt", f"{out}/two  spaces.md"]


def test_a_transcript_is_compared_with_the_manifest_beside_it(
    story: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write_text("The gate was painted green\n\nNobody knows why.\n\nIt was red before.\n", "utf-8")
    written = [out / "gate.txt", out / "gate.md", out / "gate.html", out / "gate.json"]
    outputs = [word for path in written for word in ("-o", path)]
    assert export(story, *outputs, "-o", out / "gate.manifest.json") == 0
    assert run(["verify", *map(str, out.iterdir())]) == 0
    capsys.readouterr()
    for path in written[:2]:
        path.write_text(path.read_text("utf-8").replace("Nobody knows why.", ""), "utf-8")
        assert run(["verify", str(path)]) == 7
        told = capsys.readouterr()
        assert "“Nobody knows why.”" in told.out
        assert "The file is not as export writes it." in told.err


@pytest.mark.parametrize("name", ["README.md", "notes.txt"])
def test_a_text_with_nothing_to_compare_it_with_is_never_called_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_text("Some text of somebody.\n")
    assert run(["verify", str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert "not checked" in told.out
    assert "sound" not in told.out
    assert "--manifest" in told.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.html", "<p>Somebody's page.</p>", "no page that readaloud wrote"),
        ("page.html", " ", "is empty"),
        ("page.html", "<main><article id=article><a href='#there'>x</a></article></main>", "#there"),
        ("data.json", "{}", "no data that readaloud wrote"),
        ("a.manifest.json", "{}", "no manifest that readaloud wrote"),
        (
            "late.manifest.json",
            '{"duration": 1, "utterances": [{"id": "u1", "text": "", "at": 0, "until": 2}]}',
            "u1",
        ),
        ("latin.txt", b"caf\xe9", "UTF-8"),
    ],
)
def test_what_export_did_not_write_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert run(["verify", str(tmp_path / name)]) == 7
    assert words in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path / "nosuch.mp3")]) == 3
    assert "nosuch.mp3 does not exist." in capsys.readouterr().err
    assert run(["verify", str(tmp_path)]) == 3
    assert "is a folder" in capsys.readouterr().err


@pytest.fixture
def letter(tmp_path: Path, story: Path, out: Path) -> Path:
    """The folder with all that a story with a date, a footnote and an attribution becomes."""
    (tmp_path / "letter.md").write_text(LETTER, "utf-8")
    outputs = [out / f"letter.{ending}" for ending in ("epub", "html", "md", "txt", "srt")]
    assert export(tmp_path / "letter.md", *(word for path in outputs for word in ("-o", path))) == 0
    return out


def _book_page(folder: Path) -> Any:
    with zipfile.ZipFile(folder / "letter.epub") as book:
        return parsed(book.read("EPUB/article-1.xhtml"))


def _texts(elements: Iterable[Any]) -> list[str]:
    return ["".join(element.itertext()) for element in elements]


def test_the_headings_of_a_book_are_the_authors_words_and_its_date_stands_once(letter: Path) -> None:
    page = _book_page(letter)
    assert _texts(page.iter("{*}h1", "{*}h2")) == ["The tin and the bell", "A question"]
    assert _texts(page.xpath("//*[@class='byline']")) == ["By Ada Example", "2025-01-02"]
    assert "2 January" not in "".join(page.itertext())
    assert page.xpath("//*[@class='byline']/*/@id")  # and it is marked while the date is heard


def test_the_mark_of_a_footnote_leads_to_it(letter: Path) -> None:
    page = parsed_page((letter / "letter.html").read_bytes())
    mark = page.xpath("//a[@role='doc-noteref']")[0]
    assert mark.text == "[1]"
    note = page.xpath("//*[@id=$name]", name=mark.get("href")[1:])
    assert _texts(note)[0].strip() == "Footnote 1. The tin was of Dutch make."
    book = _book_page(letter)
    file, _, name = book.xpath("//*[@role='doc-noteref']/@href")[0].partition("#")
    assert file == "article-1.xhtml"
    assert "Dutch make" in _texts(book.xpath("//*[@id=$name]", name=name))[0]


def test_what_is_heard_at_the_end_stands_at_the_end_of_a_book(letter: Path) -> None:
    assert "".join(_book_page(letter).itertext()).strip().endswith("End of article.")


@pytest.mark.parametrize("ending", ["md", "txt", "html", "epub", "srt"])
def test_an_attribution_of_the_authors_is_not_said_a_second_time(letter: Path, ending: str) -> None:
    if ending == "epub":
        text = "".join(_book_page(letter).itertext())
    else:
        text = " ".join((letter / f"letter.{ending}").read_text("utf-8").split())
    shown = text.replace("Quote, Letter of the River Office.", "")  # the announcement of the quotation
    assert shown.count("Letter of the River Office") == 1
