"""Every speaker of a cast has a voice of their own, however few voices there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.engines.binding import bind
from readaloud.engines.casting import cast_voice
from readaloud.model.article import Locator
from readaloud.model.profile import Casting, CastVoices, EngineVoice, Personality, Profile
from readaloud.model.script import Role, Utterance
from readaloud.model.speech import EngineInfo, Voice


def voice(name: str, gender: str = "") -> Voice:
    return Voice(name, name, "en-us", "kokoro", gender)


KOKORO = [voice("ada", "female"), voice("bea", "female"), voice("cy", "male"), voice("dan", "male")]
WOMEN, MEN = range(1, 20, 2), range(2, 20, 2)


@given(
    voices=st.lists(st.sampled_from(["female", "male", ""]), max_size=6),
    narrating=st.integers(0, 2),
    speakers=st.integers(2, 10),
)
def test_no_two_of_ten_speakers_sound_the_same(voices: list[str], narrating: int, speakers: int) -> None:
    there = [voice(f"v{number}", gender) for number, gender in enumerate(voices)]
    taken = [EngineVoice(one.id) for one in there[:narrating]]
    heard = [cast_voice(number, None, there, taken) for number in range(1, speakers + 1)]
    assert len({(one.voice, one.pitch) for one in (*heard, *taken)}) == speakers + len(taken)


def test_women_have_womens_voices_and_men_mens() -> None:
    assert [cast_voice(n, None, KOKORO, []).voice for n in (1, 3, 5)] == ["ada", "bea", "ada"]
    assert [cast_voice(n, None, KOKORO, []).voice for n in (2, 4, 6)] == ["cy", "dan", "cy"]


def test_the_voices_as_they_are_come_before_the_same_at_other_pitches() -> None:
    assert [cast_voice(n, None, KOKORO, []).pitch for n in (1, 3, 5, 7, 9)] == [50, 50, 59, 59, 68]
    assert [cast_voice(n, None, KOKORO, []).pitch for n in (2, 4, 6)] == [50, 50, 41]


def test_the_narrators_voice_is_given_away_only_when_there_is_no_other() -> None:
    assert cast_voice(1, None, KOKORO, [EngineVoice("ada")]).voice == "bea"
    assert cast_voice(2, None, KOKORO[:1], [EngineVoice("ada")]) == EngineVoice("ada", 41)


def test_in_one_voice_nobody_has_the_pitch_of_the_narrator_or_the_announcer() -> None:
    narrating = [EngineVoice("cy", 50), EngineVoice("cy", 40)]
    men = [cast_voice(number, None, KOKORO[2:3], narrating) for number in (2, 4, 6)]
    assert [(one.voice, one.pitch) for one in men] == [("cy", 23), ("cy", 14), ("cy", 5)]


def test_the_profile_names_the_cast_of_an_engine_whose_variants_are_no_voices() -> None:
    named = CastVoices(female=("+f1", "+f4"), male=("+m3",))
    assert cast_voice(3, named, KOKORO, []).voice == "+f4"
    assert cast_voice(4, named, KOKORO, []) == EngineVoice("+m3", 41)


@pytest.mark.parametrize(
    ("name", "expected"), [("speaker:1", "bea"), ("speaker:2", "dan"), ("narrator", "ada")]
)
def test_a_speaker_is_bound_to_the_cast_at_the_rate_of_quotations(name: str, expected: str) -> None:
    profile = Profile(
        name="p",
        title="P",
        casting=Casting(on=True),
        voices={
            "narrator": Personality(engines={"kokoro": EngineVoice("ada")}),
            "quote": Personality(rate=1.1, volume=90),
            "announcer": Personality(engines={"kokoro": EngineVoice("cy")}),
        },
    )
    said = Utterance(
        id="u1", sentence=1, role=Role.QUOTE, voice=name, text="Yes.", spoken="Yes.", alignment=(),
        language="en", locator=Locator("b1", 0, 4),
    )  # fmt: skip
    bound = bind(said, profile, EngineInfo("kokoro", "", "1", "exact", False, False, ""), 1.0, KOKORO)
    assert bound.request.voice == expected
    assert bound.volume == (1.0 if name == "narrator" else 0.9)
