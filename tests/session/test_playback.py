"""Playback without threads: a fake clock, a sink that nobody hears, and a voice that obeys at once."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from room import LOST, NO_SOUND, PLAN, PROFILE, Room

from readaloud.player.events import (
    Finished,
    SettingsChanged,
    Status,
    StatusChanged,
    Trouble,
    UtteranceStarted,
    WordHeard,
)
from readaloud.player.inputs import Move, Pause, Play, Restart, SetMuted, SetSpeed, Stop, Toggle
from readaloud.player.plan import UNITS
from readaloud.services.listening.playback import RELEASE_AFTER_S
from readaloud.services.listening.voice import Made, NoEngine, Ready, Restarted, Unspeakable


def test_an_article_is_read_from_end_to_end_word_by_word() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))
    assert room.texts == [utterance.text for utterance in PLAN.utterances]
    spoken = [u for u in PLAN.utterances if not u.own_words]
    assert len(room.told(WordHeard)) == sum(len(u.text.split()) for u in spoken)
    assert [event.status for event in room.told(StatusChanged)] == [Status.PLAYING, Status.FINISHED]
    assert not room.sink.rate


def test_the_first_sound_comes_without_silence_before_it_and_gaps_are_those_of_the_script() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.texts) == 2)
    first = room.voice.speech(0, 1.0)
    assert first is not None
    sound = bytes(room.sink.taken)
    assert sound[: len(first.samples)] == first.samples
    gap = sound[len(first.samples) : len(first.samples) + 2 * first.rate // 10]
    assert not any(gap)


def test_words_are_told_when_they_are_heard_not_when_they_are_made() -> None:
    room = Room()
    room.playback.take(Play())
    first = room.voice.speech(0, 1.0)
    assert first is not None
    room.clock.advance(0.02)
    for mark in first.marks[1:]:
        before = len(room.told(WordHeard))
        room.clock.advance(mark.sample / first.rate - 0.02 - room.clock.now())
        assert len(room.told(WordHeard)) == before
        room.clock.advance(0.04)
        assert len(room.told(WordHeard)) == before + 1


def test_a_pause_takes_no_sound_and_goes_on_where_it_was() -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(0.7)
    room.playback.take(Pause())
    taken = len(room.sink.taken)
    room.clock.advance(2)
    assert len(room.sink.taken) == taken
    room.playback.take(Play())
    room.until(lambda: len(room.texts) == 3)
    one = room.voice.speech(0, 1.0)
    assert one is not None
    assert bytes(room.sink.taken)[: len(one.samples)] == one.samples  # nothing lost, nothing twice


def test_a_long_pause_frees_the_device_and_goes_on_at_the_word() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.told(WordHeard)) == 3)
    word = room.told(WordHeard)[-1].locator
    room.playback.take(Pause())
    room.clock.advance(RELEASE_AFTER_S - 0.1)
    assert room.sink.rate
    room.clock.advance(0.2)
    assert not room.sink.rate
    assert room.status is Status.PAUSED
    room.playback.take(Toggle())
    room.clock.advance(0.05)
    assert room.told(WordHeard)[-1].locator == word


def test_back_after_a_long_pause_still_knows_how_much_was_heard() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.texts) == 2)
    room.clock.advance(1.3)
    room.playback.take(Pause())
    room.clock.advance(RELEASE_AFTER_S + 1)
    room.playback.take(Move("sentence", -1))
    assert room.texts[-1] == PLAN.utterances[1].text
    room.playback.take(Move("sentence", -1))
    assert room.texts[-1] == PLAN.utterances[0].text


def test_a_move_is_heard_at_once() -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(0.5)
    room.sink.taken.clear()
    room.playback.take(Move("section", 1))
    room.clock.advance(0.5)
    needs = room.voice.speech(PLAN.starts["section"][1], 1.0)
    assert needs is not None
    assert bytes(room.sink.taken[:2000]) == needs.samples[:2000]
    assert room.texts[-1] == "What the river needs"


def test_faster_goes_on_at_the_word_with_other_sound() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.told(WordHeard)) == 3)
    word = room.told(WordHeard)[-1].locator
    room.sink.taken.clear()
    room.playback.take(SetSpeed(2.0))
    room.clock.advance(0.3)
    assert (
        next(
            e
            for e in room.events[room.events.index(room.told(SettingsChanged)[0]) :]
            if isinstance(e, WordHeard)
        ).locator
        == word
    )
    fast = room.voice.speech(0, 2.0)
    assert fast is not None
    cut = fast.marks[2].sample * 2
    assert bytes(room.sink.taken[:1000]) == fast.samples[cut : cut + 1000]


def test_muted_needs_neither_voice_nor_device_and_takes_its_time() -> None:
    room = Room(muted=True)
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))
    assert room.texts == [utterance.text for utterance in PLAN.utterances]
    words = sum(len(u.text) for u in PLAN.utterances) / 6
    assert 0.6 < room.clock.now() / (words / PROFILE.words_per_minute * 60) < 1.6
    assert (room.sink.opened, room.voice.wanted) == (0, [])


def test_muting_in_the_middle_goes_on_silently_at_the_word() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.told(WordHeard)) == 3)
    word = room.told(WordHeard)[-1].locator
    room.playback.take(SetMuted(muted=True))
    assert not room.sink.rate
    room.clock.advance(0.05)
    assert room.told(WordHeard)[-1].locator == word
    room.playback.take(SetMuted(muted=False))
    assert room.sink.rate


def test_a_late_voice_is_waited_for_in_words_only_after_a_moment() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    room.clock.advance(0.25)
    assert room.status is Status.PLAYING
    room.clock.advance(0.2)
    assert room.status is Status.WAITING
    room.voice.release(0)
    room.playback.report(Made(0))
    assert room.status is Status.PLAYING
    room.clock.advance(0.05)
    assert room.texts == [PLAN.utterances[0].text]


def test_what_comes_next_is_asked_for_first_and_then_what_one_may_jump_to() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    assert room.voice.wanted[:6] == [0, 1, 2, 3, 4, 5]
    further = {PLAN.starts[unit][1] for unit in UNITS} | {stops[0] for stops in PLAN.stops.values()}
    assert set(room.voice.wanted[6:]) <= further
    room.playback.take(Move("section", 1))
    assert room.voice.wanted[0] == PLAN.starts["section"][1]
    assert PLAN.starts["section"][2] in room.voice.wanted
    assert 0 in room.voice.wanted


def test_without_a_device_it_goes_on_silently_and_says_so_once() -> None:
    room = Room()
    room.sink.there = False
    room.playback.take(Play())
    room.until(lambda: bool(room.told(Finished)))
    troubles = room.told(Trouble)
    assert [trouble.kind for trouble in troubles] == ["sound"]
    assert "Press m" in troubles[0].message
    assert room.playback.state.muted
    assert room.texts == [utterance.text for utterance in PLAN.utterances]


def test_the_sound_is_tried_again_when_it_is_unmuted() -> None:
    room = Room()
    room.sink.there = False
    room.playback.take(Play())
    room.sink.there = True
    room.playback.take(SetMuted(muted=False))
    assert (room.sink.opened, room.voice.revived) == (1, 1)
    assert room.sink.rate


def test_a_lost_device_is_opened_anew_and_told_and_nothing_is_skipped() -> None:
    room = Room()
    room.playback.take(Play())
    room.until(lambda: len(room.told(WordHeard)) == 3)
    word = room.told(WordHeard)[-1].locator
    room.sink.dead = True
    room.clock.advance(0.05)
    assert room.told(WordHeard)[-1].locator == word
    assert room.sink.opened == 2
    room.clock.advance(2)
    assert [trouble.message for trouble in room.told(Trouble)] == [LOST]
    room.until(lambda: bool(room.told(Finished)))
    assert len(room.told(Trouble)) == 1


def test_a_lost_device_is_not_told_into_a_pause() -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(1)
    room.sink.dead = True
    room.clock.advance(0.05)
    room.playback.take(Toggle())
    room.clock.advance(3)
    assert not room.told(Trouble)
    room.playback.take(Toggle())
    room.clock.advance(1)
    assert [trouble.message for trouble in room.told(Trouble)] == [LOST]


def test_a_device_lost_for_good_is_silence_with_one_sentence() -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(0.3)
    room.sink.dead, room.sink.there = True, False
    room.until(lambda: bool(room.told(Finished)))
    assert len(room.told(Trouble)) == 1


def test_a_device_that_goes_again_at_once_is_not_tried_for_ever() -> None:
    room = Room()
    room.playback.take(Play())
    for _ in range(3):
        room.clock.advance(0.3)
        room.sink.dead = True
    room.until(lambda: bool(room.told(Finished)))
    assert [trouble.message for trouble in room.told(Trouble)] == [NO_SOUND]
    assert room.sink.opened == 2


def test_a_sentence_that_cannot_be_spoken_passes_silently_and_the_rest_is_heard() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    room.playback.report(Unspeakable(0, "The engine failed."))
    room.voice.release(*range(1, len(PLAN.utterances)))
    room.playback.report(Made(1))
    room.until(lambda: bool(room.told(Finished)))
    assert room.texts == [utterance.text for utterance in PLAN.utterances]
    assert [trouble.kind for trouble in room.told(Trouble)] == ["engine"]
    assert not room.playback.state.muted


def test_an_engine_that_keeps_failing_is_given_up_and_the_text_goes_on() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    for index in range(4):
        room.playback.report(Unspeakable(index, "The engine failed."))
    assert room.playback.state.muted
    assert len(room.told(Trouble)) == 2
    room.until(lambda: bool(room.told(Finished)))


def test_a_muted_reading_goes_on_when_the_engine_fails_meanwhile() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    room.playback.take(SetMuted(muted=True))
    room.playback.report(NoEngine("Nothing is installed."))
    room.until(lambda: bool(room.told(Finished)))
    assert [trouble.kind for trouble in room.told(Trouble)] == ["no_engine"]


def test_when_the_voice_is_back_every_sentence_is_heard_again() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    for index in range(6):
        room.playback.report(Unspeakable(index, "The engine failed."))
    room.voice.release(*range(len(PLAN.utterances)))
    room.sink.taken.clear()
    room.playback.take(SetMuted(muted=False))
    room.clock.advance(1.0)
    room.playback.tick()
    assert any(room.sink.taken)


def test_no_engine_at_all_is_told_as_such() -> None:
    room = Room(slow=True)
    room.playback.take(Play())
    room.playback.report(NoEngine("Nothing is installed."))
    assert [trouble.kind for trouble in room.told(Trouble)] == ["no_engine"]
    assert room.playback.state.muted
    room.until(lambda: bool(room.told(Finished)))


def test_a_restarted_engine_and_a_second_choice_are_one_sentence_each() -> None:
    room = Room()
    room.playback.report(Ready("Tones", "The first does not work. Reading with Tones."))
    room.playback.report(Restarted("The speech engine tone stopped; it is started again."))
    assert [trouble.kind for trouble in room.told(Trouble)] == ["engine", "engine"]


def test_stop_frees_the_device_and_closing_does_too() -> None:
    room = Room()
    room.playback.take(Play())
    room.clock.advance(0.2)
    room.playback.take(Stop())
    assert (room.sink.rate, room.playback.deadline()) == (0, None)
    room.playback.take(Play())
    room.playback.close()
    assert not room.sink.rate


def test_nothing_is_due_while_nothing_plays() -> None:
    room = Room()
    assert room.playback.deadline() is None
    room.playback.take(Play())
    deadline = room.playback.deadline()
    assert deadline is not None
    assert deadline <= 0.25


keys = st.one_of(
    st.sampled_from([Play(), Pause(), Toggle(), Stop(), Restart(), SetMuted(True), SetMuted(False)]),
    st.builds(Move, st.sampled_from(UNITS), st.integers(-2, 2)),
    st.builds(SetSpeed, st.sampled_from([0.5, 1.0, 1.7, 4.0])),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(keys, st.floats(0, 3)), min_size=3, max_size=12), st.booleans())
def test_whatever_is_pressed_every_word_told_is_of_the_utterance_told_before_it(
    pressed: list[tuple[Any, float]], device: bool
) -> None:
    room = Room()
    room.sink.there = device
    for key, wait_s in pressed:
        room.playback.take(key)
        room.clock.advance(max(0.01, wait_s))
    current = None
    for event in room.events:
        if isinstance(event, UtteranceStarted):
            current = event.utterance.id
        if isinstance(event, WordHeard):
            assert event.utterance_id == current
    generations = [event.generation for event in room.events]
    assert generations == sorted(generations)


@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
def test_gaps_shrink_with_the_speed(speed: float) -> None:
    room = Room(speed=speed)
    room.playback.take(Play())
    room.until(lambda: len(room.texts) == 2)
    first = room.voice.speech(0, speed)
    assert first is not None
    assert room.clock.now() == pytest.approx(first.seconds + max(0.1 / speed, 0.04), abs=0.06)


def test_half_an_hour_of_reading_over_and_over_loses_no_word_and_keeps_no_sound() -> None:
    room = Room()
    room.sink.forget_sound()
    texts = [utterance.text for utterance in PLAN.utterances]
    words = sum(len(u.text.split()) for u in PLAN.utterances if not u.own_words)
    rounds = 0
    while room.clock.now() < 1800:
        room.playback.take(Play())
        finished = len(room.told(Finished))
        room.until(lambda before=finished: len(room.told(Finished)) > before)
        assert room.texts == texts
        assert len(room.told(WordHeard)) == words
        assert room.playback._output.held_s == 0
        room.events.clear()
        rounds += 1
    assert rounds > 50
