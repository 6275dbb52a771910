"""A part of an article: one section, its quotations, without its captions; a file for each section."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3

from readaloud.audio.hearing import hear
from readaloud.export.files.writing import write_file
from readaloud.export.material.parts import parts
from readaloud.export.material.recording import Recording
from readaloud.model.article import Article
from readaloud.model.errors import NothingReadable, UsageError
from readaloud.model.profile import Profile
from readaloud.model.script import Anchor, Pause, Script, Skipped
from readaloud.narrate import narrate
from readaloud.services.exporting.names import of_part
from readaloud.services.exporting.selection import left_out, one_section, selected
from readaloud.services.opening.opening import open_article

CONTENT = Path(__file__).parents[2] / "content"
KINDS = ["captions", "images", "footnotes", "tables", "lists", "notices", "quotes"]


@pytest.fixture
def article(recording: Recording) -> Article:
    return recording.article


@pytest.fixture
def script(recording: Recording) -> Script:
    return recording.script


def said(script: Script) -> list[str]:
    return [utterance.text for utterance in script.utterances]


@pytest.mark.parametrize("name", ["2", "s2", "benches by", "Benches by night"])
def test_one_section_is_what_is_heard_of_it_in_the_whole(article: Article, script: Script, name: str) -> None:
    alone, heard = one_section(article, script, name)
    assert [block.id for block in alone.blocks] == ["b4"]
    assert [section.id for section in alone.sections] == ["s2"]
    assert said(heard) == ["Video.", "Benches by night", "No transcript available."]


@pytest.mark.parametrize("name", ["", "9", "0", "nowhere"])
def test_a_section_that_there_is_not_is_answered_with_those_there_are(
    article: Article, script: Script, name: str
) -> None:
    with pytest.raises(UsageError) as caught:
        one_section(article, script, name)
    assert "3 What is left" in caught.value.hint


def test_only_quotations_are_whole_sentences_with_who_said_them(article: Article, script: Script) -> None:
    heard = said(selected(script, article, only="quotes"))
    assert heard == [
        "“Who moved the last bench?”",
        "asked Mara Quill, who keeps the gate.",
        "We count again in May.",
    ]


@pytest.mark.parametrize("name", ["captions", "caption", "Captions"])
def test_what_is_left_out_is_skipped_and_said_so_in_the_plan(
    article: Article, script: Script, name: str
) -> None:
    heard = selected(script, article, skip=[name])
    gone = set(said(script)) - set(said(heard))
    assert gone == {"Caption:", "The lawn at noon.", "Benches left"}
    assert sum(isinstance(item, Skipped) for item in heard.items) == 3


def test_titles_and_attributions_are_no_captions() -> None:
    article = open_article(str(CONTENT / "river-sensors.html"))
    script = narrate(article, Profile(name="test", title="For tests"))
    gone = set(said(script)) - set(said(selected(script, article, skip=["captions"])))
    assert "The night the tins went red" not in gone
    assert not any(text.startswith("Listen: the Lorne under the ice") for text in gone)
    assert "— Letter of the River Office to the parish of Brackenfold, 2 April 2025" not in gone
    assert "The raffle ticket, which is now framed in the village hall." in gone
    assert "Warmest night of each month at three sensors, 2024, in degrees Celsius" in gone


def test_a_label_goes_with_what_it_announces() -> None:
    article = open_article(str(CONTENT / "river-sensors.html"))
    script = narrate(article, Profile(name="test", title="For tests"))
    heard = said(selected(script, article, skip=["captions"]))
    assert "Caption:" in said(script)
    assert "Caption:" not in heard
    assert "Image." in heard


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.sets(st.sampled_from(KINDS)))
def test_no_pauses_stand_side_by_side_and_no_chapter_is_lost(
    article: Article, script: Script, names: set[str]
) -> None:
    heard = selected(script, article, skip=names)
    sounds = [item for item in heard.items if not isinstance(item, Skipped | Anchor)]
    if names:
        assert not any(isinstance(a, Pause) and isinstance(b, Pause) for a, b in pairwise(sounds))
    anchors = [item for item in heard.items if isinstance(item, Anchor)]
    assert anchors == [item for item in script.items if isinstance(item, Anchor)]
    assert set(heard.utterances) <= set(script.utterances)


def test_what_nothing_is_called_is_a_wrong_request(article: Article, script: Script) -> None:
    with pytest.raises(UsageError, match="frog") as caught:
        selected(script, article, skip=["frogs"])
    assert "caption" in caught.value.hint


@pytest.mark.parametrize("article_name", ["ferry-hearing.html", "river-sensors.html", "stone-oven.md"])
def test_everything_that_narration_can_skip_has_a_name_and_may_be_missing(
    article: Article, script: Script, article_name: str
) -> None:
    whole = narrate(open_article(str(CONTENT / article_name)), Profile(name="test", title="For tests"))
    kinds = {said.skippable for said in whole.utterances} - {""}
    assert left_out(kinds) == kinds
    selected(script, article, skip=kinds)  # this article has none of some


def test_nothing_left_is_no_empty_file(article: Article, script: Script) -> None:
    roles = {str(utterance.role) for utterance in script.utterances}
    with pytest.raises(NothingReadable):
        selected(script, article, skip=roles)


def test_the_parts_are_the_whole_cut_at_its_chapters(recording: Recording) -> None:
    pieces = parts(recording)
    assert [piece.title for piece in pieces] == [c.title for c in recording.timeline.chapters]
    assert b"".join(b"".join(p.spool.samples()) for p in pieces) == b"".join(recording.spool.samples())
    assert sum(len(piece.timeline.entries) for piece in pieces) == len(recording.timeline.entries)
    for piece in pieces:
        assert piece.timeline.length == piece.spool.length
        assert [entry.utterance for entry in piece.timeline.entries] == [
            u.id for u in piece.script.utterances
        ]
        for entry in piece.timeline.entries:
            assert 0 <= entry.at <= entry.until <= piece.timeline.length
            assert all(entry.at <= word.at <= word.until <= entry.until for word in entry.words)


@pytest.mark.parametrize("ending", ["mp3", "opus", "wav", "vtt"])
def test_each_part_is_a_file_that_verifies_and_says_which_it_is(
    make_recording: Callable[..., Recording], tmp_path: Path, ending: str
) -> None:
    for piece in parts(make_recording()):
        path = of_part(tmp_path / f"park.{ending}", piece)
        assert write_file(piece, path).size > 30
        if ending != "vtt":
            assert hear(path).seconds == pytest.approx(piece.timeline.duration, abs=0.05)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        f"park 01 The park counts its benches.{ending}",
        f"park 02 Benches by night.{ending}",
        f"park 03 What is left.{ending}",
    ]
    if ending == "mp3":
        tag = ID3(tmp_path / names[1])
        told = tuple(str(tag[name]) for name in ("TIT2", "TALB", "TRCK"))
        assert told == ("Benches by night", "The park counts its benches", "2/3")
