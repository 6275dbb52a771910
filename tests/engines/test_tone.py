"""The engine for tests is exact: marks stand on the first sample of each tone."""

from readaloud.engines.tone import ToneEngine
from readaloud.model.speech import SpeechRequest

TEXT = "Three short words, then the end."


def tones(**more: object) -> tuple[memoryview, list[int], int]:
    speech = ToneEngine().synthesise(SpeechRequest(TEXT, "en", **more))  # type: ignore[arg-type]
    return memoryview(speech.samples).cast("h"), [mark.sample for mark in speech.marks], speech.rate


def test_each_mark_stands_where_silence_ends() -> None:
    samples, marks, _ = tones()
    for mark in marks:
        assert samples[mark] == 0 < samples[mark + 1]
        assert mark == 0 or not any(samples[mark - 100 : mark])


def test_tones_begin_and_end_at_zero_and_are_loud_between() -> None:
    samples, _, _ = tones()
    assert max(samples) > 8000
    assert min(samples) < -8000
    assert max(abs(samples[i + 1] - samples[i]) for i in range(len(samples) - 1)) < 3000


def test_the_length_follows_the_words_a_minute() -> None:
    at_150, at_300 = len(tones(words_per_minute=150)[0]), len(tones(words_per_minute=300)[0])
    assert abs(at_150 / 2 - at_300) / at_300 < 0.02
    assert 0.8 < at_150 / tones()[2] / (6 * 60 / 150) < 1.2


def test_voice_and_pitch_are_heard() -> None:
    heard = {bytes(tones(voice=voice, pitch=pitch)[0]) for voice in ("low", "high") for pitch in (30, 50)}
    assert len(heard) == 4
