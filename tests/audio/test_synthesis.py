"""Utterances to finished speech, with real engines in their processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from readaloud.audio.cache import SegmentCache
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.process.host import EngineHost
from readaloud.model.article import Locator
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Role, Utterance

TEXT = "The council met on Tuesday, and put the question off."
PROFILE = Profile(
    name="test",
    title="Test",
    voices={
        "narrator": Personality(engines={"espeak": EngineVoice("en-us")}),
        "quote": Personality(rate=1.2, volume=50, engines={"espeak": EngineVoice("en-us+f3")}),
    },
)


def utterance(text: str = TEXT, voice: str = "narrator", language: str = "en") -> Utterance:
    return Utterance(
        id="u1",
        sentence=1,
        role=Role.BODY,
        voice=voice,
        text=text,
        spoken=text,
        alignment=(),
        language=language,
        locator=Locator("b1", 0, len(text)),
    )


@pytest.fixture(params=["espeak", "tone"])
def host(request: pytest.FixtureRequest) -> Iterator[EngineHost]:
    with EngineHost(request.param) as running:
        yield running


def test_the_second_time_comes_from_the_cache_with_the_same_bytes(host: EngineHost, tmp_path: Path) -> None:
    synthesiser = Synthesiser(host, PROFILE, SegmentCache(tmp_path))
    assert synthesiser.cached(utterance()) is None
    first = synthesiser.speech(utterance())
    assert synthesiser.cached(utterance()) == first == synthesiser.speech(utterance())
    assert Synthesiser(host, PROFILE, None).speech(utterance()) == first


def test_every_word_has_its_mark_in_the_finished_sound(host: EngineHost) -> None:
    speech = Synthesiser(host, PROFILE, speed=1.3).speech(utterance())
    assert [TEXT[mark.start : mark.end] for mark in speech.marks] == TEXT.replace(",", "").rstrip(".").split()
    samples = [mark.sample for mark in speech.marks]
    assert samples == sorted(set(samples))
    assert samples[-1] < speech.length


def test_twice_the_speed_is_about_half_as_long(host: EngineHost) -> None:
    synthesiser = Synthesiser(host, PROFILE)
    whole = synthesiser.speech(utterance()).seconds
    synthesiser.speed = 2.0
    assert synthesiser.speech(utterance()).seconds == pytest.approx(whole / 2, rel=0.15)


def test_an_engine_without_a_rate_of_its_own_speaks_once_for_every_speed(
    host: EngineHost, tmp_path: Path
) -> None:
    host.__dict__["info"] = structs.replace(host.info, native_rate=False)  # as piper and kokoro declare
    synthesiser = Synthesiser(host, PROFILE, SegmentCache(tmp_path))
    slow = synthesiser.speech(utterance())
    synthesiser.speed = 2.0
    fast = synthesiser.cached(utterance())
    assert fast is not None
    assert fast.seconds == pytest.approx(slow.seconds / 2, rel=0.1)


def test_beyond_the_rate_of_the_engine_the_tempo_does_the_rest(host: EngineHost) -> None:
    synthesiser = Synthesiser(host, PROFILE)
    whole = synthesiser.speech(utterance()).seconds
    synthesiser.speed = 6.0
    assert synthesiser.speech(utterance()).seconds == pytest.approx(whole / 6, rel=0.3)


def test_the_quoted_are_heard_in_another_voice_faster_and_softer() -> None:
    with EngineHost("espeak") as host:
        synthesiser = Synthesiser(host, PROFILE)
        told, quoted = synthesiser.speech(utterance()), synthesiser.speech(utterance(voice="quote"))
        french = synthesiser.speech(utterance("Bonjour tout le monde.", "quote", "fr"))
    assert quoted.seconds < told.seconds * 0.95
    assert peak(quoted.samples) < peak(told.samples) * 0.8
    assert french.samples


def peak(samples: bytes) -> int:
    return max(abs(sample) for sample in memoryview(samples).cast("h"))


def test_a_speaker_without_a_voice_of_their_own_is_quoted() -> None:
    with EngineHost("espeak") as host:
        synthesiser = Synthesiser(host, PROFILE)
        assert synthesiser.key(utterance(voice="speaker:2")) == synthesiser.key(utterance(voice="quote"))
        assert synthesiser.key(utterance(voice="announcer")) == synthesiser.key(utterance(voice="narrator"))
