"""The feed of a folder, as podcast clients read it."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import feedparser
import podcastparser
import pytest
from msgspec.structs import replace

from readaloud.export.feed.feed import write_feed
from readaloud.export.files.writing import write_file
from readaloud.export.material.recording import Recording
from readaloud.model.errors import OutputError

BASE = "https://pod.example/heard"


@pytest.fixture
def folder(make_recording: Callable[..., Recording], tmp_path: Path) -> Path:
    """Two recordings: one with everything beside it, one alone."""
    whole, bare = make_recording(), make_recording("Five & <b>six</b>")
    for ending in ("mp3", "opus", "vtt", "manifest.json"):
        write_file(whole, tmp_path / f"the park.{ending}")
    meta = replace(bare.article.meta, date="", authors=(), site="")
    write_file(replace(bare, article=replace(bare.article, meta=meta)), tmp_path / "six.m4b")
    os.utime(tmp_path / "six.m4b", (1_700_000_000, 1_700_000_000))  # 14 November 2023
    return tmp_path


def test_feedparser_reads_every_episode_newest_first(folder: Path) -> None:
    write_feed(folder, base_url=BASE)
    read = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["The park counts its benches", "Five & <b>six</b>"]
    park, six = read.entries
    assert park.published == "Thu, 02 Jan 2025 12:00:00 +0000"
    assert six.published.startswith("Tue, 14 Nov 2023")
    assert park.author == "Ada Example"
    assert park.enclosures[0].href == f"{BASE}/the%20park.mp3"
    assert park.enclosures[0].length == str((folder / "the park.mp3").stat().st_size)
    assert park.podcast_transcript == {"url": f"{BASE}/the%20park.vtt", "type": "text/vtt", "language": "en"}
    assert park.image.href == f"{BASE}/the%20park.cover.png"
    assert (folder / "the park.cover.png").read_bytes().startswith(b"\x89PNG")
    assert "1 video has no transcript." in park.summary
    assert len({entry.id for entry in read.entries}) == 2


def test_a_feed_is_known_by_its_address_and_by_nothing_without_one(folder: Path) -> None:
    write_feed(folder, base_url="https://podnews.net/rss/")
    known = str(uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "podnews.net/rss/feed.xml"))
    assert f">{known}<" in (folder / "feed.xml").read_text("utf-8")
    write_feed(folder)
    assert "podcast:guid" not in (folder / "feed.xml").read_text("utf-8")


def test_a_podcast_player_reads_lengths_and_sounds(folder: Path, recording: Recording) -> None:
    write_feed(folder, base_url=f"{BASE}/", title="My evenings")
    with (folder / "feed.xml").open("rb") as file:
        read = podcastparser.parse(f"{BASE}/feed.xml", file)
    assert read["title"] == "My evenings"
    assert read["cover_url"] == f"{BASE}/feed.png"
    park, six = read["episodes"]
    assert park["total_time"] == round(recording.timeline.duration)
    assert park["enclosures"][0]["mime_type"] == "audio/mpeg"
    assert six["enclosures"][0]["mime_type"] == "audio/mp4"
    assert six["total_time"] == pytest.approx(recording.timeline.duration, abs=1)


def test_the_chapters_are_those_of_the_recording(folder: Path, recording: Recording) -> None:
    write_feed(folder)
    chapters = json.loads((folder / "the park.chapters.json").read_text("utf-8"))["chapters"]
    rate = recording.timeline.rate
    assert chapters == [
        {"startTime": round(chapter.at / rate, 3), "title": chapter.title}
        for chapter in recording.timeline.chapters
    ]
    by_tags = json.loads((folder / "six.chapters.json").read_text("utf-8"))["chapters"]
    assert [c["startTime"] for c in by_tags] == pytest.approx([c["startTime"] for c in chapters], abs=0.05)


def test_a_feed_is_written_anew_and_the_same_each_time_but_never_over_somebody_elses(folder: Path) -> None:
    write_feed(folder, base_url=BASE)
    first = (folder / "feed.xml").read_bytes()
    write_feed(folder, base_url=BASE)
    assert (folder / "feed.xml").read_bytes() == first
    (folder / "feed.xml").write_text("<rss>mine</rss>")
    with pytest.raises(OutputError, match="somebody else's"):
        write_feed(folder)
    assert (folder / "feed.xml").read_text() == "<rss>mine</rss>"
    write_feed(folder, base_url=BASE, force=True)
    assert (folder / "feed.xml").read_bytes() == first


def said(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "readaloud", "feed", str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True)


def test_a_recording_that_cannot_be_played_is_named_and_left_out(folder: Path) -> None:
    (folder / "cut.mp3").write_bytes(b"ID3 and no sound")
    told = said(folder)
    assert told.returncode == 7
    assert told.stderr.endswith(
        f"These cannot be played and are not in the feed: {folder / 'cut.mp3'}. Export them again.\n"
    )
    assert len(feedparser.parse(str(folder / "feed.xml")).entries) == 2


def test_what_is_missing_is_said_in_one_sentence(folder: Path) -> None:
    told = said(folder)
    assert told.returncode == 0
    assert told.stdout == f"{folder / 'feed.xml'}\n"
    assert told.stderr == (
        "The feed is there, but of 2 recordings 1 have no captions or transcript (export --captions vtt), "
        "and of 2 recordings 1 have no manifest (export --manifest), "
        "and the links are no whole addresses (--base-url).\n"
    )
    (folder / "six.m4b").unlink()
    assert said(folder, "--base-url", BASE).stderr == ""


def test_a_folder_without_recordings_is_refused(tmp_path: Path) -> None:
    told = said(tmp_path)
    assert told.returncode == 6
    assert told.stderr.startswith(f"Error: There is no recording in {tmp_path}.")
    assert said(tmp_path / "none").returncode == 3
    assert said(tmp_path, "--base-url", "nonsense").returncode == 2
