"""An article as lines, and keys as a terminal sends them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from readaloud.cli.keys import SEQUENCES, KeyDecoder
from readaloud.cli.linear_lines import make_lines
from readaloud.cli.linear_output import say
from readaloud.model.article import Article, Block, Group, Kind, Locator, Meta, Quote, Speaker, Table
from readaloud.model.script import Item, Pause, Role, Script, Utterance
from readaloud.narrate.interface import interface
from readaloud.services.reader.actions import PRESETS, actions, shown_key
from reading import make_article, make_script

WORDS = interface("en")


def said(text: str, block: str, *, own: bool = False, start: int = 0, number: int = 0) -> Utterance:
    return Utterance(
        id=f"{block}-{number}-{text}",
        sentence=number,
        role=Role.BODY,
        voice="narrator",
        text=text,
        spoken=text,
        alignment=(),
        language="en",
        locator=Locator(block, start, start + len(text)),
        own_words=own,
    )


def lines_of(blocks: list[Block], items: list[Item]) -> list[str]:
    article = Article(meta=Meta(), blocks=tuple(blocks))
    return [line.text for line in make_lines(article, Script(tuple(items), "en", "test"), WORDS)]


def test_every_utterance_belongs_to_exactly_one_line() -> None:
    lines = make_lines(make_article(), make_script(), WORDS)
    ids = [utterance for line in lines for utterance in line.utterances]
    assert ids == [utterance.id for utterance in make_script().utterances]


def test_a_spoken_label_is_replaced_by_the_printed_one() -> None:
    heading = Block(id="b1", kind=Kind.HEADING, text="Rivers")
    body = Block(id="b2", kind=Kind.PARAGRAPH, text="Water.")
    items = [
        said("Water.", "b2"),
        said("Section.", "b1", own=True),
        Pause(150, "label"),
        said("Rivers", "b1"),
        said("Water.", "b2", number=2),
    ]
    assert lines_of([heading, body], items) == ["Water.", "Heading: Rivers", "Water."]


def test_what_is_announced_first_and_last_has_lines_of_its_own() -> None:
    block = Block(id="b1", kind=Kind.HEADLINE, text="Rivers")
    items: list[Item] = [
        said("Example News.", "b1", own=True),
        Pause(150, "label"),
        said("2 minutes.", "b1", own=True, number=1),
        Pause(300, "before"),
        said("Headline.", "b1", own=True, number=2),
        Pause(150, "label"),
        said("Rivers", "b1"),
        said("End of article.", "b1", own=True, number=3),
    ]
    assert lines_of([block], items) == ["Example News. 2 minutes.", "Headline: Rivers", "End of article."]


def test_the_end_of_a_list_and_a_byline_of_our_words_are_lines() -> None:
    byline = Block(id="b1", kind=Kind.BYLINE, text="By Ada Finch, 3 May 2025")
    item = Block(id="b2", kind=Kind.LIST_ITEM, text="Fish", group=Group("g", "list", False, 1, 1))
    body = Block(id="b3", kind=Kind.PARAGRAPH, text="Water.")
    items = [
        said("Water.", "b3"),
        said("By Ada Finch.", "b1", own=True),
        said("3 May 2025", "b1", own=True, number=1),
        said("List, 1 item.", "b2", own=True),
        said("Fish", "b2"),
        said("Water.", "b3", number=3),
        said("End of list.", "b2", own=True, number=2),
        said("Water.", "b3", number=4),
    ]
    assert lines_of([byline, item, body], items) == [
        "Water.",
        "Byline: By Ada Finch. 3 May 2025.",
        "Item 1 of 1: Fish",
        "Water.",
        "End of list.",
        "Water.",
    ]


def test_what_is_said_behind_a_text_is_printed_behind_it() -> None:
    headline = Block(id="b1", kind=Kind.HEADLINE, text="Rivers")
    byline = Block(id="b2", kind=Kind.BYLINE, text="By Ada Finch")
    quote = Block(id="b3", kind=Kind.QUOTE, text="Never again.")
    items: list[Item] = [
        said("Rivers", "b1"),
        said("By the desk.", "b1", own=True, number=1),
        said("By Ada Finch", "b2", number=2),
        said("3 May 2025.", "b2", own=True, number=3),
        said("Never again.", "b3", number=4),
        said("End quote.", "b3", own=True, number=5),
        said("Rivers", "b1", number=6),
    ]
    assert lines_of([headline, byline, quote], items)[:-1] == [
        "Headline: Rivers",
        "By the desk.",
        "Byline: By Ada Finch. 3 May 2025.",
        "Quotation: Never again.",
        "End quote.",
    ]


def test_a_label_that_says_more_than_one_word_is_printed_as_it_is_heard() -> None:
    note = Block(id="b1", kind=Kind.FOOTNOTE, text="Rye browns sooner.")
    quote = Block(id="b2", kind=Kind.QUOTE, text="Never again.")
    items: list[Item] = [
        said("Water.", "b3"),
        said("Footnote 2.", "b1", own=True),
        Pause(150, "label"),
        said("Rye browns sooner.", "b1"),
        said("Block quote.", "b2", own=True),
        Pause(150, "label"),
        said("Ada Finch.", "b2", own=True, number=1),
        Pause(150, "label"),
        said("Never again.", "b2"),
    ]
    blocks = [note, quote, Block(id="b3", kind=Kind.PARAGRAPH, text="Water.")]
    assert lines_of(blocks, items)[1:] == [
        "Footnote 2: Rye browns sooner.",
        "Block quote. Ada Finch: Never again.",
    ]


def test_the_source_of_a_quotation_is_no_quotation() -> None:
    source = Block(id="b1", kind=Kind.QUOTE, text="— painted over the door")
    assert lines_of([source], [said(source.text, "b1")]) == ["— painted over the door"]


def test_an_item_of_a_list_within_a_list_says_its_level() -> None:
    inner = Block(id="b1", kind=Kind.LIST_ITEM, text="Rye", group=Group("g", "list", False, 2, 3, level=2))
    assert lines_of([inner], [said("Rye", "b1")]) == ["Item 2 of 3, level 2: Rye"]


def test_every_row_of_a_table_is_a_line_with_the_names_of_its_columns() -> None:
    table = Table("Bread", ("Hour", "What"), (("7:00", "flat bread"), ("9:00", "loaves")))
    block = Block(id="b1", kind=Kind.TABLE, text="Hour\tWhat\n7:00\tflat bread\n9:00\tloaves", table=table)
    items: list[Item] = [
        said("Table:", "b1", own=True),
        said("Bread", "b1", own=True),
        said("7:00\tflat bread", "b1", start=10, number=1),
        said("9:00", "b1", start=26, number=2),
        said("loaves", "b1", start=31, number=2),
        said("End of table.", "b1", own=True, number=3),
    ]
    assert lines_of([block], items) == [
        "Table: Bread.",
        "Row 1. Hour: 7:00. What: flat bread.",
        "Row 2. Hour: 9:00. What: loaves.",
        "End of table.",
    ]


def test_a_label_is_not_printed_before_a_text_that_begins_with_it() -> None:
    block = Block(id="b1", kind=Kind.CORRECTION, text="Correction, 3 May: it was forty.")
    assert lines_of([block], [said(block.text, "b1")]) == [block.text]


def test_a_title_that_ends_in_a_quotation_still_ends_as_a_sentence() -> None:
    block = Block(id="b1", kind=Kind.VIDEO, text="Warden: “never again”")
    items = [said(block.text, "b1"), said("No transcript.", "b1", own=True)]
    assert lines_of([block], items) == ["Video: Warden: “never again”. No transcript."]


def test_a_video_is_one_line_in_the_words_of_the_script() -> None:
    block = Block(id="b1", kind=Kind.VIDEO, text="Otters at dusk")
    items: list[Item] = [
        said("Video.", "b1", own=True),
        Pause(150, "label"),
        said("Otters at dusk", "b1"),
        said("2 minutes.", "b1", own=True, number=1),
        said("No transcript available.", "b1", own=True, number=2),
    ]
    assert lines_of([block], items) == ["Video: Otters at dusk. 2 minutes. No transcript available."]


def test_a_whole_quotation_names_its_speaker_only_when_that_is_known() -> None:
    text = "“We had given up hope.”"
    known = Quote("q", 0, len(text), Speaker("the warden", "Ada Finch"), "direct", 1.0)
    for quote, label in ((known, "Quotation, the warden: "), (replace(known, speaker=None), "Quotation: ")):
        block = Block(id="b1", kind=Kind.PARAGRAPH, text=text, quotes=(quote,))
        assert lines_of([block], [said(text, "b1")]) == [label + text]


def test_a_list_item_has_its_number() -> None:
    block = Block(id="b1", kind=Kind.LIST_ITEM, text="Fish", group=Group("g", "list", False, 2, 3))
    assert lines_of([block], [said("Fish", "b1")]) == ["Item 2 of 3: Fish"]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_the_table_can_be_typed(preset: str) -> None:
    sent = {name: sequence for sequence, name in SEQUENCES.items()} | {"escape": "\x1b", "space": " "}
    for action in actions(WORDS, preset):
        for key in action.keys:
            decoder = KeyDecoder()
            typed = decoder.feed(sent.get(key) or shown_key(key, WORDS))
            assert typed + decoder.end() == [key]


def test_a_sequence_in_pieces_is_one_key_and_an_unknown_one_is_none() -> None:
    decoder = KeyDecoder()
    assert decoder.feed("\x1b") == []
    assert decoder.feed("[") == []
    assert decoder.feed("C") == ["right"]
    assert decoder.feed("\x1b[15;2~q") == ["q"]
    assert decoder.feed("\x1bw") == ["escape", "w"]
    assert decoder.feed("N") == ["N"]


def test_a_lone_escape_is_a_key_when_nothing_follows() -> None:
    decoder = KeyDecoder()
    assert (decoder.feed("\x1b"), decoder.is_pending, decoder.end()) == ([], True, ["escape"])
    assert (decoder.feed("\x1b["), decoder.end(), decoder.is_pending) == ([], [], False)


@given(st.text(alphabet="\x1b[OABCZ0159;~ qn\t\x00é", max_size=30), st.integers(1, 5))
def test_however_it_arrives_the_same_keys_come_out(typed: str, size: int) -> None:
    whole, pieces = KeyDecoder().feed(typed), KeyDecoder()
    assert [key for n in range(0, len(typed), size) for key in pieces.feed(typed[n : n + size])] == whole
    assert all(key.isprintable() for key in whole)


def test_code_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    say("Code: def f(x):\n    return \x1b[31mx")
    assert capsys.readouterr().out == "Code: def f(x):\n    return x\n"
