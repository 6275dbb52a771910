"""Moving about in an article by kind, speaker, part, and back again."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from readaloud.config.profiles import load_profile
from readaloud.model.article import Article, Kind
from readaloud.player.events import Edge, Replaced, Status
from readaloud.player.stops import STOPS
from reading import make_article, make_script

Make = Callable[..., Any]
KINDS = {
    "heading": {Kind.HEADLINE, Kind.HEADING},
    "video": {Kind.VIDEO, Kind.AUDIO},
    "image": {Kind.IMAGE},
    "list": {Kind.LIST_ITEM},
    "table": {Kind.TABLE},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_goes_from_one_of_a_kind_to_the_next_and_back(
    reading: Make, sensors: Article, kind: str
) -> None:
    room = reading(sensors)
    visited = []
    while not room.told(Edge):
        room.do(f"next_{kind}")
        assert room.block.kind in KINDS[kind]
        visited.append(room.block.id)
    stops = len(room.reader.plan.stops[kind])
    assert len(visited) - 1 >= stops - 1
    assert room.told(Edge)[0].unit == kind
    for block in reversed(visited[:-2]):
        room.do(f"previous_{kind}")
        assert room.block.id == block


def test_quotations_are_gone_to_where_they_begin(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    room.do("next_quotation")
    assert room.text.startswith("“We had given up hope")
    room.do("next_quotation")
    assert room.told(Edge)[-1].unit == "quotation"
    room.do("end")
    room.do("previous_quotation")
    assert room.text.startswith("“We had given up hope")


def test_the_letters_find_every_kind_in_an_article_that_has_them(reading: Make, sensors: Article) -> None:
    assert set(STOPS) <= set(reading(sensors).reader.plan.stops)


def test_one_goes_back_to_where_one_was_jump_by_jump(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("next_paragraph")
    before = room.block
    room.do("next_table")
    table = room.block
    room.do("next_image")
    room.do("back")
    assert room.block == table
    room.do("back")
    assert room.block == before
    assert room.do("back").text == "You have not jumped yet."


def test_a_percentage_is_a_part_of_the_text(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    numbers = []
    for part in ("0", "50 %", "100"):
        room.do("percent", part)
        numbers.append(room.reader.index)
    assert numbers[0] == 0
    assert 0.3 < numbers[1] / len(room.reader.plan.utterances) < 0.7
    assert numbers[2] == room.reader.plan.starts["sentence"][-1]
    assert room.do("percent", "half").text == "That is no percentage from 0 to 100."


def test_a_speaker_is_chosen_and_followed(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    assert room.do("next_by_speaker").text == "Nobody has been quoted yet."
    choice = room.reader.choices("speakers")[0]
    room.do("speakers", choice.id)
    first = room.reader.index
    assert first in room.reader.plan.stops[choice.id]
    assert room.reader.choices("speakers")[0].here
    room.do("next_by_speaker")
    assert room.reader.index > first or room.told(Edge)[-1].unit == "speaker"


@pytest.mark.parametrize("kind", ["list", "table", "video", "quotation"])
def test_one_leaves_what_one_is_in(reading: Make, sensors: Article, kind: str) -> None:
    room = reading(sensors)
    room.do(f"next_{kind}")
    first = room.block
    room.do("escape")
    here = room.reader.snapshot.utterance.locator
    if kind == "quotation" and first.kind is not Kind.QUOTE:
        assert here.block != first.id or all(quote.end <= here.start for quote in first.quotes[:1])
    else:
        assert room.block.id != first.id
        assert room.block.kind not in (first.kind, Kind.TRANSCRIPT)


def test_there_is_nothing_to_leave_in_a_plain_paragraph(reading: Make) -> None:
    room = reading(make_article(), script=make_script())
    room.do("next_paragraph")
    assert room.do("escape").text == "There is nothing to leave here."


@pytest.mark.parametrize(
    ("mode", "kinds"),
    [
        ("headings", KINDS["heading"]),
        ("quotations", {Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.SOCIAL}),
    ],
)
def test_skimming_reads_a_part_and_everything_comes_back(
    reading: Make, sensors: Article, mode: str, kinds: set[Kind]
) -> None:
    room = reading(sensors)
    whole = room.reader.plan
    room.do("next_table")
    assert room.do("skim", mode).text
    assert len(room.told(Replaced)) == 1
    plan = room.reader.plan
    assert 0 < len(plan.utterances) < len(whole.utterances)
    assert {sensors.block(u.locator.block).kind for u in plan.utterances} <= kinds
    assert [choice.id for choice in room.reader.choices("skim") if choice.here] == [mode]
    room.do("skim", "all")
    assert room.reader.plan == whole


def test_first_sentences_are_one_of_each_paragraph(reading: Make, sensors: Article) -> None:
    room = reading(sensors)
    room.do("skim", "sentences")
    body = [u for u in room.reader.plan.utterances if sensors.block(u.locator.block).kind is Kind.PARAGRAPH]
    sentences = {(u.locator.block, u.sentence) for u in body if not u.own_words}
    assert len(sentences) == len({block for block, _ in sentences})


def test_words_to_play_and_to_pause_mean_what_they_say_in_each_language(reading: Make) -> None:
    german = replace(load_profile("newsroom"), language="de")
    room = reading(make_article(), script=make_script(), profile=german)
    for word, status in (
        ("los", Status.PLAYING),
        ("lies", Status.PLAYING),
        ("pause", Status.PAUSED),
        ("pause", Status.PAUSED),
        ("", Status.PLAYING),
    ):
        room.do("toggle", word)
        assert room.reader.snapshot.status is status
    room.do("mute", "mit stimme")
    assert not room.reader.snapshot.muted
    room.do("two_voices", "nur text")
    assert room.reader.snapshot.muted
