"""Kokoro: its spelling of phonemes, its voices, and where a phoneme begins."""

import pytest

kokoro_onnx = pytest.importorskip("kokoro_onnx", reason="kokoro-onnx has no release for this Python")

from readaloud.engines.kokoro.phonemes import KokoroPhonemes  # noqa: E402
from readaloud.engines.process.host import EngineHost  # noqa: E402
from readaloud.model.speech import SpeechRequest  # noqa: E402


@pytest.fixture(scope="module")
def phonemes() -> KokoroPhonemes:
    return KokoroPhonemes()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“No,” she said: Dr. Smith — came back!", "en-us", "nˈO, ʃi sˈɛd: dˈɑktəɹ smˈɪθ— kˈAm bˈæk!"),
        ("birds heard their bottle", "en-us", "bˈɜɹdz hˈɜɹd ðɛɹ bˈɑɾᵊl"),
        ("birds heard their bottle", "en-gb", "bˈɜːdz hˈɜːd ðɛː bˈɒtᵊl"),
        ("Really? Yes… and no", "en-us", "ɹˈiəli? jˈɛs… ænd nˈO"),
        ("I’m here; the boat I saw is mine.", "en-us", "ˌIm hˈɪɹ; ðə bˈOt ˌI sˈɔ ɪz mˈIn."),
        ("I’m here", "en-gb", "ˌIm hˈɪə"),
        ("…", "en-us", ""),
    ],
)
def test_phonemes_are_spelt_as_the_voices_were_trained(
    phonemes: KokoroPhonemes, text: str, language: str, expected: str
) -> None:
    assert phonemes.of(text, language) == expected


def test_every_phoneme_of_every_language_is_one_that_kokoro_knows(phonemes: KokoroPhonemes) -> None:
    known = set(kokoro_onnx.config.DEFAULT_VOCAB)
    for language, text in (
        ("en-us", "The quick brown fox jumps over a lazy dog; judging by measure, she thought."),
        ("en-gb", "The quick brown fox jumps over a lazy dog; judging by measure, she thought."),
        ("es", "El veloz murciélago hindú comía feliz cardillo y kiwi."),
        ("fr-fr", "Portez ce vieux whisky au juge blond qui fume."),
        ("it", "Quel vituperabile xenofobo zelante assaggia il whisky."),
        ("pt-br", "Um pequeno jabuti xereta viu dez cegonhas felizes."),
    ):
        assert set(phonemes.of(text, language)) <= known


def test_voices_that_cannot_be_read_for_are_left_out_and_the_best_come_first() -> None:
    with EngineHost("kokoro") as host:
        voices = host.voices()
        assert [voice.id for voice in voices] == ["af_heart", "bf_emma", "ff_siwis", "am_michael"]
        assert [voice.gender for voice in voices] == ["female", "female", "female", "male"]
        british = host.synthesise(SpeechRequest("One.", "en-GB"))
        assert british == host.synthesise(SpeechRequest("One.", "en", "bf_emma"))


def test_a_text_beyond_the_510_phonemes_of_the_model_keeps_its_marks() -> None:
    text = " ".join(f"Word {number} and so on," for number in range(60))
    with EngineHost("kokoro") as host:
        speech = host.synthesise(SpeechRequest(text, "en"))
    assert len(speech.marks) == len(text.split())
    assert len({mark.sample for mark in speech.marks}) == len(speech.marks)
