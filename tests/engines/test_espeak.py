"""eSpeak NG: which word an event means, onsets against the sound itself, voices and variants."""

import statistics
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readaloud.engines.espeak.engine import EspeakEngine
from readaloud.engines.marks.onsets import sound_marks
from readaloud.engines.marks.words import words
from readaloud.engines.process.host import EngineHost
from readaloud.model.errors import EngineError
from readaloud.model.speech import Speech, SpeechRequest


@pytest.fixture(scope="module")
def engine() -> EspeakEngine:
    return EspeakEngine()


@pytest.fixture(scope="module")
def host() -> Iterator[EngineHost]:
    """A process of its own, in which nothing keeps the library from being loaded anew."""
    with EngineHost("espeak") as host:
        yield host


def say(engine: EspeakEngine | EngineHost, text: str, voice: str = "", language: str = "en") -> Speech:
    return engine.synthesise(SpeechRequest(text, language, voice))


def onset(speech: Speech, text: str, word: str) -> float:
    marks = [mark for mark in speech.marks if text[mark.start : mark.end] == word]
    assert len(marks) == 1
    return marks[0].sample / speech.rate


def test_each_word_of_a_group_that_the_dictionary_speaks_together_has_its_own_time(
    engine: EspeakEngine,
) -> None:
    text = "About 28 per cent of the people"
    speech = say(engine, text)
    times = [onset(speech, text, word) for word in text.split()]
    assert times == sorted(times)
    assert 0.05 < times[3] - times[2] < 0.4
    assert 0.05 < times[4] - times[3] < 0.6


def test_what_is_dictated_digit_by_digit_is_one_word_and_the_next_one_comes_after_it(
    engine: EspeakEngine,
) -> None:
    text = "dialing 3-4-7-2, of the U.S.-Mexico border"
    speech = say(engine, text)
    assert onset(speech, text, "of") - onset(speech, text, "3-4-7-2") > 1.0
    assert onset(speech, text, "border") - onset(speech, text, "U.S.-Mexico") > 0.5


def test_onsets_after_a_pause_agree_with_the_energy_of_the_sound(engine: EspeakEngine) -> None:
    text = " ".join(
        f"{word}, and then, perhaps, {other}."
        for word, other in (
            ("Apples", "dates"), ("Boats", "gates"), ("Carts", "kites"), ("Doors", "towns"),
            ("Engines", "maps"),
        )
    )  # fmt: skip
    speech = say(engine, text)
    errors = [nearest(speech, begin) for begin in energy_onsets(speech)]
    assert len(errors) >= 15
    assert statistics.median(errors) <= 0.020
    assert max(errors) <= 0.1


def energy_onsets(speech: Speech, quiet_s: float = 0.06) -> list[float]:
    """Seconds at which sound begins after at least ``quiet_s`` of silence."""
    view, window = memoryview(speech.samples).cast("h"), speech.rate // 500
    found, silent = [], 0
    for at in range(0, len(view) - window, window):
        if max(view[at : at + window]) - min(view[at : at + window]) < 500:
            silent += window
            continue
        if silent >= quiet_s * speech.rate:
            found.append(at / speech.rate)
        silent = 0
    return found


def nearest(speech: Speech, moment: float) -> float:
    return min(abs(mark.sample / speech.rate - moment) for mark in speech.marks)


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("", "en-us"), ("en", "en-us"), ("en-GB", "en-gb"), ("en-AU", "en-gb"), ("en_CA", "en-us"),
        ("fr", "fr-fr"),
        ("fr-CA", "fr-fr"),
        ("es-MX", "es-419"), ("pt-BR", "pt-br"), ("pt", "pt"), ("zh-Hant", "cmn"), ("no", "nb"),
    ],
)  # fmt: skip
def test_a_language_gets_its_best_voice(host: EngineHost, language: str, voice: str) -> None:
    text = "Radio, taxi, hotel."
    assert say(host, text, language=language) == say(host, text, voice)


def test_a_variant_alone_varies_the_voice_of_the_language(host: EngineHost) -> None:
    assert say(host, "Guten Tag.", "+f3", "de") == say(host, "Guten Tag.", "de+f3", "en")
    assert say(host, "Guten Tag.", "+f3", "de") != say(host, "Guten Tag.", "de")


@pytest.mark.parametrize("voice", ["en-us+nobody", "xx", "../../etc/passwd", "en-us+../m1"])
def test_a_voice_or_variant_that_is_not_there_is_never_replaced_in_silence(
    engine: EspeakEngine, voice: str
) -> None:
    with pytest.raises(EngineError, match="has no voice"):
        say(engine, "Hello.", voice)


def test_a_language_without_a_voice_is_an_error(engine: EspeakEngine) -> None:
    with pytest.raises(EngineError, match="no voice for the language 'qx'"):
        say(engine, "Hello.", language="qx")


def test_markup_and_phoneme_brackets_are_read_and_never_obeyed(engine: EspeakEngine) -> None:
    plain = say(engine, "Hello.").seconds
    assert say(engine, '<break time="5s"/> Hello.').seconds < plain + 4
    assert say(engine, "[[hɛləʊ]] Hello.").seconds > plain + 0.3
    assert len(say(engine, "<audio src='/etc/passwd'>x</audio>").marks) > 1


def test_a_command_hidden_in_control_characters_changes_nothing(engine: EspeakEngine) -> None:
    assert say(engine, "one \x01+50S two \x00 three.").marks[-1].start == 16


@given(st.text(st.sampled_from("ab 1.,—…“’-%$*|&\n é😀"), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_mixture_of_signs_is_spoken_with_a_mark_for_each_word(engine: EspeakEngine, text: str) -> None:
    speech = say(engine, text)
    assert [(mark.start, mark.end) for mark in speech.marks] == list(words(text) if speech.samples else ())
    assert sound_marks(speech.marks, len(text), speech.length) == speech.marks


def test_what_was_said_before_changes_no_sample_of_what_is_said_next() -> None:
    wanted = SpeechRequest("Nine boats lay in the harbour; nobody knew whose.", "en")
    others = (
        SpeechRequest("Zwölf Boxkämpfer jagen Viktor.", "de", "", 300, 70),
        SpeechRequest("“Who?” she said.", "en", "+f3", 175, 30),
    )
    with EngineHost("espeak") as host:
        alone = host.synthesise(wanted)
        for other in others:
            host.synthesise(other)
            assert host.synthesise(wanted) == alone


def test_the_next_text_is_spoken_from_the_state_of_a_new_library_without_being_made_ready_for_it(
    engine: EspeakEngine,
) -> None:
    if not engine.info.reproducible:
        pytest.skip("this system keeps a library loaded")
    first = say(engine, "Whose hand was it?")
    engine.prepare()
    assert say(engine, "Whose hand was it?") == first
    assert say(engine, "Whose hand was it?") == first


def test_a_voice_without_a_dictionary_is_not_offered_and_one_that_borrows_another_s_is(
    engine: EspeakEngine,
) -> None:
    offered = {voice.id for voice in engine.voices()}
    assert {"en-us", "de", "nb", "ltg", "hyw"} <= offered
    assert not {"fo", "kaa", "xex"} & offered
