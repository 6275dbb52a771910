"""Plain text to pieces."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from partition import assert_partitions

from readaloud.extract.plain.lines import extract_plain
from readaloud.text.sanitise import clean_text

PARAGRAPHS = [
    "The council voted on Tuesday to reopen the old harbour to small boats, four years after a storm broke "
    "its wall. Fishermen who had waited on the quay cheered when the result was read out by the mayor.",
    "“We never thought that it would take this long,” said Anna Holm, who sells smoked fish from a stall "
    "beside the well-known and seldom-working clock. “But here we are, and the first-class boats may come.”",
    "What happens next",
    "The first boats are expected in May. Nobody knows when the ferry to the islands will follow: its new "
    "landing stage has to pass the inspection of the coast guard first.",
]


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS) + "\n"


WRAPPED = wrapped(72)


def texts(text: str) -> list[str]:
    return [piece.text for piece in extract_plain(text).pieces]


def test_each_line_is_a_piece_with_its_number_and_the_gap_before_it():
    extracted = extract_plain("Headline\n\n  First\tline  here. \r\nSecond line.\rThird.\n")
    assert [(p.text, p.line, p.gap) for p in extracted.pieces] == [
        ("Headline", 1, False),
        ("First line here.", 3, True),
        ("Second line.", 4, False),
        ("Third.", 5, False),
    ]
    assert_partitions(extracted)


def test_nothing_is_judged_yet():
    assert all(p.kind is None and p.body is None for p in extract_plain("One.\n\nTwo.").pieces)


@pytest.mark.parametrize("width", [45, 60, 72, 79, 100])
def test_hard_wrapped_paragraphs_are_joined(width):
    assert texts(wrapped(width)) == PARAGRAPHS


def test_wrapped_paragraphs_without_blank_lines_end_at_the_line_that_had_room():
    assert texts(wrapped(60).replace("\n\n", "\n")) == PARAGRAPHS


def test_a_joined_paragraph_keeps_a_range_for_each_of_its_lines():
    extracted = extract_plain(WRAPPED)
    first = extracted.pieces[0]
    assert [extracted.reading[part.start : part.end] for part in first.source] == WRAPPED.splitlines()[:3]
    assert_partitions(extracted)


def test_list_items_and_indented_paragraphs_are_not_joined():
    text = (
        "The inspectors listed what has to be done before the first of the boats\n"
        "may enter, and gave the owners of the quay until the end of the winter to\n"
        "say how they will pay for it:\n"
        "- the crane must be tested by somebody who has not worked for the owners\n"
        "  in the last five years\n"
        "- the lamps on the northern wall must be seen from two miles away in rain\n"
        "    A new paragraph begins here with its own indent, and it goes on for a\n"
        "second line of its own.\n"
    )
    assert texts(text)[1:] == [
        "- the crane must be tested by somebody who has not worked for the owners in the last five years",
        "- the lamps on the northern wall must be seen from two miles away in rain",
        "A new paragraph begins here with its own indent, and it goes on for a second line of its own.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["A short line", "another one", "and a third", "that is a poem"],
        [
            "The mayor spoke for an hour and left.",
            "then came the rain",
            "and everyone went home early that night",
        ],
        ["x" * 300 + " is a long line of a capture", "lower case follows", "and once more it follows"],
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(lines):
    assert texts("\n".join(lines)) == lines


def test_form_feeds_and_foreign_line_ends_are_line_ends():
    assert texts("One\fTwo\u2028Three\x85Four\x0bFive") == ["One", "Two", "Three", "Four", "Five"]


def test_an_empty_text_has_no_pieces():
    assert extract_plain(" \n\t\r\n\f").pieces == ()


CHARACTERS = st.text(st.sampled_from("abA .,-\n\n\n\t\r\f\x1b\x07\u202e\u200b\u00a0é“”1*#🏴"), max_size=400)
LINES = st.lists(st.text("abc dE,.-\n", min_size=0, max_size=90), max_size=12).map("\n".join)


def unbroken(text):
    """Everything but white space and hyphens."""
    return "".join(text.replace("-", "").split())


@given(st.one_of(CHARACTERS, LINES, st.text()))
def test_no_character_is_lost_or_said_twice(text):
    extracted = extract_plain(text)
    clean = clean_text(text)
    if clean.count("-\n") < 2:  # else a program may have broken words
        assert extracted.reading == clean
    assert unbroken(extracted.reading) == unbroken(clean)
    assert_partitions(extracted)
    folded = "".join("".join(piece.text.split()) for piece in extracted.pieces)
    assert folded == "".join(extracted.reading.split())


def test_cost_grows_with_the_text_and_no_faster():
    def seconds(text: str) -> float:
        started = time.process_time()
        extract_plain(text)
        return time.process_time() - started

    once = "\n\n".join([WRAPPED] * 1500)
    extract_plain(once[:10_000])
    single = min(seconds(once) for _ in range(3))
    double = min(seconds(once + once) for _ in range(3))
    assert double < 3.0 * single


def test_words_that_a_typesetting_program_broke_are_whole_again() -> None:
    text = (
        "The pump in the market square of Alder-\n"
        "ton has been dry since 1931, and nobody\n"
        "has ever suggested taking it away, well-\n"
        "known as it is. It is painted in the col-\n"
        "our of the old, well-known water company.\n"
    )
    pieces = extract_plain(text).pieces
    assert len(pieces) == 1
    assert pieces[0].text == (
        "The pump in the market square of Alderton has been dry since 1931, and nobody has ever suggested"
        " taking it away, well-known as it is. It is painted in the colour of the old, well-known water"
        " company."
    )


def test_a_word_that_is_broken_at_the_end_of_a_narrow_column_is_made_whole() -> None:
    column = """The harbour office
said on Monday that
the last of the pilots
had left, and that no
ship of more than a
hundred metres would
be allowed through the
narrows without a tug,
which the ship-owners
have to pay for them-

selves from now on. He
said there were thir-
ty in the beginning."""
    told = extract_plain(column).pieces
    assert len(told) == 1
    assert told[0].text.endswith(
        "pay for themselves from now on. He said there were thirty in the beginning."
    )


def test_one_hyphen_at_the_end_of_a_line_is_the_authors() -> None:
    assert "well-" in extract_plain("A tale that is told of a man who was well-\nliked by all.").reading


@given(st.text(alphabet="abcdefXYZäßéñ0123 \n\t.,;:!?()“”„«»—’'", max_size=400))
def test_every_letter_and_every_mark_of_a_text_arrives_in_order(text: str) -> None:
    """Told without the sanitiser: such texts have nothing in them that it would take out."""
    written = [character for character in text if not character.isspace()]
    if written:
        extracted = extract_plain(text)
        shown = [c for piece in extracted.pieces for c in piece.text if not c.isspace()]
        assert shown == written
        source = "".join(extracted.reading[r.start : r.end] for p in extracted.pieces for r in p.source)
        assert [c for c in source if not c.isspace()] == written
