"""How a person wants to be read to: rewinding, volume, timers, answers in sound."""

from array import array
from typing import Any

import pytest
from room import PLAN, Room

from readaloud.player.clock import FakeClock
from readaloud.player.events import (
    Finished,
    SettingsChanged,
    Status,
    Told,
    Trouble,
    UtteranceStarted,
    WordHeard,
)
from readaloud.player.inputs import (
    Answer,
    GoTo,
    Move,
    Pause,
    Play,
    SetVolume,
    SleepIn,
    StopBefore,
    Toggle,
)
from readaloud.player.null_sink import NullSink
from readaloud.player.output import Output
from readaloud.player.sink import NoSound
from readaloud.services.listening.answers import SOUNDS, WORDS
from readaloud.services.listening.manner import Manner
from readaloud.services.listening.voice import Failed, Said


def listened(manner: Manner, seconds: float, pause: float) -> tuple[Room, list[Any], list[Any]]:
    """The words before a pause, and those behind it."""
    room = Room(manner=manner)
    room.playback.take(Play())
    room.clock.advance(seconds)
    room.playback.take(Pause())
    before = room.told(WordHeard)
    room.clock.advance(pause)
    room.playback.take(Toggle())
    room.clock.advance(0.5)
    return room, before, room.told(WordHeard)[len(before) :]


def test_without_rewinding_a_pause_ends_in_mid_word() -> None:
    _, before, behind = listened(Manner(), seconds=2.2, pause=1.0)
    assert behind[0].locator > before[-1].locator


def test_a_pause_may_end_some_seconds_back() -> None:
    _, before, behind = listened(Manner(rewind_s=0.5), seconds=2.2, pause=1.0)
    assert behind[0].utterance_id == before[-1].utterance_id
    assert behind[0].locator <= before[-1].locator
    again, _, _ = listened(Manner(rewind_s=60), seconds=2.2, pause=1.0)
    started = again.told(UtteranceStarted)
    assert started[-1].utterance.id == started[-2].utterance.id


def test_after_a_long_pause_the_sentence_begins_anew() -> None:
    manner = Manner(long_pause_s=30)
    _, before, behind = listened(manner, seconds=2.2, pause=31.0)
    sentence = next(u for u in PLAN.utterances if u.id == before[-1].utterance_id).sentence
    first = next(u for u in PLAN.utterances if u.sentence == sentence)
    assert behind[0].locator.start == first.locator.start
    assert listened(manner, seconds=2.2, pause=29.0)[2][0].locator == before[-1].locator


def test_volume_makes_it_louder_from_the_next_sample_on_and_is_told() -> None:
    def peak(percent: int) -> int:
        room = Room()
        room.playback.take(Play())
        room.playback.take(SetVolume(percent))
        room.clock.advance(1.0)
        assert [event.volume for event in room.told(SettingsChanged)] == ([percent] if percent != 100 else [])
        return max(map(abs, array("h", bytes(room.sink.taken))))

    usual = peak(100)
    assert peak(50) == pytest.approx(usual / 2, rel=0.01)
    assert peak(0) == 0
    assert usual < peak(1000) <= 32_768


def test_it_stops_at_the_end_of_a_section_and_goes_on_from_there() -> None:
    room = Room()
    room.playback.take(Play())
    end = PLAN.starts["section"][1]
    room.playback.take(StopBefore(end))
    room.until(lambda: room.status is Status.PAUSED)
    assert room.texts == [u.text for u in PLAN.utterances[:end]]
    assert room.playback.state.index == end
    assert room.sink.rate == 0
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))
    assert room.texts == [u.text for u in PLAN.utterances]


def test_a_stop_is_heeded_that_is_asked_for_when_the_sound_behind_it_has_been_made() -> None:
    room = Room()
    room.playback.take(Play())
    end = PLAN.starts["section"][1]
    room.until(lambda: room.playback.state.index == end - 1)
    room.playback.take(StopBefore(end))
    room.until(lambda: room.status is Status.PAUSED)
    assert room.playback.state.index == end
    assert PLAN.utterances[end].text not in room.texts


def test_a_stop_is_taken_back() -> None:
    room = Room()
    room.playback.take(Play())
    end = PLAN.starts["section"][1]
    room.playback.take(StopBefore(end))
    room.until(lambda: room.playback.state.index == end - 1)
    room.playback.take(StopBefore(None))
    room.until(lambda: bool(room.told(Finished)))


