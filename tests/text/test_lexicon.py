import pytest

from readaloud.text.lexicon import Entry, Lexicon, entry_for, longest_first, phonemes_in
from readaloud.text.spoken import spoken_form


def said(text: str, *entries: Entry, language: str = "en") -> str:
    return spoken_form(text, language, lexicon=Lexicon(entries))[0]


def test_a_word_is_said_as_its_entry_wants_wherever_it_stands():
    assert said("Ngozi met NGOZI’s aunt, not Ngozika.", Entry("ngozi", "en-GO-zee")) == (
        "en-GO-zee met en-GO-zee’s aunt, not Ngozika."
    )


def test_capitals_count_when_the_entry_says_so():
    assert said("Polish polish", Entry("Polish", "poe lish", case=True)) == "poe lish polish"


def test_a_piece_of_a_word_and_a_pattern():
    assert said("the Loughborough road", Entry("borough", "burra", match="anywhere")) == "the Loughburra road"
    assert (
        said("on Flight 2231", Entry(r"flight (\d\d)(\d\d)", r"flight \1 \2", match="regex"))
        == "on flight 22 31"
    )


def test_several_words_are_one_entry_across_any_space():
    assert said("at St.\u00a0Aldate's", Entry("St. Aldate's", "Saint Allits")) == "at Saint Allits"
    assert said("at St. Aldate’s", Entry("St. Aldate's", "Saint Allits")) == "at Saint Allits"


def test_what_is_skipped_is_shown_and_not_said():
    text = "The price (sponsored) fell."
    spoken, rewrites = spoken_form(
        text, "en", lexicon=Lexicon([Entry("(sponsored)", skip=True, match="anywhere")])
    )
    assert " ".join(spoken.split()) == "The price fell."
    assert [text[r.text_start : r.text_end] for r in rewrites] == ["(sponsored)"]


def test_an_entry_wins_over_our_own_rules():
    assert said("The WHO met on 5 June.", Entry("WHO", "who", case=True)) == "The who met on the 5th of June."
    assert said("It cost $5 million.", Entry("$5 million", "a lot")) == "It cost a lot."


def test_the_earlier_entry_has_it_and_the_longer_word_of_one_lexicon():
    entries = longest_first([Entry("York", "yark"), Entry("New York", "the city")])
    assert said("New York and York", *entries) == "the city and yark"
    assert said("York", Entry("York", "one"), Entry("York", "two")) == "one"


def test_a_pattern_that_matches_nothing_at_all_changes_nothing():
    assert said("abc", Entry("x*", "oops", match="regex")) == "abc"


@pytest.mark.parametrize(
    "entry",
    [
        Entry(" ", "x"),
        Entry("x"),
        Entry("x", "y", skip=True),
        Entry("(x", "y", match="regex"),
        Entry("x", r"\2", match="regex"),
        Entry("x", r"\g<name>", match="regex"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(entry):
    assert entry.problem


def test_the_entry_of_a_whole_word_can_be_asked_for():
    lexicon = Lexicon([Entry("oslo", "uh slow"), Entry("os", "o s", match="anywhere")])
    assert lexicon.entry_for("Oslo").spoken == "uh slow"
    assert lexicon.entry_for("os").spoken == "o s"
    assert lexicon.entry_for("Bergen") is None


def phonemes(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """What is said by phonemes: the spelling in the spoken text, and the phonemes."""
    spoken, rewrites = spoken_form(text, "en", lexicon=Lexicon(entries))
    return [(spoken[one.start : one.end], one.ipa) for rewrite in rewrites for one in rewrite.phonemes]


def test_phonemes_go_with_the_word_and_the_spelling_stays_readable():
    text = "Sir Keir cost £5m."
    assert phonemes(text, Entry("Keir", ipa="/kɪə/")) == [("Keir", "kɪə")]
    assert said(text, Entry("Keir", ipa="/kɪə/")) == "Sir Keir cost 5 million pounds."
    assert phonemes(text, Entry("Keir", "Keer", ipa="kɪə")) == [("Keer", "kɪə")]
    assert said(text, Entry("Keir", "Keer", ipa="kɪə")) == "Sir Keer cost 5 million pounds."


@pytest.mark.parametrize(
    ("word", "ipa", "heard"),
    [("Keir", "kɪə", "kɪəz"), ("Grace", "greɪs", "greɪsɪz"), ("Rick", "rɪk", "rɪks")],
)
def test_what_somebody_has_is_said_with_its_ending(word: str, ipa: str, heard: str) -> None:
    assert phonemes(f"{word}’s house", Entry(word, ipa=ipa)) == [(f"{word}’s", heard)]
    assert phonemes(f"{word}’ house", Entry(word, ipa=ipa)) == [(word, ipa)]


def test_phonemes_of_a_pattern_and_of_a_piece_of_a_word():
    assert phonemes("Kyiv, Kiev", Entry("K(yi|ie)v", ipa="kiːv", match="regex")) == [
        ("Kyiv", "kiːv"),
        ("Kiev", "kiːv"),
    ]
    assert phonemes("Loughborough", Entry("borough", ipa="brə", match="anywhere")) == [("borough", "brə")]


@pytest.mark.parametrize("ipa", ["KAM", "kam3", "kam!", "//", "ˈˌ", "你"])
def test_what_is_no_ipa_is_named(ipa: str) -> None:
    assert "is no sign of the International Phonetic Alphabet" in Entry("Keir", ipa=ipa).problem


def test_slashes_tell_phonemes_from_a_spelling():
    assert entry_for("Keir", "/kɪə/") == Entry("Keir", ipa="kɪə")
    assert entry_for("Keir", "keer") == Entry("Keir", "keer")
    assert entry_for("and/or", "/") == Entry("and/or", "/")


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("Worcester is said as /ˈwʊstə/.", [("/ˈwʊstə/", "ˈwʊstə")]),
        ("Worcester is said as wooster.", []),
        ("/home/ida/notes.txt is written, and /tmp/ too.", []),
    ],
)
def test_phonemes_in_a_sentence_of_ours_are_heard_and_a_path_is_not_taken_for_them(sentence, heard):
    found = phonemes_in(sentence)
    assert [(sentence[r.text_start : r.text_end], r.phonemes[0].ipa) for r in found] == heard
