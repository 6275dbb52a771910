"""What a person asks of an article: find, copy, mark, put back, attach, and how it is narrated."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readaloud.config.profiles import load_profile
from readaloud.model.article import Article, Kind
from readaloud.player.events import Replaced, Status, Told
from readaloud.services.memory import opened_before
from readaloud.services.reader import voices
from readaloud.services.reader.values import Answer
from reading import make_article, make_script

Make = Callable[..., Any]


def test_search_goes_to_what_it_finds_and_on_and_round(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    assert room.do("search", "OTTERS").text == "3 matches."
    first = room.text
    room.do("next_match")
    assert room.text == "The first otters came in spring."
    room.do("next_match")
    assert room.text == "Otters at dusk"
    room.do("next_match")
    assert room.text == first
    room.do("previous_match")
    assert room.text == "Otters at dusk"
    assert room.do("search", "walrus").text == "Not found."


def test_nothing_is_searched_before_something_was(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    assert room.do("next_match").text == "Nothing was searched for yet."


def test_links_are_listed_with_where_they_lead(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    link = room.reader.choices("links")[0]
    assert link.title
    answer = room.do("links", link.id)
    assert answer.text.startswith("Leads to ")
    assert "/authors/oona-marsh" in answer.text


def test_a_bookmark_is_set_listed_gone_to_and_removed(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("next_table")
    marked = room.block.id
    room.do("bookmark", "for the minutes")
    room.do("beginning")
    room.do("bookmark", "")
    noted, plain = room.reader.choices("bookmarks")
    assert noted.title == "for the minutes"
    assert plain.title
    room.do("bookmarks", noted.id)
    assert room.block.id == marked
    assert room.do("remove_bookmark", noted.id).text == "Bookmark removed."
    assert room.reader.choices("bookmarks") == (plain,)


def test_a_sentence_and_a_quotation_are_copied(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    room.do("next_quotation")
    assert room.do("copy_sentence").copied == "“We had given up hope of it,” said the warden."
    copied = room.do("copy_quotation").copied
    assert copied == (
        "“We had given up hope of it,” — Ada Finch, Otters return to the river., https://news.example/otters"
    )
    assert room.do("copy_quotation").text == ""  # no program took it
    room.do("beginning")
    assert room.do("copy_quotation").text == "There is no quotation before this."


@pytest.mark.skipif(sys.platform != "linux", reason="each system has another program")
def test_what_a_program_of_the_desktop_took_is_called_copied(
    reading: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xclip = tmp_path / "xclip"
    xclip.write_text(f"#!/bin/sh\ncat > {tmp_path}/taken\nsleep 30 &\n")
    xclip.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("DISPLAY", ":7")
    room = reading(make_article(), script=make_script())
    room.do("next_quotation")
    assert room.do("copy_sentence").text == "Copied."
    assert (tmp_path / "taken").read_text() == "“We had given up hope of it,” said the warden."


def test_a_removed_line_is_put_back_read_kept_and_left_out_again(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("next_table")
    here = room.text
    removed = room.reader.choices("ledger")[0]
    assert not removed.here
    assert room.do("ledger", removed.id).text.startswith("Put back: ")
    assert room.told(Replaced)
    assert room.text == here
    assert room.reader.choices("ledger")[0].here
    assert any(u.locator.block == removed.id for u in room.reader.plan.utterances)
    room.reader.close()
    again = reading(sensors)
    assert again.reader.choices("ledger")[0].here
    assert again.text == here
    assert again.do("ledger", removed.id).text.startswith("Left out again: ")
    assert again.reader.article == sensors


def test_a_transcript_is_attached_read_and_left(
    reading: Make, sensors: Article, transcript_file: Path
) -> None:
    room = reading(sensors)
    without = room.reader.choices("ledger")
    assert room.do("attach", f"2={transcript_file}").text.startswith("The transcript of ")
    for _ in range(2):
        room.do("next_video")
    video = room.block.id
    line = next(choice for choice in room.reader.choices("transcript") if "froze again" in choice.title)
    room.do("transcript", line.id)
    assert room.block.kind is Kind.TRANSCRIPT
    assert "froze again" in room.block.text
    room.do("escape")
    assert room.block.kind is not Kind.TRANSCRIPT
    assert room.reader.choices("ledger") == without
    room.do("attach", f"2={transcript_file}")
    blocks = [b.kind for b in room.reader.article.blocks]
    at = [b.id for b in room.reader.article.blocks].index(video)
    assert blocks[at + 1] is Kind.TRANSCRIPT
    assert blocks[at + 2] is not Kind.TRANSCRIPT


def test_a_transcript_that_cannot_be_read_is_one_sentence(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    answer = room.do("attach", "no-such-file.vtt")
    assert answer.text == "There is no file no-such-file.vtt. Check its name."
    assert room.reader.article == sensors


def test_a_video_in_the_list_of_transcripts_asks_for_a_file_to_attach(
    reading: Make, sensors: Article
) -> None:
    room = reading(sensors)
    videos = room.reader.choices("transcript")
    assert [choice.title.partition(":")[0] for choice in videos][:3] == ["Video", "Audio", "Video"]
    asked = room.do("transcript", videos[1].id)
    assert (asked.then, asked.begun) == ("attach", "2=")
    assert room.do("transcript", "attach:9").text == "There is no such choice."


def test_a_profile_narrates_from_the_same_place_on_in_the_same_state(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.reader.play()
    room.do("next_table")
    room.do("profile", "described")
    assert room.block.kind is Kind.TABLE
    assert room.reader.snapshot.status is Status.PLAYING
    room.do("toggle")
    room.do("profile", "newsroom")
    assert room.reader.snapshot.status is Status.PAUSED
    assert room.do("profile", "no-such-profile").text


def test_a_kind_is_announced_more_less_or_not_at_all(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    levels = {choice.id: choice.detail for choice in room.reader.choices("kinds")}
    assert levels["image"] == "standard"
    assert room.do("kinds", "image").text == "Images: verbose."
    assert room.do("kinds", "image").text == "Images: off."
    assert "image" not in room.reader.plan.stops
    assert room.do("kinds", "image=terse").text == "Images: terse."
    assert "image" in room.reader.plan.stops
    assert "off" not in [room.do("kinds", "transcript").text.split()[-1] for _ in range(4)]


def test_a_word_is_said_otherwise_and_as_before(reading: Make) -> None:
    room = reading(make_article())
    assert room.do("say_as", "warden = keeper") == Answer("warden is said as keeper.", is_sound=True)
    assert any("keeper" in u.spoken for u in room.reader.plan.utterances)
    assert room.do("say_as", "warden").text.startswith("Write it as in Worcester = Wooster, or in phonemes")
    heard = Answer("warden is said as /ˈwɔːdən/.", is_sound=True)
    assert room.do("say_as", "warden = /ˈwɔːdən/") == room.do("say_as", "warden = ˈwɔːdən") == heard
    assert "is no sign of the International" in room.do("say_as", "warden = /wArden/").text
    room.do("say_as", "warden =")
    assert not any("keeper" in u.spoken for u in room.reader.plan.utterances)


def test_an_export_goes_on_beside_the_reading_and_says_when_it_is_over(reading: Make, tmp_path: Path) -> None:
    room = reading(make_article())
    path = tmp_path / "otters.md"
    assert room.do("export", str(path)).text == "Writing otters.md."
    room.wait_for(lambda: room.told(Told))
    assert room.told(Told)[-1].message == f"{path} is written."
    assert path.is_file()
    (job,) = room.reader.choices("exports")
    assert (job.title, job.detail) == ("otters.md", "written")
    room.do("exports", job.id)
    assert room.reader.choices("exports") == ()
    assert "No export format" in room.do("export", "otters.xyz").text


def test_an_export_that_is_cancelled_leaves_nothing(reading: Make, tmp_path: Path, sensors: Article) -> None:
    room = reading(sensors)
    room.do("export", str(tmp_path / "talk.wav"))
    (job,) = room.reader.choices("exports")
    room.do("exports", job.id)
    room.wait_for(lambda: room.told(Told))
    assert room.told(Told)[-1].message == "talk.wav was cancelled."
    assert list(tmp_path.iterdir()) == []


def test_another_article_is_opened_and_one_comes_back(reading: Make, sensors: Article) -> None:
    first = reading(sensors)
    first.reader.close()
    room = reading(make_article(), script=make_script())
    room.do("next_quotation")
    here = room.text.strip()
    (choice,) = [each for each in room.reader.choices("library") if "river-sensors" in each.id]
    assert room.do("library", choice.id).text.startswith("Opening ")
    room.wait_for(lambda: room.told(Replaced))
    room.wait_for(lambda: room.told(Told))
    assert room.reader.article.meta.title == sensors.meta.title
    room.do("article_back")
    assert room.text.strip() == here
    assert room.do("article_back").text == "There is no article before this one."


def test_the_library_knows_how_far_each_was_read_and_how_long_the_rest_takes(
    reading: Make, sensors: Article
) -> None:
    room = reading(sensors, speed=1.5)
    room.do("percent", "50")
    room.do("louder")
    room.reader.close()
    (entry,) = opened_before()
    assert 0.3 < entry.progress < 0.7
    assert entry.state.seconds_left > 60
    again = reading(sensors)
    assert (again.reader.snapshot.speed, again.reader.snapshot.volume) == (1.5, 110)


@pytest.mark.parametrize("name", ["speakers", "contents", "links", "ledger", "kinds", "bookmarks", "exports"])
def test_a_choice_that_is_none_is_said_to_be_none(reading: Make, sensors: Article, name: str) -> None:
    assert reading(sensors).do(name, "no such choice").text == "There is no such choice."


def test_the_word_that_was_heard_last_is_spelt(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    assert room.do("spell").text.startswith("O, oscar. T, tango.")
    room.do("next_quotation")
    assert room.do("spell").text == "W, whiskey. E, echo."


def test_profile_voice_and_announcements_that_were_chosen_come_back_for_this_article_alone(
    reading: Make, sensors: Article
) -> None:
    room = reading(sensors)
    room.do("profile", "described")
    room.do("kinds", "image=off")
    voice = next(each for each in room.reader.choices("voice") if not each.here)
    room.do("voice", voice.id)
    room.reader.close()
    again = reading(sensors)
    assert again.reader.profile == room.reader.profile
    assert again.reader.plan == room.reader.plan
    other = reading(make_article(), script=make_script())
    assert other.reader.profile == load_profile("newsroom")


def test_the_voices_are_looked_for_again_when_one_was_installed_meanwhile(
    reading: Make, sensors: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    fresh = functools.cache(voices._surveyed.__wrapped__)
    monkeypatch.setattr("readaloud.services.reader.voices._surveyed", fresh)
    monkeypatch.setattr("readaloud.engines.survey.survey", lambda names: asked.append(names) or ())
    monkeypatch.setenv("READALOUD_VOICES", str(tmp_path))
    room = reading(sensors)
    for _ in range(2):
        room.reader.choices("voice")
    assert asked == [room.reader.profile.engines]
    (tmp_path / "kokoro").mkdir()
    for name in ("kokoro.onnx", "voices.bin"):
        (tmp_path / "kokoro" / name).touch()
    room.reader.choices("voice")
    assert asked[1:] == [(*room.reader.profile.engines, "kokoro")]


def test_timers_hold_when_the_article_changes_while_it_is_read(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.reader.play()
    assert room.do("stop_at_section").text == "It stops at the end of this section."
    room.do("sleep", "5")
    room.do("ledger", room.reader.choices("ledger")[0].id)
    assert room.do("stop_at_section").text == "It reads on behind this section."
    assert room.reader.sleeps == 5
    assert room.reader.session._playback._stopping.sleep_at is not None


@pytest.mark.parametrize("name", ["attach", "export", "say_as", "percent", "search_articles", "command"])
def test_a_question_that_is_answered_with_nothing_is_no_error(reading: Make, name: str) -> None:
    room = reading(make_article(), script=make_script())
    assert room.do(name, " ").text == "Nothing chosen."
    assert room.do("search", "").text == "Nothing was searched for yet."