def test_the_sleep_timer_pauses_at_the_end_of_a_sentence_and_says_so() -> None:
    room = Room()
    room.playback.take(Play())
    room.playback.take(SleepIn(1.0))
    room.until(lambda: room.status is Status.PAUSED)
    assert room.playback.state.index in PLAN.starts["sentence"]
    assert 1.0 <= room.clock.now() < 12.0
    assert [event.message for event in room.told(Told)] == ["The sleep timer has paused the reading."]
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))


def drowsy() -> Room:
    """A reading whose sleep timer has come due: its sentence is the last."""
    room = Room()
    room.playback.take(Play())
    room.playback.take(SleepIn(1.0))
    room.clock.advance(1.2)
    assert room.status is Status.PLAYING
    return room


def test_the_sleep_timer_is_not_lost_by_a_jump_past_its_sentence() -> None:
    room = drowsy()
    starts = PLAN.starts["sentence"]
    room.playback.take(GoTo(starts[-3]))
    room.until(lambda: room.status is Status.PAUSED)
    assert room.playback.state.index == starts[-2]
    assert [event.message for event in room.told(Told)] == ["The sleep timer has paused the reading."]


@pytest.mark.parametrize("wish", [SleepIn(None), GoTo(PLAN.starts["sentence"][-1])])
def test_the_sleep_timer_ends_with_the_article_or_when_it_is_taken_back_as_it_comes_due(wish: Any) -> None:
    room = drowsy()
    room.playback.take(wish)
    room.until(lambda: bool(room.told(Finished)))
    room.playback.take(Play())
    room.until(lambda: len(room.told(Finished)) == 2)
    assert room.told(Told) == []


def test_a_voice_that_fails_as_nobody_foresaw_leaves_the_text_and_says_so() -> None:
    room = Room()
    room.playback.take(Play())
    room.playback.report(Failed("ZeroDivisionError"))
    (trouble,) = room.told(Trouble)
    assert "ZeroDivisionError" in trouble.message
    assert trouble.hint == "The text goes on silently. Press m to try the voice again."
    room.until(lambda: bool(room.told(Finished)))


def test_a_sleep_timer_that_is_taken_back_does_nothing() -> None:
    room = Room()
    room.playback.take(Play())
    room.playback.take(SleepIn(1.0))
    room.playback.take(SleepIn(None))
    room.until(lambda: bool(room.told(Finished)))


def test_keys_are_answered_by_short_sounds_beside_the_reading() -> None:
    room = Room()
    room.playback.answers.kind = SOUNDS
    room.playback.take(Play())
    room.clock.advance(0.5)
    room.playback.take(Move("section", 99))
    assert len(room.beside) == 1
    words = len(room.told(WordHeard))
    room.clock.advance(0.5)
    assert any(room.beside[0].taken)
    assert room.beside[0].rate == 0
    assert len(room.told(WordHeard)) > words
    room.playback.take(Pause())
    room.clock.advance(0.5)
    assert len(room.beside) == 1  # its silence is the answer


def test_a_stop_that_comes_by_itself_is_heard() -> None:
    room = Room()
    room.playback.answers.kind = SOUNDS
    room.playback.take(Play())
    room.playback.take(StopBefore(PLAN.starts["section"][1]))
    room.until(lambda: room.status is Status.PAUSED)
    assert len(room.beside) == 1


def test_with_the_voice_off_or_where_nobody_wants_it_nothing_sounds_beside() -> None:
    for options, kind in (({"muted": True}, SOUNDS), ({}, "off")):
        room = Room(**options)
        room.playback.answers.kind = kind
        room.playback.take(Play())
        room.playback.take(Move("section", 99))
        room.playback.take(Pause())
        assert room.beside == []


def test_words_are_said_while_the_reading_waits_and_it_goes_on_in_mid_word() -> None:
    room = Room()
    room.playback.answers.kind = WORDS
    room.playback.take(Play())
    room.clock.advance(1.0)
    room.playback.take(Answer("Paragraph 1 of 4."))
    assert room.voice.said == "Paragraph 1 of 4."
    words = len(room.told(WordHeard))
    speech = room.said()
    room.playback.report(Said(speech))
    room.clock.advance(speech.seconds)
    assert len(room.told(WordHeard)) == words
    room.until(lambda: bool(room.told(Finished)))
    heard = [event.locator for event in room.told(WordHeard)]
    assert len(heard) == len(set(heard))


