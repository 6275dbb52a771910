"""A personality becomes a real voice at the last moment."""

import pytest
from msgspec.structs import replace

from readaloud.engines.binding import bind
from readaloud.model.article import Locator
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Rewrite, Role, Utterance
from readaloud.model.speech import EngineInfo, Phonemes, Voice

NATIVE = EngineInfo("espeak", "", "1", "exact", True, True, "", 450)
PLAIN = EngineInfo("piper", "", "1", "exact", False, False, "", installs_voices=True)
VOICES = (
    Voice("en-us", "", "en-us", "espeak"),
    Voice("fr-fr", "", "fr-fr", "espeak"),
    Voice("tone", "", "mul", "espeak"),
)
PROFILE = Profile(
    name="p",
    title="P",
    words_per_minute=200,
    voices={
        "narrator": Personality(),
        "quote": Personality(rate=1.1, volume=80, engines={"espeak": EngineVoice("en-us+f3", 40)}),
        "announcer": Personality(engines={"espeak": EngineVoice("tone")}),
        "stranger": Personality(engines={"espeak": EngineVoice("gone")}),
    },
)


def spoken(voice: str = "narrator", language: str = "en") -> Utterance:
    return Utterance(
        id="u1",
        sentence=1,
        role=Role.BODY,
        voice=voice,
        text="$5",
        spoken="five dollars",
        alignment=(),
        language=language,
        locator=Locator("b1", 0, 2),
    )


def test_the_spoken_form_is_asked_for_at_the_rates_multiplied() -> None:
    request = bind(spoken("quote"), PROFILE, NATIVE, 1.5, VOICES).request
    assert (request.text, request.words_per_minute, request.pitch) == ("five dollars", 330, 40)


def test_phonemes_go_to_the_engines_that_take_them() -> None:
    asked = Phonemes(0, 4, "faɪv")
    said = replace(spoken(), alignment=(Rewrite(0, 2, 0, 12, (asked,)),))
    assert bind(said, PROFILE, replace(NATIVE, phonemes=True), 1.0, VOICES).request.phonemes == (asked,)
    assert (
        bind(said, PROFILE, NATIVE, 1.0, VOICES).request
        == bind(spoken(), PROFILE, NATIVE, 1.0, VOICES).request
    )


@pytest.mark.parametrize(
    ("speed", "asked", "tempo"), [(1.0, 200, 1.0), (2.5, 450, 500 / 450), (0.3, 80, 0.75)]
)
def test_beyond_the_rates_of_the_engine_the_rest_is_left_to_tempo(
    speed: float, asked: int, tempo: float
) -> None:
    bound = bind(spoken(), PROFILE, NATIVE, speed, VOICES)
    assert (bound.request.words_per_minute, bound.tempo) == (asked, pytest.approx(tempo))


def test_a_voice_may_have_a_rate_of_its_own() -> None:
    quick = replace(PROFILE, voices={"narrator": Personality(engines={"espeak": EngineVoice("", 50, 260)})})
    assert bind(spoken(), quick, NATIVE, 1.5, VOICES).request.words_per_minute == 390
    assert bind(spoken("quote"), PROFILE, NATIVE, 1, VOICES).request.words_per_minute == 220


def test_an_engine_without_a_rate_of_its_own_is_asked_the_same_at_every_speed() -> None:
    slow, fast = (bind(spoken("quote"), PROFILE, PLAIN, speed) for speed in (0.5, 3.0))
    assert slow.request == fast.request
    assert fast.tempo == pytest.approx(6 * slow.tempo)
    assert slow.volume == 0.8


@pytest.mark.parametrize(
    ("personality", "language", "voice"),
    [
        ("quote", "en", "en-us+f3"),
        ("quote", "en-GB", "en-us+f3"),
        ("quote", "", "en-us+f3"),
        ("quote", "fr", "+f3"),
        ("narrator", "fr", ""),
        ("announcer", "fr", "tone"),
        ("stranger", "fr", "gone"),
        ("speaker:3", "en", "en-us+f3"),
        ("nobody", "en", ""),
    ],
)
def test_a_voice_is_kept_where_it_speaks_the_language(personality: str, language: str, voice: str) -> None:
    assert bind(spoken(personality, language), PROFILE, NATIVE, 1.0, VOICES).request.voice == voice


PIPER = tuple(
    Voice(name, "", language, "piper")
    for name, language in (("anna", "en-us"), ("ben", "en-us"), ("cora", "en-gb"), ("dora", "de-de"))
)


def neural(**voices: str) -> Profile:
    """A profile that names one voice of piper for each personality."""
    named = {role: Personality(engines={"piper": EngineVoice(voice)}) for role, voice in voices.items()}
    return Profile(name="p", title="P", voices=named)


def heard(profile: Profile, personality: str, language: str = "en", voices: tuple[Voice, ...] = PIPER) -> str:
    return bind(spoken(personality, language), profile, PLAIN, 1.0, voices).request.voice


def test_voices_that_are_not_installed_give_way_to_others_one_for_each() -> None:
    profile = neural(narrator="gone", quote="anna", announcer="lost")
    assert [heard(profile, role) for role in ("narrator", "quote", "announcer")] == ["ben", "anna", "cora"]


def test_a_voice_that_has_to_be_everybody_s_speaks_at_another_pitch_for_each() -> None:
    profile = neural(narrator="gone", quote="lost", announcer="missing")
    requests = [
        bind(spoken(role), profile, PLAIN, 1.0, PIPER[:1]).request
        for role in ("narrator", "quote", "announcer")
    ]
    assert [(asked.voice, asked.pitch) for asked in requests] == [("anna", 50), ("anna", 40), ("anna", 60)]


def test_a_passage_in_another_language_has_the_profiles_voice_for_it_where_there_is_one() -> None:
    profile = replace(neural(narrator="anna"), languages={"de": {"piper": EngineVoice("dora", 60)}})
    request = bind(spoken("narrator", "de-AT"), profile, PLAIN, 1.0, PIPER).request
    assert (request.voice, request.pitch) == ("dora", 60)
    assert heard(profile, "narrator", "en-GB") == "anna"
    assert heard(profile, "narrator", "de", (*PIPER[:3], Voice("dirk", "", "de-de", "piper"))) == "dirk"


def test_in_another_language_too_every_personality_sounds_like_itself() -> None:
    profile = neural(narrator="anna", quote="ben")
    german = (*PIPER, Voice("emil", "", "de-de", "piper"))
    assert [heard(profile, role, "de", german) for role in ("narrator", "quote")] == ["dora", "emil"]
    alone = [bind(spoken(role, "de"), profile, PLAIN, 1.0, PIPER).request for role in ("narrator", "quote")]
    assert [(asked.voice, asked.pitch) for asked in alone] == [("dora", 50), ("dora", 40)]


def test_who_has_no_personality_sounds_like_the_narrator_also_when_another_voice_stands_in() -> None:
    profile = replace(neural(narrator="gone"), languages={"de": {"piper": EngineVoice("dora")}})
    for language, voice in (("en", "anna"), ("de", "dora")):
        assert heard(profile, "announcer", language) == heard(profile, "narrator", language) == voice


def test_a_language_voice_keeps_the_variant_of_the_personality() -> None:
    quote = Personality(engines={"espeak": EngineVoice("+f3", 40)})
    profile = Profile(
        name="p", title="P", voices={"quote": quote}, languages={"fr": {"espeak": EngineVoice("fr-fr")}}
    )
    request = bind(spoken("quote", "fr"), profile, NATIVE, 1.0, VOICES).request
    assert (request.voice, request.pitch) == ("fr-fr+f3", 40)
