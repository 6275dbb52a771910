"""Phonemes in IPA: as the voices know them, in the place of a word, with its mark."""

import pytest

from readaloud.engines.espeak.ipa import Sounds, UnknownSign, sounds_of, within_brackets, written
from readaloud.engines.espeak.library import EspeakLibrary
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import Phonemes, SpeechRequest

TEXT = "“Nguyen” saw Nguyen’s aunt, and Nguyen. Then [[nothing]] happened."
ASKED = (Phonemes(1, 7, "wɪn"), Phonemes(13, 21, "wɪnz"), Phonemes(32, 38, "wɪn"))


@pytest.fixture(scope="module")
def library() -> EspeakLibrary:
    return EspeakLibrary()


def sounds(library: EspeakLibrary, voice: str) -> Sounds:
    library.set_voice(voice)
    return sounds_of(library)


def heard(library: EspeakLibrary, voice: str, ipa: str) -> str:
    """What eSpeak NG says it says."""
    names = within_brackets(ipa, sounds(library, voice))
    return " ".join(phonemes for _, phonemes in library.phonemes(names, "\0", named=True))


@pytest.mark.parametrize(
    ("voice", "ipa", "expected"),
    [
        ("gmw/en-US", "ˈwʊstə", "wˈʊstə"),
        ("gmw/en-US", "ˈdʒoʊzəf ˈraɪt", "dʒˈoʊzəf ɹˈaɪt"),  # the r that dictionaries write
        ("gmw/en-US", "ˈt͡ʃɪz.ɪk", "tʃˈɪzɪk"),
        ("gmw/en-US", "ˈgəʊvə", "ɡˈəʊvə"),
        ("gmw/en", "ˈkɒtsweɪ", "kˈɒtsweɪ"),
        ("gmw/en", "kəˈloʊn", "kəlˈəʊn"),  # an American o in a British voice
        ("gmw/de", "ˈmyːnçən", "mˈyːnçən"),
        ("gmw/de", "ʃʁaːt", "ʃʁaːt"),
        ("roa/fr", "bɔ̃ʒuʁ", "bɔ̃ʒuʁ"),
    ],
)
def test_phonemes_are_said_as_they_are_written(
    library: EspeakLibrary, voice: str, ipa: str, expected: str
) -> None:
    assert heard(library, voice, ipa) == expected


def test_a_sign_that_the_voice_has_no_sound_for_is_named(library: EspeakLibrary) -> None:
    with pytest.raises(UnknownSign, match="ʘ"):
        within_brackets("aʘa", sounds(library, "gmw/en-US"))


def test_every_character_of_what_the_library_reads_has_its_place_in_the_text(library: EspeakLibrary) -> None:
    asked = written(TEXT, ASKED, sounds(library, "gmw/en-US"))
    assert len(asked.origins) == len(asked.text) + 1
    assert list(asked.origins) == sorted(asked.origins)
    assert [asked.place(asked.text.index(word)) for word in ("saw", "aunt", "Then")] == [9, 22, 40]
    assert [asked.place(at) for at, sign in enumerate(asked.text) if asked.text[at : at + 2] == "[["] == [
        1,
        13,
        32,
    ]


@pytest.mark.parametrize("engine", ["espeak", "piper", "kokoro"])
def test_a_word_said_by_phonemes_has_its_mark_and_its_neighbours_theirs(engine: str) -> None:
    if engine != "espeak":
        pytest.importorskip("kokoro_onnx" if engine == "kokoro" else "piper")
    with EngineHost(engine) as host:
        assert host.info.phonemes
        plain = host.synthesise(SpeechRequest(TEXT, "en"))
        said = host.synthesise(SpeechRequest(TEXT, "en", phonemes=ASKED))
        assert said.samples != plain.samples
        assert not said.unknown
        assert [(m.start, m.end) for m in said.marks] == [(m.start, m.end) for m in plain.marks]
        assert len({m.sample for m in said.marks}) == len(said.marks)
        spelt = host.synthesise(SpeechRequest(TEXT, "en", phonemes=(Phonemes(1, 7, "wʘn"),)))
        assert (spelt.samples, spelt.unknown) == (plain.samples, "ʘ")


def test_what_was_said_by_phonemes_changes_no_sample_of_what_is_said_next() -> None:
    with EngineHost("espeak") as host:
        first = host.synthesise(SpeechRequest(TEXT, "en"))
        host.synthesise(SpeechRequest(TEXT, "en", phonemes=ASKED))
        assert host.synthesise(SpeechRequest(TEXT, "en")) == first
