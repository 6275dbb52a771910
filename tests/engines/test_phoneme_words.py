"""Which phoneme each word begins with, where groups of phonemes and words are not the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.engines.neural.phoneme_words import first_phonemes

# What eSpeak NG says for single words; the sounds of sentences below are its own too.
ALONE = {
    "a": "ˈeɪ", "and": "ænd", "border": "bˈɔːɹdɚ", "cent": "sˈɛnt", "day": "dˈeɪ", "for": "fɔːɹ",
    "in": "ɪn", "kind": "kˈaɪnd", "of": "ʌv", "one": "wˈʌn", "out": "ˈaʊt", "per": "pɜː", "the": "ðə",
    "U.S.-Mexico": "jˌuːˈɛsmˈɛksɪkˌoʊ", "way": "wˈeɪ", "28": "twˈɛntiʲ ˈeɪt", "*": "ˈæstɚɹˌɪsk", "—": "",
    "3-4-7": "θɹˈiː dˈæʃ fˈɔːɹ dˈæʃ sˈɛvən", "1990s": "nˈaɪntiːn nˈaɪntiz",
}  # fmt: skip


def begun(text: str, phonemes: str) -> list[str]:
    """Each word with the phonemes from its beginning to that of the next."""
    words = text.split()
    first = first_phonemes([ALONE[word] for word in words], phonemes)
    cuts = [*sorted(first.items()), (len(words), len(phonemes))]
    return [f"{words[word]}={phonemes[at:until].strip(' ,.')}" for (word, at), (_, until) in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "phonemes", "expected"),
    [
        ("the border", "ðə bˈɔːɹdɚ.", ["the=ðə", "border=bˈɔːɹdɚ"]),
        ("of the day", "ʌvðə dˈeɪ.", ["of=ʌv", "the=ðə", "day=dˈeɪ"]),
        ("out of the way", "ˌaʊɾəv ðə wˈeɪ.", ["out=ˌaʊɾ", "of=əv", "the=ðə", "way=wˈeɪ"]),
        ("one of a kind", "wˈʌn əvə kˈaɪnd", ["one=wˈʌn", "of=əv", "a=ə", "kind=kˈaɪnd"]),
        (
            "for 28 per cent of the day",
            "fɔːɹ twˈɛntiʲ ˈeɪt pɚsˈɛnt ʌvðə dˈeɪ",
            ["for=fɔːɹ", "28=twˈɛntiʲ ˈeɪt", "per=pɚ", "cent=sˈɛnt", "of=ʌv", "the=ðə", "day=dˈeɪ"],
        ),
        (
            "the U.S.-Mexico border",
            "ðə jˌuː ˈɛs mˈɛksɪkˌoʊ bˈɔːɹdɚ",
            ["the=ðə", "U.S.-Mexico=jˌuː ˈɛs mˈɛksɪkˌoʊ", "border=bˈɔːɹdɚ"],
        ),
        (
            "3-4-7 and the 1990s",
            "θɹˈiː dˈæʃ fˈɔːɹ dˈæʃ sˈɛvən, ænd ðə nˈaɪntiːnhˈʌndɹɪd nˈaɪnti z",
            ["3-4-7=θɹˈiː dˈæʃ fˈɔːɹ dˈæʃ sˈɛvən", "and=ænd", "the=ðə", "1990s=nˈaɪntiːnhˈʌndɹɪd nˈaɪnti z"],
        ),
        ("the * day — and", "ðə ˈæstɚɹˌɪsk dˈeɪ, ænd", ["the=ðə", "*=ˈæstɚɹˌɪsk", "day=dˈeɪ", "and=ænd"]),
        ("the day", "", []),
    ],
)
def test_each_word_begins_with_its_own_first_phoneme(text: str, phonemes: str, expected: list[str]) -> None:
    assert begun(text, phonemes) == expected


@given(st.lists(st.sampled_from(sorted(ALONE)), max_size=12), st.text("ðəv ˈ,.sɛntæʌ", max_size=60))
def test_whatever_is_said_beginnings_rise_and_lie_inside(words: list[str], phonemes: str) -> None:
    first = first_phonemes([ALONE[word] for word in words], phonemes)
    places = [at for _, at in sorted(first.items())]
    assert places == sorted(places)
    assert all(0 <= at < len(phonemes) and not phonemes[at].isspace() for at in places)


@given(st.lists(st.sampled_from(sorted(set(ALONE) - {"—"})), max_size=12))
def test_words_said_one_by_one_are_found_one_by_one(words: list[str]) -> None:
    phonemes = " ".join(ALONE[word] for word in words)
    starts = [
        len(" ".join(ALONE[word] for word in words[:index])) + bool(index) for index in range(len(words))
    ]
    assert first_phonemes([ALONE[word] for word in words], phonemes) == dict(enumerate(starts))
