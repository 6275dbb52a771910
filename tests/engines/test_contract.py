"""What every engine must do, asked of each of them through its own process."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from readaloud.engines.process.host import EngineHost
from readaloud.model.errors import EngineError
from readaloud.model.speech import SAMPLE_BYTES, Speech, SpeechRequest

# Piper and Kokoro speak in the tiny voices of tiny_voices.py; their real voices have tests of their own.
KOKORO = pytest.param(
    "kokoro",
    marks=pytest.mark.skipif(
        sys.version_info >= (3, 14), reason="kokoro-onnx has no release for this Python"
    ),
)
ENGINES = ("espeak", KOKORO, "piper", "system", "tone")
REPEATABLE = ("espeak", KOKORO, "piper", "tone")
SENTENCE = "“We waited,” said the U.S.-Mexico envoy, dialing 3-4-7-2-, for 28 per cent of the day."
LONG = "The council met on Tuesday and put the question off, as it had done the week before. " * 236
ODD = (
    "", " ", "\n\t", "...", "—", "* * *", "| | §", "$ %", "“”", "\x00",
    "a\x00b\x1b[31mc", "\ud800 torn", "😀", "<b>bold</b> & [[hə]]",
    "x" * 3000, "no end of sentence", "e\u0301te\u0301", "\u202eright to left", "你好，世界。", "a\u2028b",
)  # fmt: skip


@pytest.fixture(scope="module", params=ENGINES)
def host(request: pytest.FixtureRequest) -> Iterator[EngineHost]:
    with EngineHost(request.param) as running:
        yield running


def say(host: EngineHost, text: str, language: str = "en", **more: object) -> Speech:
    return host.synthesise(SpeechRequest(text, language, **more))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _every_mark_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The host drops what is wrong of an engine's marks; here nothing may be."""
    monkeypatch.setattr("readaloud.engines.process.host.sound_marks", lambda marks, *_: marks)


def assert_marks_are_sound(speech: Speech, text: str) -> None:
    assert len(speech.samples) % SAMPLE_BYTES == 0
    end, sample = 0, 0
    for mark in speech.marks:
        assert end <= mark.start < mark.end <= len(text)
        assert sample <= mark.sample < speech.length
        end, sample = mark.end, mark.sample


def test_an_engine_says_what_it_is(host: EngineHost) -> None:
    info = host.info
    assert info.name == host.name
    assert info.title
    assert info.version
    assert info.licence
    assert info.marks in {"exact", "estimated"}


def test_every_voice_it_lists_has_an_id_of_its_own_and_a_language(host: EngineHost) -> None:
    voices = host.voices()
    assert len({voice.id for voice in voices}) == len(voices) > 0
    assert all(voice.language and voice.name and voice.engine == host.name for voice in voices)


def test_marks_lie_inside_the_text_and_rise_and_end_before_the_sound(host: EngineHost) -> None:
    speech = say(host, SENTENCE)
    assert_marks_are_sound(speech, SENTENCE)
    assert 3.0 < speech.seconds < 12.0
    heard = [SENTENCE[mark.start : mark.end] for mark in speech.marks]
    assert heard[:3] == ["We", "waited", "said"]
    assert heard[-4:] == ["cent", "of", "the", "day"]
    assert len({mark.sample for mark in speech.marks}) == len(heard)


def test_a_long_text_is_spoken_whole(host: EngineHost) -> None:
    assert len(LONG) >= 20_000
    speech = say(host, LONG)
    assert_marks_are_sound(speech, LONG)
    assert len(speech.marks) == len(LONG.split())
    assert speech.seconds > 236 * 3


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:20])
def test_odd_text_gives_sound_or_silence_and_never_an_error(host: EngineHost, text: str) -> None:
    speech = say(host, text)
    assert_marks_are_sound(speech, text)
    assert speech.rate > 0
    assert not text.isspace() or not speech.samples


def test_two_languages_in_turn_sound_different_and_come_back_the_same(host: EngineHost) -> None:
    english = say(host, "Information nation machine.", "en")
    french = say(host, "Information nation machine.", "fr")
    again = say(host, "Information nation machine.", "en-US")
    assert_marks_are_sound(french, "Information nation machine.")
    if host.name != "tone":
        assert english.samples != french.samples
    assert abs(english.seconds - again.seconds) < 0.1


def test_a_voice_that_does_not_exist_is_an_error_that_says_what_there_is(host: EngineHost) -> None:
    with pytest.raises(EngineError, match="no voice 'nobody'") as caught:
        say(host, "Hello.", voice="nobody")
    assert any(voice.id in caught.value.hint for voice in host.voices())
    assert say(host, "Hello.").samples


def test_a_faster_rate_is_a_shorter_sound_or_none_of_the_engines_business(host: EngineHost) -> None:
    slow, fast = say(host, SENTENCE, words_per_minute=120), say(host, SENTENCE, words_per_minute=300)
    if host.info.native_rate:
        assert fast.seconds < slow.seconds * 0.6
    else:
        assert fast == slow


def test_a_higher_pitch_is_another_sound_of_about_the_same_length(host: EngineHost) -> None:
    usual, high = say(host, SENTENCE), say(host, SENTENCE, pitch=80)
    assert usual.samples != high.samples
    assert abs(usual.seconds - high.seconds) < 0.1 * usual.seconds
    assert_marks_are_sound(high, SENTENCE)


def test_nothing_is_printed(host: EngineHost, capfd: pytest.CaptureFixture[str]) -> None:
    say(host, SENTENCE)
    host.voices()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", REPEATABLE)
def test_an_engine_that_declares_it_repeats_itself_to_the_byte_in_another_process(name: str) -> None:
    with EngineHost(name) as host, EngineHost(name) as other:
        assert host.info.reproducible
        first = say(host, SENTENCE)
        say(host, "Something else in between.", "fr")
        say(other, "Another past.", "en-GB")
        assert say(other, SENTENCE) == say(host, SENTENCE) == first


def test_two_hosts_work_at_once(host: EngineHost) -> None:
    heard: list[Speech] = []
    with EngineHost(host.name) as other:
        thread = threading.Thread(target=lambda: heard.extend(say(other, SENTENCE) for _ in range(5)))
        thread.start()
        heard.extend(say(host, SENTENCE) for _ in range(5))
        thread.join()
    assert {len(speech.marks) for speech in heard} == {len(heard[0].marks)}
    assert len(heard) == 10


def test_a_worker_killed_in_mid_utterance_costs_one_restart_and_no_sound(host: EngineHost) -> None:
    text = LONG[:3000]
    whole = say(host, text)
    told: list[str] = []
    host.on_restart = told.append
    pid = host.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)  # so that it is surely at work when it dies
    murder = threading.Timer(0.05, os.kill, (pid, signal.SIGKILL))
    murder.start()
    again = say(host, text)
    murder.join()
    assert len(told) == 1
    assert host.name in told[0]
    assert [mark.start for mark in again.marks] == [mark.start for mark in whole.marks]
    assert abs(again.seconds - whole.seconds) < 0.01 * whole.seconds
