"""Who has which voice in a cast: by what the text says, in the order of the article, never by the name."""

import pytest
from msgspec.structs import replace
from narrating_help import article, block, quoted

from readaloud.config.profiles import load_profile
from readaloud.describe import describe
from readaloud.model.article import Block, Meta
from readaloud.model.profile import Casting, QuoteVoice
from readaloud.narrate import narrate
from readaloud.narrate.casting import cast

CAST = load_profile("cast")
SAYS = "“We will open the weir again as soon as the water falls,”"


WOMAN, MAN, UNTOLD = 1, 2, 1  # the first woman's voice, the first man's, the first that is free


def voices(*paragraphs: str, language: str = "en") -> dict[str, int]:
    """The cast of an article of these paragraphs, whose quotations and speakers are found first."""
    blocks = (block("paragraph", text) for text in paragraphs)
    return dict(cast(describe(article(*blocks, meta=Meta(language=language)), ())))


@pytest.mark.parametrize(
    ("text", "speaker", "number"),
    [
        (f"{SAYS} said Mrs. Quist.", "Mrs. Quist", WOMAN),
        (f"{SAYS} said Mr Quist.", "Mr Quist", MAN),
        (f"{SAYS} the spokeswoman said.", "the spokeswoman", WOMAN),
        (f"{SAYS} the spokesman said.", "the spokesman", MAN),
        (f"{SAYS} spokesman Ola Berg said.", "Ola Berg", MAN),
        (f"{SAYS} said Ola Berg, a fisherman.", "Ola Berg", MAN),
        (f"The weir was closed by his wife, Ola Berg. {SAYS} Berg said.", "Ola Berg", WOMAN),
        (f"Ola Berg keeps the weir. {SAYS} she said.", "Ola Berg", WOMAN),
        (f"Ola Berg keeps the weir. {SAYS} said he.", "Ola Berg", MAN),
        (f"Ola Berg keeps the weir. She told reporters: {SAYS}", "Ola Berg", WOMAN),
        (f"Ola Berg keeps the weir. She has done it for a year. {SAYS} said Berg.", "Ola Berg", WOMAN),
        (f"{SAYS} Ola Berg told the board, and he held up a photograph.", "Ola Berg", MAN),
        (f"{SAYS} said Ola Berg. Berg brought his diary.", "Ola Berg", MAN),
    ],
)
def test_the_text_itself_decides(text: str, speaker: str, number: int) -> None:
    assert voices(text) == {speaker: number}


@pytest.mark.parametrize(
    "text",
    [
        f"{SAYS} NAME Velland said.",
        f"{SAYS} NAME Velland told him.",
        f"{SAYS} NAME Velland said after she had left.",
        f"The keeper shook his head. {SAYS} NAME Velland said.",
        f"{SAYS} NAME Velland said. Velland met Ola Berg and praised her work.",
        f"The father and NAME Velland came. {SAYS} Velland said.",
        f"{SAYS} said NAME King, who keeps the weir.",
    ],
)
def test_nothing_is_guessed_from_a_name_or_from_somebody_else(text: str) -> None:
    """The first voice that is free, which is the same for every name."""
    maria, peter = voices(text.replace("NAME", "Maria")), voices(text.replace("NAME", "Peter"))
    assert list(maria.values()) == list(peter.values()) == [UNTOLD]


def test_what_is_told_once_holds_for_the_whole_article() -> None:
    keeper, first, later = "Ola Berg keeps the weir.", f"{SAYS} Berg said.", f"{SAYS} he said."
    assert voices(keeper, first, later) == voices(keeper, later, first) == {"Ola Berg": MAN}


