"""``--transcript N=FILE``: what a person has written down becomes part of the reading."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from readaloud import open_article
from readaloud.model.article import Kind
from readaloud.services.exporting.exporting import ExportOptions, export_sources

STORY = """The tide mill turns again

WATCH: The first flour in sixty years
Click to play video: 'The first flour in sixty years'
The first flour in sixty years

The mill at Sandhithe ground its first sack of flour on Sunday, with half of the village looking on.

WATCH: The miller explains the gate
Click to play video: 'The miller explains the gate'
The miller explains the gate

Nobody ate the bread, which was grey, but everybody took a slice of it home in a paper bag.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(STORY)
    (tmp_path / "gate.txt").write_text("MILLER: The gate holds the sea.\n\nCHILD: And when it is tired?\n")
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "readaloud", *arguments], capture_output=True, text=True, check=False
    )


def test_a_transcript_is_read_behind_its_video_and_announced(story: Path) -> None:
    said = run("script", str(story), "--transcript", f"2={story.parent / 'gate.txt'}").stdout
    assert "announcer: The miller explains the gate.\nnarrator: Transcript.\n" in said
    assert "narrator: MILLER: The gate holds the sea.\n" in said
    assert "announcer: End of transcript.\n" in said
    article = json.loads(
        run("article", str(story), "--json", "--transcript", f"2={story.parent / 'gate.txt'}").stdout
    )
    states = [b["media"]["transcript"] for b in article["blocks"] if b["kind"] == "video"]
    assert states == ["none", "found"]


@pytest.mark.parametrize(
    ("wanted", "code"), [("3=gate.txt", 2), ("gate.txt", 2), ("1=nothing.vtt", 3), ("1=mill.vtt", 3)]
)
def test_what_cannot_be_attached_is_one_sentence_and_an_exit_code(
    story: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, code: int
) -> None:
    monkeypatch.chdir(story.parent)
    (story.parent / "mill.vtt").write_text("")
    failed = run("text", story.name, "--transcript", wanted)
    assert failed.returncode == code
    assert failed.stdout == ""
    assert failed.stderr.startswith("Error: ")
    assert failed.stderr.count("\n") == 1


def test_a_transcript_goes_before_a_file_beside_the_article(story: Path) -> None:
    (story.parent / "mill.video2.txt").write_text("Somebody else: No.\n\nMiller: Yes.\n")
    beside = open_article(str(story))
    assert [b.text for b in beside.blocks if b.kind is Kind.TRANSCRIPT] == [
        "Somebody else: No.",
        "Miller: Yes.",
    ]
    given = open_article(str(story), transcripts=[f"2={story.parent / 'gate.txt'}"])
    assert next(b.text for b in given.blocks if b.kind is Kind.TRANSCRIPT).startswith("MILLER: ")


def test_a_transcript_for_several_sources_is_wrong_usage(story: Path, tmp_path: Path) -> None:
    from readaloud.model.errors import UsageError

    with pytest.raises(UsageError, match="several sources"):
        export_sources(
            [str(story), str(story)], [tmp_path / "{title}.txt"], ExportOptions(transcripts=("1=gate.txt",))
        )
