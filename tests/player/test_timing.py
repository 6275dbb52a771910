"""Which frame is heard when; time that passes for tests; silent speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.player.clock import FakeClock, RealClock
from readaloud.player.marks import AudibleClock
from readaloud.player.null_sink import NullSink
from readaloud.player.pace import silent_seconds, silent_speech
from reading import make_script

RATE = 1000
AHEAD_S = 0.05


def playing(requests: list[tuple[float, int]]) -> AudibleClock:
    clock = AudibleClock(RATE, AHEAD_S)
    clock.go_on(requests[0][0])
    for moment, frames in requests:
        clock.asked(moment, frames)
    return clock


def steady(count: int, start: float = 10.0) -> list[tuple[float, int]]:
    return [(start + n * 0.04, 40) for n in range(count)]


def test_a_frame_is_heard_a_buffer_after_it_was_asked_for() -> None:
    clock = playing(steady(10))
    assert clock.frame(10.25) == 200
    assert clock.frame(10.30) == 250


def test_a_late_request_does_not_move_the_place() -> None:
    late = [(moment + (0.03 if n == 7 else 0), frames) for n, (moment, frames) in enumerate(steady(10))]
    assert playing(late).frame(10.30) == playing(steady(10)).frame(10.30)


def test_a_pause_stands_still_and_goes_on_from_there() -> None:
    clock = playing(steady(10))
    clock.hold(10.25)
    assert clock.frame(99.0) == 200
    clock.go_on(100.0)
    assert clock.frame(100.0) == 200
    assert clock.frame(100.1) == 300


def test_a_device_whose_clock_is_not_ours_is_followed() -> None:
    slow = [(10.0 + n * 0.0404, 40) for n in range(500)]  # one in a hundred slower
    clock = playing(slow)
    now = slow[-1][0]
    assert abs(clock.frame(now) - (499 * 40 - AHEAD_S * RATE)) < 15


def looked_at(clock: AudibleClock, moments: list[float]) -> float | None:
    """The first of these moments at which the device is found to be gone."""
    return next((moment for moment in moments if clock.is_gone(moment)), None)


def every_quarter(start: float, seconds: float) -> list[float]:
    return [start + n / 4 for n in range(round(4 * seconds) + 1)]


def test_a_device_that_asks_no_more_is_gone_after_a_second() -> None:
    clock = playing(steady(20))
    last = steady(20)[-1][0]
    assert last + 1 <= looked_at(clock, every_quarter(last, 5)) <= last + 1.25


def test_time_in_which_we_did_not_run_ourselves_is_no_sign_of_a_lost_device() -> None:
    clock = playing(steady(20))
    last = steady(20)[-1][0]
    held_up = [last + 3, last + 3.25, last + 8, last + 8.001]
    assert looked_at(clock, held_up) is None
    clock.asked(last + 8.01, 40)
    assert looked_at(clock, every_quarter(last + 8.01, 5)) == pytest.approx(last + 9.01)


def test_a_device_that_has_not_begun_may_take_two_seconds_to_wake_up() -> None:
    clock = playing(steady(1))
    assert looked_at(clock, every_quarter(10.0, 2)) is None
    clock.asked(12.0, 40)
    assert looked_at(clock, every_quarter(12.0, 5)) == pytest.approx(14.5)


def test_a_device_that_is_opened_again_gets_no_time_to_wake_up() -> None:
    clock = playing(steady(1))
    assert not clock.is_gone(10.25, is_awake=True)
    assert any(clock.is_gone(moment, is_awake=True) for moment in every_quarter(10.5, 0.5))


def test_a_device_that_goes_in_a_pause_is_found_gone_a_second_behind_it() -> None:
    clock = playing(steady(20))
    clock.hold(11.0)
    clock.go_on(60.0)
    assert looked_at(clock, every_quarter(60.0, 5)) == pytest.approx(61.0)


@given(st.lists(st.tuples(st.floats(0, 0.2), st.integers(1, 200)), min_size=1, max_size=50))
def test_the_place_never_goes_back_and_never_beyond_what_was_handed_out(
    steps: list[tuple[float, int]],
) -> None:
    clock, now, handed, before = AudibleClock(RATE, AHEAD_S), 5.0, 0, 0
    clock.go_on(now)
    for wait_s, frames in steps:
        now += wait_s
        place = clock.frame(now)
        assert before <= place <= handed
        before = place
        clock.asked(now, frames)
        handed += frames


def test_the_silent_sink_takes_exactly_the_time_that_passes() -> None:
    clock = FakeClock()
    taken: list[int] = []
    sink = NullSink(clock)
    sink.open(RATE, lambda frames: taken.append(frames) or bytes(frames * 2))
    clock.advance(1.0)
    sink.service()
    assert taken == []  # it was not started
    sink.start()
    clock.advance(0.5)
    sink.service()
    sink.pause()
    clock.advance(9.0)
    sink.start()
    clock.advance(0.25)
    sink.service()
    assert sum(taken) == sink.audible() == 750
    assert sink.moment_of(1000) == pytest.approx(clock.now() + 0.25)


def test_a_fake_clock_wakes_its_listeners_step_by_step() -> None:
    clock = FakeClock()
    seen: list[float] = []
    clock.on_advance(lambda: seen.append(round(clock.now(), 4)))
    clock.advance(0.03)
    assert seen == [0.01, 0.02, 0.03]
    assert clock.patience(5.0) is None


def test_the_real_clock_is_patient_until_the_moment_and_not_longer() -> None:
    clock = RealClock()
    assert clock.patience(None) is None
    assert clock.patience(clock.now() - 1) == 0
    assert clock.patience(clock.now() + 1) == pytest.approx(1, abs=0.05)


def test_silent_speech_has_a_mark_for_each_word_and_the_pace_asked_for() -> None:
    utterance = make_script().utterances[1]
    speech = silent_speech(utterance, 120)
    assert [utterance.spoken[m.start : m.end] for m in speech.marks] == utterance.spoken.split()
    assert silent_speech(utterance, 240).seconds == pytest.approx(speech.seconds / 2, rel=0.01)
    assert speech.marks[-1].sample < speech.length


def test_the_length_of_silent_speech_is_known_without_making_it() -> None:
    for utterance in make_script().utterances:
        made = silent_speech(utterance, 150).seconds
        assert silent_seconds(utterance, 150) == pytest.approx(made, rel=0.02)
