"""Trim, tempo, loudness, resampling and gaps: pure functions that keep the marks in step."""

from array import array
from math import pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.audio.earcon import earcon
from readaloud.audio.gaps import gap_ms, gap_samples
from readaloud.audio.pacing import local_speeds
from readaloud.audio.resample import resampled
from readaloud.audio.tempo import stretch
from readaloud.audio.trim import QUIET, trimmed
from readaloud.engines.tone import ToneEngine
from readaloud.model.script import Pause
from readaloud.model.speech import Speech, SpeechRequest, WordMark

RATE = 22_050
TEXT = "The council met on Tuesday and put the question off until another day of the week."


def tone(text: str = TEXT) -> Speech:
    return ToneEngine().synthesise(SpeechRequest(text, "en"))


def sine(seconds: float, hertz: float = 440.0, loudness: int = 8000) -> bytes:
    count = round(seconds * RATE)
    return array("h", (round(loudness * sin(2 * pi * hertz * i / RATE)) for i in range(count))).tobytes()


def values(speech: Speech) -> memoryview:
    return memoryview(speech.samples).cast("h")


def silent(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


def onsets(speech: Speech, quiet_s: float) -> list[float]:
    """Seconds at which something begins after ``quiet_s`` of silence, or at the very beginning."""
    found, last = [], -speech.rate
    for i, value in enumerate(values(speech)):
        if abs(value) > 500:
            if i - last > quiet_s * speech.rate:
                found.append(i / speech.rate)
            last = i
    return found


def test_silence_at_both_ends_goes_and_the_marks_go_with_it() -> None:
    speech = Speech(
        silent(0.3) + sine(0.5) + silent(0.4), RATE, (WordMark(0, 2, 6700), WordMark(3, 5, 12_000))
    )
    cut = trimmed(speech)
    assert 0.5 <= cut.seconds <= 0.53
    shift = 6700 - cut.marks[0].sample
    assert cut.marks[1].sample == 12_000 - shift
    assert abs(shift - 0.3 * RATE) < 0.01 * RATE


def test_what_is_quieter_than_46_db_below_full_scale_is_silence() -> None:
    whisper = sine(0.2, loudness=QUIET - 10)
    assert trimmed(Speech(whisper + sine(0.5) + whisper, RATE)).seconds < 0.53
    murmur = sine(0.2, loudness=QUIET * 2)
    assert trimmed(Speech(murmur + sine(0.5) + murmur, RATE)).seconds > 0.88


def test_edges_are_faded_so_that_nothing_clicks() -> None:
    cut = values(trimmed(Speech(array("h", [9000] * 4000).tobytes(), RATE)))
    assert cut[0] == cut[-1] == 0
    assert max(abs(cut[i + 1] - cut[i]) for i in range(len(cut) - 1)) < 200
    assert cut[len(cut) // 2] == 9000


@pytest.mark.parametrize("samples", [b"", bytes(2), bytes(2000), sine(0.001), sine(0.0001)])
def test_the_shortest_and_the_silent_are_left_whole(samples: bytes) -> None:
    assert trimmed(Speech(samples, RATE)).length == len(samples) // 2


@given(
    st.lists(st.sampled_from([0, 50, -163, 400, -9000]), max_size=300),
    st.lists(st.integers(0, 299), max_size=5),
)
def test_trimmed_marks_stay_inside_and_in_order(numbers: list[int], at: list[int]) -> None:
    marks = tuple(WordMark(i, i + 1, min(s, len(numbers) - 1)) for i, s in enumerate(sorted(at)) if numbers)
    cut = trimmed(Speech(array("h", numbers).tobytes(), 1000, marks))
    samples = [mark.sample for mark in cut.marks]
    assert len(samples) == len(marks)
    assert samples == sorted(samples)
    assert all(0 <= sample < cut.length for sample in samples)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 1.5, 2.0, 3.0, 4.5, 6.0])
def test_tempo_changes_the_length_and_not_the_pitch(speed: float) -> None:
    speech = Speech(sine(2.0), RATE)
    fast = stretch(speech, speed)
    assert fast.seconds == pytest.approx(2.0 / speed, rel=0.03)
    crossings = sum(a < 0 <= b for a, b in zip(values(fast), values(fast)[1:], strict=False))
    assert crossings / fast.seconds == pytest.approx(440, rel=0.04)


