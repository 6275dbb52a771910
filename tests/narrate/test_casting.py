"""Who has which voice in a cast: by what the text says, in the order of the article, never by the name."""

import pytest
from msgspec.structs import replace
from narrating_help import article, block, quoted

from readaloud.config.profiles import load_profile
from readaloud.model.article import Article, Block, Meta
from readaloud.model.profile import Casting, QuoteVoice
from readaloud.narrate import narrate
from readaloud.narrate.casting import cast

CAST = load_profile("cast")
SAYS = "“We will open the weir again as soon as the water falls,”"


def german(*blocks: object) -> Article:
    return article(*blocks, meta=Meta(language="de"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "speaker", "number"),
    [
        (f"{SAYS} said Mrs. Quist.", "Mrs. Quist", 1),
        (f"{SAYS} said Mr Quist.", "Mr Quist", 2),
        (f"{SAYS} the spokeswoman said.", "the spokeswoman", 1),
        (f"{SAYS} the spokesman said.", "the spokesman", 2),
        (f"{SAYS} she said.", "Ola Berg", 1),
        (f"{SAYS} said he.", "Ola Berg", 2),
        (f"She told reporters: {SAYS}", "Ola Berg", 1),
        (f"Later he added: {SAYS}", "Ola Berg", 2),
    ],
)
def test_the_text_itself_decides(text: str, speaker: str, number: int) -> None:
    assert cast(article(quoted(text, speaker))) == {speaker: number}


@pytest.mark.parametrize(
    "text",
    [
        f"{SAYS} Maria said.",
        f"{SAYS} Maria told him.",
        f"{SAYS} Maria said after she had left.",
        f"He shook his head. {SAYS}",
        f"{SAYS} she said. Later he said: {SAYS}",  # both: then it is not told
    ],
)
def test_nothing_is_guessed_from_a_name_or_from_somebody_else(text: str) -> None:
    """The first voice that is free, which is the same for every name."""
    assert cast(article(quoted(text, "Maria")))["Maria"] == cast(article(quoted(text, "Peter")))["Peter"] == 1


def test_what_is_told_once_holds_for_the_whole_article() -> None:
    first, later = quoted(f"{SAYS} Berg said.", "Ola Berg"), quoted(f"{SAYS} he said.", "Ola Berg")
    assert cast(article(first, later)) == cast(article(later, first)) == {"Ola Berg": 2}


def test_the_order_of_the_article_gives_the_numbers_and_who_is_not_told_the_rarer_side() -> None:
    told = [quoted(f"{SAYS} {who}.", name) for who, name in (("she said", "A"), ("she said", "B"))]
    rest = [quoted(f"{SAYS} {name} said.", name) for name in ("C", "D", "E")]
    assert cast(article(*told, *rest)) == {"A": 1, "B": 3, "C": 2, "D": 4, "E": 5}


def test_other_languages_are_told_by_their_own_words() -> None:
    assert cast(german(quoted("“Das Wehr bleibt zu, bis der Fluss fällt”, sagte er.", "Berg"))) == {"Berg": 2}
    assert cast(
        german(quoted("“Das Wehr bleibt zu, bis der Fluss fällt”, sagte Frau Berg.", "Frau Berg"))
    ) == {"Frau Berg": 1}


def test_whole_clauses_are_spoken_by_their_speaker_and_the_rest_by_the_narrator() -> None:
    said = article(
        quoted(f"{SAYS} she said.", "Ola Berg"),
        quoted("“No,” he said.", "Tom Velland"),
        quoted(f"{SAYS} he said.", "Tom Velland"),
        quoted(f"{SAYS} somebody said."),
    )
    script = narrate(said, CAST)
    voices = [u.voice for u in script.utterances if not u.own_words]
    assert voices == ["speaker:1", "narrator", "narrator", "speaker:2", "narrator", "narrator"]
    assert narrate(said, CAST) == script


def test_without_casting_quotations_share_one_voice() -> None:
    said = article(quoted(f"{SAYS} she said.", "Ola Berg"))
    plain = replace(CAST, casting=Casting(on=False))
    assert "quote" in {utterance.voice for utterance in narrate(said, plain).utterances}


def test_a_role_can_have_a_personality_of_its_own() -> None:
    said = article(
        block("headline", "The mill closes"),
        quoted(f"{SAYS} she said.", "Ola Berg"),
        block("heading", "At the weir"),
        block("paragraph", "The water fell."),
    )
    profile = replace(
        load_profile("newsroom"),
        roles={"headline": "herald", "heading": "announcer"},
        quotes=QuoteVoice(changes_a_minute=60),
    )
    voices = {u.text: u.voice for u in narrate(said, profile, language="en").utterances if not u.own_words}
    assert voices["The mill closes"] == "herald"
    assert voices["At the weir"] == "announcer"
    assert voices["The water fell."] == "narrator"
    assert voices[SAYS] == "quote"


def recorded(*turns: str) -> list[Block]:
    return [block("transcript", turn, f"t{at}") for at, turn in enumerate(turns)]


def heard(*blocks: Block) -> list[tuple[str, str]]:
    script = narrate(article(*blocks), CAST)
    return [(u.voice, u.text) for u in script.utterances if not u.own_words]


def test_whoever_speaks_in_a_transcript_has_the_voice_that_the_article_gives_them() -> None:
    quoted_by = quoted(f"{SAYS} she said.", "Ola Berg")
    assert heard(quoted_by, *recorded("OLA BERG: Yes. No.", "Tom Velland (laughing): Why?", "It rained."))[
        2:
    ] == [
        ("narrator", "OLA BERG:"),
        ("speaker:1", "Yes."),
        ("speaker:1", "No."),
        ("narrator", "Tom Velland (laughing):"),
        ("speaker:2", "Why?"),
        ("speaker:2", "It rained."),
    ]


def test_a_transcript_without_names_or_cast_is_the_narrators() -> None:
    assert {voice for voice, _ in heard(*recorded("Note: it rained.", "Then it was dry."))} == {"narrator"}
    plain = narrate(article(*recorded("ANN: Yes.", "BEN: No.")), load_profile("newsroom"))
    assert {u.voice for u in plain.utterances if not u.own_words} == {"narrator"}


def test_the_turns_of_a_transcript_take_no_quotation_its_voice() -> None:
    talk = recorded(*(f"{name}: Yes." for _ in range(20) for name in ("ANN", "BEN")))
    assert ("speaker:1", SAYS) in heard(quoted(f"{SAYS} she said.", "Ola Berg"), *talk)