def test_a_key_ends_what_is_said_beside() -> None:
    room = Room()
    room.playback.answers.kind = WORDS
    room.playback.take(Play())
    room.clock.advance(1.0)
    room.playback.take(Answer("Paragraph 1 of 4."))
    room.playback.report(Said(room.said()))
    room.playback.take(Move("paragraph", 1))
    room.clock.advance(0.2)
    assert room.beside[0].rate == 0
    assert room.playback.state.status is Status.PLAYING
    room.until(lambda: bool(room.told(Finished)))


def test_after_a_while_without_sound_a_quiet_lead_in_wakes_the_speakers() -> None:
    clock = FakeClock()
    sink = NullSink(clock, keep_sound=True)
    output = Output(clock, sink, lead_in_ms=300)
    for wait, lead_in in ((0.0, True), (0.5, False), (5.0, True)):
        clock.advance(wait + 0.001)
        sink.taken.clear()
        output.begin(1000, silent=False)
        output.add(b"\x01\x01" * 100)
        clock.advance(0.5)
        output.due()
        quiet = next(n for n, value in enumerate(array("h", bytes(sink.taken))) if value)
        assert quiet == (300 if lead_in else 0)
        output.drop()


def test_nothing_is_said_beside_a_reading_without_a_voice() -> None:
    room = Room(muted=True)
    room.playback.answers.kind = WORDS
    room.playback.take(Play())
    room.playback.take(Answer("Paragraph 1 of 4."))
    assert room.voice.said == ""


def test_what_is_asked_to_be_heard_is_said_whatever_answers_are() -> None:
    room = Room()
    room.playback.take(Play())
    room.playback.take(Answer("Paragraph 1 of 4."))
    assert room.voice.said == ""
    room.playback.take(Answer("W, whiskey. E, echo.", always=True))
    assert room.voice.said == "W, whiskey. E, echo."


def test_a_pause_in_a_gap_ends_with_sound() -> None:
    room = Room()
    room.playback.take(Play())
    one, two = room.voice.speech(0, 1.0), room.voice.speech(1, 1.0)
    assert one is not None
    assert two is not None
    room.clock.advance(one.length / one.rate + 0.03)
    room.playback.take(Pause())
    room.sink.taken.clear()
    room.playback.take(Play())
    room.clock.advance(0.05)
    assert bytes(room.sink.taken) == two.samples[: len(room.sink.taken)]
    assert room.texts[-1] == PLAN.utterances[1].text


def test_a_sleep_timer_that_comes_due_in_a_pause_has_nothing_to_do() -> None:
    room = Room()
    room.playback.take(Play())
    room.playback.take(SleepIn(5))
    room.clock.advance(1)
    room.playback.take(Pause())
    room.clock.advance(100)
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))
    assert room.told(Told) == []


def test_a_word_beside_the_reading_is_no_end_of_it_where_a_pause_keeps_nothing() -> None:
    """As with a player program in a pipe, which is ended for a pause."""
    room = Room()
    room.sink.keeps = False
    pause = room.sink.pause
    room.sink.pause = lambda: (pause(), room.sink.close())  # type: ignore[assignment]
    room.playback.take(Play())
    room.clock.advance(1)
    before = room.told(WordHeard)[-1].locator
    room.playback.take(Answer("Here.", always=True))
    room.playback.report(Said(room.said()))
    room.clock.advance(room.said().length / room.said().rate + 0.5)
    assert room.told(WordHeard)[-1].locator.start > before.start
    room.until(lambda: bool(room.told(Finished)))
    assert room.texts[-1] == PLAN.utterances[-1].text


def test_a_device_that_went_away_in_a_pause_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(1)
    room.playback.take(Pause())

    def refuse() -> None:
        monkeypatch.undo()
        raise NoSound("gone")

    monkeypatch.setattr(room.sink, "start", refuse)
    room.playback.take(Play())
    room.clock.advance(1)
    assert room.sink.opened == 2
    assert room.status is Status.PLAYING
    assert not room.playback.state.muted
