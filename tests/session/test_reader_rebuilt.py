"""A reading that is made anew, because article, profile or what is skimmed changed, goes on as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from readaloud.model.article import Article, Block, Kind, Section
from readaloud.player.events import Replaced, Status, StatusChanged, Told, UtteranceStarted
from readaloud.services.memory import opened_before, recall
from reading import make_article, make_script

Make = Callable[..., Any]

PLAIN = "A Quiet Morning\n\nNobody said a word. The boats stayed where they were.\n\nThen it rained.\n"


def test_a_pause_asked_for_just_before_holds(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.reader.play()
    room.reader.session.settle()
    room.reader.do("toggle")
    room.do("kinds", "video=off")
    assert room.reader.snapshot.status is Status.PAUSED


def test_it_is_told_before_anything_of_the_new_reading(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.reader.play()
    room.clock.advance(0.5)
    before = len(room.events)
    room.do("kinds", "video=off")
    room.clock.advance(0.5)
    told = [type(event) for event in room.events[before:]]
    assert told.index(Replaced) < told.index(StatusChanged) < told.index(UtteranceStarted)


def test_a_stop_at_the_end_of_a_section_is_not_arranged_again_once_it_has_come(
    reading: Make, sensors: Article
) -> None:
    room = reading(sensors)
    room.reader.play()
    room.do("stop_at_section")
    room.do("kinds", "image=off")
    assert room.reader.stops_at is not None
    while room.reader.snapshot.status is not Status.PAUSED:
        room.clock.advance(1)
    room.do("kinds", "image=terse")
    assert room.reader.stops_at is None


def test_the_end_stays_the_end_and_keys_are_answered_as_before(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("feedback", "words")
    room.do("end")
    room.reader.play()
    while room.reader.snapshot.status is not Status.FINISHED:
        room.clock.advance(1)
    room.do("kinds", "image=off")
    assert room.reader.snapshot.status is Status.FINISHED
    assert room.reader.session.feedback == "words"


def test_a_search_goes_on_in_the_article_as_it_is_now(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    line = room.reader.choices("ledger")[0].id
    text = next(each.text for each in sensors.removed if each.id == line)
    room.do("ledger", line)
    assert room.do("search", " ".join(text.split()[:4])).text == "1 match."
    room.do("ledger", line)
    assert room.do("next_match").text == "Not found."


def test_what_a_skim_leaves_out_leads_to_the_next_that_is_heard(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("next_table")
    room.do("bookmark", "the table")
    mark = room.reader.choices("bookmarks")[0].id
    room.do("skim", "headings")
    room.do("beginning")
    room.do("bookmarks", mark)
    assert room.block.kind is Kind.HEADING
    blocks = [block.id for block in sensors.blocks]
    table = next(block.id for block in sensors.blocks if block.kind is Kind.TABLE)
    assert blocks.index(room.block.id) > blocks.index(table)


def test_a_skim_ends_where_another_article_has_nothing_of_it(
    reading: Make, sensors: Article, tmp_path: Path
) -> None:
    other = tmp_path / "plain.txt"
    other.write_text(PLAIN, encoding="utf-8")
    room = reading(sensors)
    room.do("skim", "quotations")
    room.do("library", str(other))
    room.wait_for(lambda: room.told(Told))
    assert room.reader.article.meta.title == "A Quiet Morning"
    assert room.reader.base is room.reader.article
    assert room.reader.skim == "all"


def test_the_whole_of_a_long_article_is_read_as_was_chosen_for_it(reading: Make, sensors: Article) -> None:
    first = reading(sensors)
    first.do("kinds", "image=off")
    first.reader.close()
    part = reading(sensors, is_part=True)
    part.reader.take_whole(sensors, part.reader.script)
    assert part.reader.profile.level_of("image") == "off"
    part.reader.close()
    assert recall(sensors).state.kinds == {"image": "off"}


def test_a_percentage_of_a_very_long_article_is_found_at_once(reading: Make) -> None:
    blocks = tuple(Block(id=f"p{n}", kind=Kind.PARAGRAPH, text=f"One. Two. Number {n}.") for n in range(4000))
    sections = (Section("s1", "All", "top", 1, tuple(block.id for block in blocks)),)
    room = reading(replace(make_article(), blocks=blocks, sections=sections))
    lengths = [len(utterance.spoken) for utterance in room.reader.plan.utterances]
    room.do("percent", "25")
    assert 0.24 < sum(lengths[: room.reader.index]) / sum(lengths) <= 0.25
    room.do("percent", "0")
    assert room.reader.index == 0


def test_where_a_jump_leads_is_kept_before_it_is_heard(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    room.reader.play()
    room.reader.do("end")
    room.reader.close()
    start = recall(make_article()).start
    assert start is not None
    assert start.block == "b7"


def test_two_windows_each_keep_what_they_have_changed(reading: Make, sensors: Article) -> None:
    one, other = reading(sensors), reading(sensors)
    line = one.reader.choices("ledger")[0].id
    one.do("ledger", line)
    other.do("kinds", "image=off")
    one.reader.close()
    other.reader.close()
    again = reading(sensors)
    assert [choice.id for choice in again.reader.choices("ledger") if choice.here] == [line]
    assert again.reader.profile.level_of("image") == "off"


def test_a_page_that_changes_with_every_visit_keeps_its_bookmarks_and_is_listed_once(reading: Make) -> None:
    first = make_article()
    room = reading(first, script=make_script())
    room.do("bookmark", "otters")
    room.reader.close()
    room = reading(replace(first, meta=replace(first.meta, digest="9" * 64)), script=make_script())
    assert [choice.title for choice in room.reader.choices("bookmarks")] == ["otters"]
    room.reader.close()
    assert len(opened_before()) == 1


def test_an_export_that_cannot_be_written_is_told_and_over(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("export", f"/tmp/{'x' * 300}.mp3")
    room.wait_for(lambda: all(each.outcome for each in room.reader.exports))
    room.wait_for(lambda: room.told(Told))
    assert "was not written" in room.told(Told)[-1].message


def test_a_number_that_is_no_digit_is_no_choice(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    assert room.do("sleep", "²").text == "That is no number of minutes up to 1440."
    assert room.do("remove_bookmark", "²").text == "There is no such choice."
    assert room.do("attach", "²=talk.vtt").text.endswith(".")


def test_a_chosen_voice_takes_the_place_of_an_engine_asked_for(reading: Make) -> None:
    room = reading(make_article(), script=make_script(), engine="tone")
    assert room.reader.profile.engines[0] == "tone"
    room.do("kinds", "video=off")
    assert room.reader.profile.engines[0] == "tone"
    voice = next(each.id for each in room.reader.choices("voice") if each.id.startswith("espeak:"))
    room.do("voice", voice)
    room.reader.session.set_muted(False)
    room.reader.play()
    room.wait_for(lambda: room.reader.session._voice._engine._host)
    assert room.reader.session._voice._engine._host.name == "espeak"