def test_the_order_of_the_article_gives_the_numbers_and_who_is_not_told_the_rarer_side() -> None:
    told = [f"{SAYS} said Mrs {name}." for name in ("Amber", "Birch")]
    rest = [f"{SAYS} {name} said." for name in ("Cole", "Doyle", "Eames")]
    assert voices(*told, *rest) == {"Mrs Amber": 1, "Mrs Birch": 3, "Cole": 2, "Doyle": 4, "Eames": 5}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "„Das Wehr bleibt vorerst zu“, sagte Frau Berg.", WOMAN),
        ("de", "„Das Wehr bleibt vorerst zu“, sagte die Richterin Ola Berg.", WOMAN),
        ("de", "„Das Wehr bleibt vorerst zu“, sagte Verkehrsministerin Ola Berg.", WOMAN),
        ("de", "„Das Wehr bleibt vorerst zu“, sagte Bahnsprecher Ola Berg.", MAN),
        ("de", "„Das Wehr bleibt vorerst zu“, sagte die Vorsitzende.", WOMAN),
        ("de", "„Das Wehr bleibt vorerst zu“, sagte der Vorsitzende.", MAN),
        ("de", "„Das Wehr bleibt vorerst zu“, erklärte der Kläger Ola Berg.", MAN),
        ("de", "Jörn Reetz wartet schon. „Das Wehr bleibt vorerst zu“, sagte er.", MAN),
        ("es", "La bióloga Ola Berg vive allí. «La presa queda cerrada», dijo Berg.", WOMAN),
        ("es", "La víctima Ola Berg vive allí. «La presa queda cerrada», dijo Berg.", UNTOLD),
    ],
)
def test_other_languages_are_told_by_their_own_words(language: str, text: str, number: int) -> None:
    assert list(voices(text, language=language).values()) == [number]


def test_whole_clauses_are_spoken_by_their_speaker_and_the_rest_by_the_narrator() -> None:
    said = article(
        quoted(f"{SAYS} said Ola Berg.", "Ola Berg"),
        quoted("“No,” he said.", "Tom Velland"),
        quoted(f"{SAYS} he said.", "Tom Velland"),
        quoted(f"{SAYS} somebody said."),
    )
    script = narrate(said, CAST)
    voices = [u.voice for u in script.utterances if not u.own_words]
    assert voices == ["speaker:1", "narrator", "narrator", "speaker:2", "narrator", "narrator"]
    assert narrate(said, CAST) == script


def test_all_that_somebody_says_in_a_paragraph_has_one_voice() -> None:
    halves = "“I have kept that weir for thirty years,” said Ola Berg. “If it goes, I go,” she said."
    said = describe(
        article(block("paragraph", halves), block("paragraph", "“So do I,” said Tom Velland.")), ()
    )
    script = narrate(said, CAST)
    assert [(u.text, u.voice) for u in script.utterances if u.text.startswith("“")] == [
        ("“I have kept that weir for thirty years,”", "speaker:1"),
        ("“If it goes, I go,”", "speaker:1"),
        ("“So do I,” said Tom Velland.", "narrator"),
    ]


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


@pytest.mark.parametrize(
    ("printed", "voice"),
    [
        ("OLA BERG", "speaker:1"),
        ("Berg", "speaker:1"),
        ("Dr Berg", "speaker:1"),
        ("OLA", "speaker:1"),
        ("Ana Berg", "speaker:2"),
        ("Presenter", "speaker:2"),
    ],
)
def test_a_transcript_may_leave_out_the_title_or_the_first_name(printed: str, voice: str) -> None:
    quoted_by = quoted(f"{SAYS} she said.", "Dr. Ola Berg")
    said = heard(quoted_by, *recorded(f"{printed}: It rained.", "Tom Velland: Why?"))
    assert (voice, "It rained.") in said


def test_a_transcript_without_names_or_cast_is_the_narrators() -> None:
    assert {voice for voice, _ in heard(*recorded("Note: it rained.", "Then it was dry."))} == {"narrator"}
    plain = narrate(article(*recorded("ANN: Yes.", "BEN: No.")), load_profile("newsroom"))
    assert {u.voice for u in plain.utterances if not u.own_words} == {"narrator"}


def test_the_turns_of_a_transcript_take_no_quotation_its_voice() -> None:
    talk = recorded(*(f"{name}: Yes." for _ in range(20) for name in ("ANN", "BEN")))
    assert ("speaker:1", SAYS) in heard(quoted(f"{SAYS} she said.", "Ola Berg"), *talk)
