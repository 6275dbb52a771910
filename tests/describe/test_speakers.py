"""Who speaks: the words of the text that name the speaker, or nobody."""

import pytest

from readaloud.describe import describe
from readaloud.model.article import Article, Block, Kind, Meta, Quote


def read(*paragraphs: str, language: str = "en") -> list[tuple[str, Quote]]:
    """The quotations of paragraphs, each with its words."""
    blocks = tuple(
        Block(id=f"b{n}", kind=Kind.PARAGRAPH, text=text) for n, text in enumerate(paragraphs, start=1)
    )
    article = describe(Article(meta=Meta(language=language), blocks=blocks))
    return [(block.text[q.start : q.end], q) for block in article.blocks for q in block.quotes]


def speakers(*paragraphs: str, language: str = "en") -> list[str | None]:
    return [
        quote.speaker.name if quote.speaker else None for _, quote in read(*paragraphs, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The gate stuck again last night,” said Maren Holt.", "Maren Holt"),
        ("“The gate stuck again last night,” Maren Holt said.", "Maren Holt"),
        ("“The gate stuck again,” says Dr. Maren Holt, who runs the lock.", "Dr. Maren Holt"),
        ("“The gate stuck again,” said Harbour Board chair Maren Holt.", "Maren Holt"),
        ("“The gate stuck again,” the lock keeper says.", "the lock keeper"),
        ("“The gate stuck again,” one child cries from the bank.", "one child"),
        ("Maren Holt said on Friday that “nobody will pay for this gate twice.”", "Maren Holt"),
        ("Maren Holt, 54, a former diver from Aln, said: “Nobody will pay twice.”", "Maren Holt"),
        ("One of the divers, Maren Holt, 54, said: “Nobody will pay for it.”", "Maren Holt"),
        ("According to Maren Holt, the gate was “never meant to last this long.”", "Maren Holt"),
        ("The gate was “never meant to last” in salt water, argued Maren Holt.", "Maren Holt"),
        ("Maren Holt called the gate a “rusting embarrassment.”", "Maren Holt"),
        ("Former harbour master Maren Holt described the repair as “cosmetic.”", "Maren Holt"),
        ("Maren Holt went over the plan, calling it “a gift to nobody.”", "Maren Holt"),
        ("But neighbour Maren Holt picks up the story: “Then the lights went out.”", "Maren Holt"),
        ("“The gate stuck again,” said a neighbour, Maren Holt.", "Maren Holt"),
        ("“The gate stuck again,” the Harbour Safety Board said.", "Harbour Safety Board"),
        ("“The gate stuck again,” said a spokesman for the board.", "a spokesman for the board"),
    ],
)
def test_a_speaker_is_found_before_behind_and_around_a_quotation(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“The gate stuck again,” she was told.",
        "A voice is then heard saying: “We will have to close the lock tonight.”",
        "The claim that “nobody had ever asked for a second gate” was repeated for years.",
        "The sign on the quay said “Mind the gate and keep your children close to you.”",
        "“The gate stuck again.” The wind had turned and the ferry was late.",
        "Everyone said that “the gate would never hold another winter like it.”",
    ],
)
def test_a_wrong_speaker_is_never_announced(text: str) -> None:
    assert speakers(text) == [None]


def test_an_interrupted_quotation_has_one_speaker() -> None:
    text = "“We have asked twice,” Maren Holt said. “Nobody came.” It rained, and “we still wait,” she added."
    assert speakers(text) == ["Maren Holt"] * 3


def test_she_is_the_one_who_spoke_though_another_comes_between() -> None:
    assert (
        speakers(
            "“Can I walk the high wire first? I have trained all summer,” the fire-eater’s daughter said.",
            "“May I go on before the clowns?” she tried a second time.",
            "The stage manager begins to answer. Then the manager is interrupted by the daughter counting.",
            "“It is forty steps. One, two-,” she began.",
        )
        == ["the fire-eater’s daughter"] * 3
    )