@pytest.mark.parametrize("speed", [0.7, 1.3, 2.0, 3.0])
def test_marks_follow_the_tempo_within_a_few_milliseconds(speed: float) -> None:
    fast = stretch(tone(), speed)
    begun = onsets(fast, quiet_s=0.02 / speed)
    assert len(begun) == len(fast.marks)
    errors = [abs(a - m.sample / RATE) for a, m in zip(begun, fast.marks, strict=True)]
    assert max(errors) < 0.03


@pytest.mark.parametrize("speed", [1.2, 2.0, 3.0, 6.0])
def test_what_is_hurried_unevenly_is_as_short_and_its_marks_follow(speed: float) -> None:
    fast = stretch(tone(), speed, evenly=False)
    assert fast.seconds == pytest.approx(tone().seconds / speed, rel=0.03)
    begun = onsets(fast, quiet_s=0.01 / speed)
    assert len(begun) == len(fast.marks)
    assert all(abs(a - m.sample / RATE) < 0.03 for a, m in zip(begun, fast.marks, strict=True))


def test_a_change_of_the_sound_is_hurried_less_than_what_holds_still() -> None:
    speech = Speech(sine(1.0, 300) + sine(1.0, 2000), RATE)
    speeds = local_speeds(speech, 2.0)
    change = len(speeds) // 2
    assert min(speeds[change - 2 : change + 3]) < 1.5 < 2.0 < min(speeds[50 : change - 50])
    assert sum(1 / one for one in speeds) == pytest.approx(len(speeds) / 2, rel=0.01)


def test_sound_without_any_change_is_hurried_evenly() -> None:
    assert set(local_speeds(Speech(silent(0.5), RATE), 3.0)) == {3.0}
    assert stretch(Speech(sine(0.001), RATE), 2.0, evenly=False).length <= 22


def test_the_same_segment_always_gives_the_same_bytes() -> None:
    speech = tone()
    assert stretch(speech, 1.7, 0.6) == stretch(speech, 1.7, 0.6)
    assert stretch(speech, 1.0) is speech
    assert stretch(Speech(b"", RATE), 2.0).samples == b""


def test_volume_scales_and_never_wraps_around() -> None:
    speech = Speech(sine(0.1), RATE)
    assert max(values(stretch(speech, 1.0, 0.5))) == pytest.approx(4000, abs=20)
    assert max(values(stretch(speech, 1.0, 9.0))) == 32_767
    assert stretch(speech, 1.0, 0.5).length == speech.length
    assert not any(values(stretch(speech, 1.0, 0.0)))


def test_resampling_keeps_the_time_of_every_word() -> None:
    speech = tone()
    other = resampled(speech, 48_000)
    assert other.rate == 48_000
    assert other.seconds == pytest.approx(speech.seconds, abs=0.001)
    for before, after in zip(speech.marks, other.marks, strict=True):
        assert before.sample / RATE == pytest.approx(after.sample / 48_000, abs=0.001)
    assert resampled(speech, RATE) is speech
    assert resampled(Speech(b"", RATE), 8000) == Speech(b"", 8000)


@given(st.integers(0, 10_000), st.floats(0.25, 8.0))
def test_gaps_shrink_with_the_speed_and_never_vanish(ms: int, speed: float) -> None:
    pause = Pause(ms, "sentence")
    assert gap_ms(pause, 1.0) == ms
    assert gap_ms(pause, speed) >= min(ms, 40)
    assert gap_ms(pause, speed) <= max(ms / speed + 1, 40)
    assert gap_samples(pause, speed, 1000) == gap_ms(pause, speed)


@pytest.mark.parametrize("name", ["section", "quote", "unheard of"])
def test_an_earcon_is_short_soft_and_without_clicks(name: str) -> None:
    sound = memoryview(earcon(name, RATE)).cast("h")
    assert 0.1 < len(sound) / RATE < 0.6
    assert 1500 < max(sound) < 8000
    assert abs(sound[0]) + abs(sound[-1]) < 60
    assert max(abs(sound[i + 1] - sound[i]) for i in range(len(sound) - 1)) < 1500