def test_a_surname_stands_for_the_fullest_name() -> None:
    found = read(
        "Harbour master Maren Holt opened the meeting.",
        "“We have asked twice,” Holt said.",
    )
    assert found[0][1].speaker is not None
    assert (found[0][1].speaker.text, found[0][1].speaker.name) == ("Holt", "Maren Holt")


def test_a_quotation_over_paragraphs_keeps_its_speaker_and_says_what_it_continues() -> None:
    found = read(
        "Maren Holt said: “We have asked twice, and nobody came.",
        "“Then we stopped asking.”",
    )
    assert [quote.speaker.name for _, quote in found if quote.speaker] == ["Maren Holt"] * 2
    assert found[1][1].continues == found[0][1].id


@pytest.mark.parametrize(
    "text",
    [
        "The song “Long Way to the Water” was played twice.",
        "Joe “The Lamp” Ferris held the torch.",
        "It is a so-called “dry” dock.",
        "The council's ‘Safer Water’ campaign began in May.",
        "The boys’ boats and the girls’ oars lay on the quay.",
        "Don't ask for rock 'n' roll in the '90s hall.",
    ],
)
def test_marks_that_are_not_speech_are_no_quotation(text: str) -> None:
    assert read(text) == []


def test_a_block_quotation_is_said_by_whom_its_dash_line_names() -> None:
    blocks = (
        Block(id="b1", kind=Kind.PARAGRAPH, text="Maren Holt said that the gate was old."),
        Block(id="b2", kind=Kind.QUOTE, text="A gate is a promise that rusts. — Ole Brand, lock keeper"),
        Block(id="b3", kind=Kind.QUOTE, text="Grease it in May."),
        Block(id="b4", kind=Kind.QUOTE, text="— The manual, 1931"),
        Block(id="b5", kind=Kind.PARAGRAPH, text="Maren Holt wrote to the board:"),
        Block(id="b6", kind=Kind.QUOTE, text="Please send grease."),
    )
    told = describe(Article(meta=Meta(), blocks=blocks))
    said = {
        b.id: [(b.text[q.start : q.end], q.speaker and q.speaker.name) for q in b.quotes] for b in told.blocks
    }
    assert said == {
        "b1": [],
        "b2": [("A gate is a promise that rusts.", "Ole Brand")],
        "b3": [("Grease it in May.", None)],
        "b4": [],
        "b5": [],
        "b6": [("Please send grease.", "Maren Holt")],
    }


@pytest.mark.parametrize(
    ("before", "text", "language", "speaker"),
    [
        ("Queen Anna Vesper once sailed past the lock.", "“It was wet,” she added.", "en", None),
        ("Queen Anna Vesper once sailed past the lock.", "“It was wet,” she went on.", "en", None),
        ("Anna Vesper said that the lock was old.", "“It was wet,” she added.", "en", "Anna Vesper"),
        ("“The lock is old,” said Anna Vesper.", "“It was wet,” she then added.", "en", "Anna Vesper"),
        ("Anna Vesper sailed past the lock.", "“It was wet,” she said.", "en", "Anna Vesper"),
        ("Anna Vesper fuhr an der Schleuse vorbei.", "„Es war nass“, ergänzte sie.", "de", None),
        ("„Die Schleuse ist alt“, sagte Anna Vesper.", "„Es war nass“, ergänzte sie.", "de", "Anna Vesper"),
    ],
)
def test_only_who_has_spoken_goes_on(before: str, text: str, language: str, speaker: str | None) -> None:
    assert speakers(before, text, language=language)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“If I took it down,” Holt said, “I would have to move to the mainland.”", "direct direct"),
        ('"He bought it in Kell," Holt said, "and so did everybody else."', "direct direct"),
        ("„Ich habe geschrieben“, sagt Holt, „aber er hat es nie gelesen“.", "direct direct"),
        ("“The bill,” Holt said, would be “cruel” and “immoral.”", "direct partial partial"),
        ("Holt called it “a gamble,” and “a promise written on a napkin.”", "partial partial"),
    ],
)
def test_the_halves_of_an_interrupted_quotation_are_both_of_whole_clauses(text: str, kinds: str) -> None:
    language = "de" if "„" in text else "en"
    assert [quote.kind for _, quote in read(text, language=language)] == kinds.split()
