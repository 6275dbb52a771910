"""What holds for every script: nothing lost, places right, pauses and numbers in order."""

import time
from typing import get_args

import pytest
from narrating_help import (
    article,
    author_words,
    block,
    image,
    profile,
    quoted,
    section,
    video,
)

from readaloud.audio.earcon import earcon
from readaloud.config.profiles import load_profile
from readaloud.model.article import (
    Diagnostic,
    Group,
    Meta,
    Quote,
    Reason,
    Removal,
    Span,
    Speaker,
    Table,
)
from readaloud.model.profile import EarconName, QuoteVoice
from readaloud.model.script import Anchor, Earcon, Pause, Role, Script, Skipped
from readaloud.narrate import narrate

LONG = (
    "The council met on Tuesday to talk about the bridge, which had been closed since the flood in the "
    "spring; nobody had asked the ferry company, although its boats had carried everyone for nine months,"
    " and the mayor, who lives on the other side, said that she would rather swim than wait for another "
    "report about the cost of a second lane, a third lane, a tunnel or a cable car, none of which anybody"
    " had wanted before the consultants came, and all of which somebody wanted now, so that the meeting, "
    "which had begun at six in the evening with tea and a little hope, went on until the caretaker put "
    "the lights out and the members of the council found their way home along the quay in the dark, still"
    " talking about the bridge."
)


def test_a_long_sentence_is_cut_between_clauses_and_stays_one_sentence():
    said = author_words(narrate(article(block("paragraph", LONG)), profile(), language="en"))
    assert len(said) == 2
    assert len({utterance.sentence for utterance in said}) == 1
    assert said[0].text.endswith((",", ";"))
    assert " ".join(utterance.text for utterance in said) == LONG


def test_fragments_of_one_sentence_share_its_number_and_have_their_voices():
    shown = quoted(
        "“I will never go back to that island,” she said. “Nobody will, I am sure of that.”", "Lena Holt"
    )
    said = author_words(narrate(article(shown), profile(), language="en"))
    assert [(u.voice, u.role, u.speaker) for u in said] == [
        ("quote", Role.QUOTE, "Lena Holt"),
        ("narrator", Role.BODY, None),
        ("quote", Role.QUOTE, "Lena Holt"),
    ]
    assert said[0].sentence == said[1].sentence
    assert said[2].sentence == said[1].sentence + 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She called it “a rather long and quite unnecessary mess of planks” and left.", "partial"),
        ("“Never again,” she said.", "direct"),
    ],
)
def test_partial_and_short_quotations_stay_with_the_narrator(text, kind):
    said = author_words(narrate(article(quoted(text, "Lena Holt", kind)), profile(), language="en"))
    assert {utterance.voice for utterance in said} == {"narrator"}
    assert {utterance.speaker for utterance in said} == {None}


def test_a_quotation_without_a_known_speaker_has_neither_speaker_nor_the_quotation_voice():
    shown = [
        quoted("“I will never go back to that island.”"),
        block("quote", "We left it all on the island."),
    ]
    said = author_words(narrate(article(*shown), profile(), language="en"))
    assert {(u.voice, u.speaker) for u in said} == {("narrator", None)}


def test_what_one_speaker_says_in_a_paragraph_is_told_apart_as_a_whole_or_not_at_all():
    short = quoted("“It rained and it rained again,” she said. “We went home early that day.”", "Lena Holt")
    long = quoted(
        "“It rained, and when it had rained for a week the ferry stopped,” he said. "
        "“We walked home over the ice.”",
        "Odo Falk",
    )
    story = article(*[block("paragraph", b.text, quotes=b.quotes) for b in [short] * 4 + [long]])
    plain = profile(quotes=QuoteVoice(changes_a_minute=60))
    assert {u.speaker for u in narrate(story, plain).utterances} == {"Lena Holt", "Odo Falk", None}
    said = narrate(story, profile()).utterances
    assert [u.speaker for u in said if u.voice == "quote"] == ["Odo Falk", "Odo Falk"]
    none = profile(quotes=QuoteVoice(changes_a_minute=0))
    assert "quote" not in {u.voice for u in narrate(story, none).utterances}


def test_a_label_of_one_word_does_not_change_the_voice_of_what_it_labels():
    said = narrate(article(block("paragraph", "It rained."), block("heading", "Why?")), profile()).utterances
    voices = {u.text: u.voice for u in said}
    assert (voices["Section."], voices["Why?"]) == ("narrator", "narrator")
    said = narrate(article(video("A boat sinks")), profile()).utterances
    assert {u.voice for u in said} == {"announcer"}


def test_one_voice_reads_everything_without_cutting_quotations():
    shown = quoted("“I will never go back to that island,” she said.", "Lena Holt")
    said = author_words(narrate(article(shown), load_profile("one-voice"), language="en"))
    assert [(u.voice, u.text) for u in said] == [("narrator", shown.text)]


def test_a_comma_behind_a_quotation_is_said_with_it():
    text = "„Wir haben fünf Uhren und keine geht“, sagt sie."
    quote = Quote("q1", 0, text.index("“") + 1, Speaker("sie", "Ada Kern"), "direct", 0.9)
    said = author_words(
        narrate(article(block("paragraph", text, quotes=(quote,), language="de")), profile(), language="en")
    )
    assert [u.text for u in said] == ["„Wir haben fünf Uhren und keine geht“,", "sagt sie."]


HEADLINE = "Children wait for the ferry in the rain"


def lead(title: str) -> Script:
    shown = video(title, caption="They waited for three hours on the pier")
    story = article(
        block("headline", HEADLINE), shown, block("paragraph", "It rained."), meta=Meta(title=HEADLINE)
    )
    return narrate(story, profile(), language="en")


def test_the_title_of_the_lead_video_is_not_said_right_after_the_headline_that_it_repeats():
    said = lead("Children wait for ferry in the rain")
    about = [u.spoken for u in said.utterances if u.locator.block == "b2"]
    assert about == ["Video.", "They waited for three hours on the pier.", "No transcript available."]
    assert Skipped("b2", "headline", "Children wait for ferry in the rain") in said.items


def test_another_title_of_the_lead_video_is_said():
    assert "How the bridge was lost." in [u.spoken for u in lead("How the bridge was lost").utterances]


def test_a_later_video_that_repeats_the_headline_is_announced_by_its_title():
    story = article(
        block("headline", HEADLINE),
        block("paragraph", "It rained."),
        video(HEADLINE),
        meta=Meta(title=HEADLINE),
    )
    titles = [u for u in narrate(story, profile(), language="en").utterances if u.text == HEADLINE]
    assert [u.locator.block for u in titles] == ["b1", "b3"]


def test_anchors_come_before_pauses_and_labels():
    story = article(
        block("headline", "The ferry", "b1"),
        block("heading", "Why", "b2"),
        block("paragraph", "It rained.", "b3"),
        sections=(section("s1", "top", "b1"), section("s2", "heading", "b2", "b3", title="Why")),
    )
    items = narrate(story, profile(kinds={"start": "off"}), language="en").items
    at = items.index(Anchor("section", "s2", "Why"))
    assert items[at + 1] == Anchor("block", "b2")
    assert items[at + 2] == Pause(900, "section")
    assert items[at + 3].text == "Section."
    assert items[at + 4] == Pause(150, "label")
    assert items[at + 5].text == "Why"


def test_every_block_has_its_anchor_once():
    blocks = [
        block("paragraph", "One.1", spans=(Span(4, 5, "noteref", "1"),)),
        image(),
        block("footnote", "Two."),
    ]
    items = narrate(article(*blocks), profile(), language="en").items
    assert sorted(i.target for i in items if isinstance(i, Anchor)) == ["b1", "b2", "b3"]


def test_captions_and_other_classes_can_be_switched_off_and_are_named():
    story = article(
        image("A red boat", "In May"),
        block("social", "A post"),
        block("footnote", "A note"),
        block("embed", "A map"),
    )
    off = {"caption": "off", "social": "off", "footnote": "off", "embed": "off"}
    said = narrate(story, profile(kinds=off), language="en")
    assert [u.text for u in said.utterances if u.locator.block == "b1"][-1] == "A red boat"
    named = {(i.block, i.reason, i.text) for i in said.items if isinstance(i, Skipped)}
    assert named == {
        ("b1", "profile", "In May"),
        ("b2", "profile", "A post"),
        ("b3", "profile", "A note"),
        ("b4", "profile", "A map"),
    }


def test_headings_without_a_full_stop_get_one_for_the_voice_only():
    said = author_words(narrate(article(block("heading", "Why the U.S. left")), profile(), language="en"))[0]
    assert said.text == "Why the U.S. left"
    assert said.spoken == "Why the U.S. left."
    assert said.displayed(len(said.spoken) - 5, len(said.spoken)).end == len(said.text)


def test_the_voice_stays_up_where_a_list_goes_on():
    said = author_words(narrate(article(block("list_item", "below a weir, or")), profile(), language="en"))
    assert said[0].spoken == "below a weir, or,"


def test_a_cell_is_lit_while_its_column_and_value_are_heard():
    table = Table("", ("Month", "Weir"), (("May", "12.1"),))
    shown = block("table", "Month\tWeir\nMay\t12.1", table=table)
    row = author_words(narrate(article(shown), profile(), language="en"))[0]
    assert row.spoken == "Row 1. Month: May. Weir: 12.1."
    place = row.displayed(row.spoken.index("Weir"), row.spoken.index("Weir") + 4)
    assert shown.text[place.start : place.end] == "12.1"


def test_a_cell_behind_an_empty_one_is_lit_at_its_place():
    table = Table("", (), (("May", "", "12.1"),))
    shown = block("table", "May\t\t12.1", table=table)
    row = author_words(narrate(article(shown), profile(), language="en"))[0]
    start = row.spoken.index("12.1")
    place = row.displayed(start, start + 4)
    assert shown.text[place.start : place.end] == "12.1"


def test_announcements_are_in_the_persons_language_and_the_text_in_its_own():
    story = article(video("Ein Boot"), meta=Meta(language="de"))
    said = narrate(story, profile(), language="en").utterances
    assert {u.language for u in said if u.own_words} == {"en"}
    assert {u.language for u in said if not u.own_words} == {"de"}


def test_the_locale_decides_when_nothing_else_does(monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert narrate(article(video("Ein Boot")), profile()).utterances[-1].text == "Ende des Artikels."
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    assert narrate(article(video("Ein Boot")), profile()).utterances[-1].text == "End of article."


def test_an_empty_article_gives_an_empty_script():
    assert narrate(article(), profile(), language="en").items == ()


def test_a_cut_off_article_says_so_and_not_that_it_is_at_its_end():
    story = article(block("paragraph", "It is"), diagnostics=(Diagnostic("truncated", "cut"),))
    said = [u.text for u in narrate(story, profile(kinds={"cut_off": "off"}), language="en").utterances]
    assert said[-1:] == ["Article incomplete."]
    told = [u.text for u in narrate(story, profile("verbose"), language="en").utterances]
    assert told[-2:] == ["The article appears to be cut off here.", "End of article."]


def test_earcons_are_only_there_when_the_profile_wants_them():
    said = quoted("“I will never go back to that island again,” she said.", "Lena Holt")
    story = article(block("heading", "Out at sea"), said, video("A boat"))

    def heard(*wanted: str) -> list[str]:
        items = narrate(story, profile(earcons=wanted), language="en").items
        return [item.name for item in items if isinstance(item, Earcon)]

    assert heard() == []
    assert heard("video") == ["video"]
    assert heard("end", "quote", "section", "video") == ["section", "quote", "video", "end"]


def test_every_kind_that_is_announced_can_have_its_earcon_before_it():
    story = article(
        block("headline", "The boat"),
        image("A red boat"),
        block("list_item", "Rope", group=Group("g1", "list", False, 1, 1)),
        block("table", "Boat 7", table=Table("", (), (("Boat", "7"),))),
        block("correction", "It was eight boats."),
    )
    wanted = ("headline", "image", "list", "table", "note")
    items = narrate(story, profile(earcons=wanted), language="en").items
    assert [item.name for item in items if isinstance(item, Earcon)] == list(wanted)
    sounds = {name: earcon(name, 8000) for name in get_args(EarconName)}
    assert len(set(sounds.values())) == len(sounds)


def planning_seconds(paragraphs: int) -> float:
    """CPU time: other work on the machine is not counted."""
    shown = [
        quoted("“I will never go back to that island,” she said. It rained on 5 May 2019.", "Lena Holt")
    ] * paragraphs
    story = article(*(block("paragraph", b.text, quotes=b.quotes) for b in shown))
    start = time.process_time()
    narrate(story, profile(), language="en")
    return time.process_time() - start


def test_a_long_article_is_planned_in_linear_time():
    planning_seconds(20)  # what is compiled or read once
    assert planning_seconds(400) < 3 * 10 * planning_seconds(40)


def test_a_block_quotation_is_ended_once_at_every_level():
    inner = "“We were all very proud of it and of the bread,”"
    quote = Quote("q1", 0, len(inner), Speaker("Tom Bell", "Tom Bell"), "direct", 0.9)
    shown = block("quote", f"{inner} Tom Bell said, and left.", quotes=(quote,))
    for level, ends in (("terse", 0), ("standard", 1), ("verbose", 1)):
        said = [u.text for u in narrate(article(shown), profile(level), language="en").utterances]
        assert sum(text.startswith("End ") and "quot" in text for text in said) == ends, said


def test_the_source_of_a_block_quotation_is_not_said_twice():
    text = "“I will never grind another sack of corn in this valley.”"
    quote = Quote("q1", 0, len(text), Speaker("Ana Lima", "Ana Lima"), "direct", 0.9)
    story = article(block("quote", text, quotes=(quote,)), block("quote", "— Ana Lima"))
    said = narrate(story, profile(), language="en")
    assert sum("Ana Lima" in u.text for u in said.utterances) == 1
    assert Skipped("b2", "duplicate", "— Ana Lima") in said.items
    story = article(block("quote", text, quotes=(quote,)), block("quote", "— Ana Lima, the last miller"))
    assert narrate(story, profile(), language="en").utterances[-2].text == "— Ana Lima, the last miller"


def test_the_source_at_the_end_of_a_block_quotation_is_not_said_twice():
    text = "“I will never grind another sack of corn in this valley.”"
    quote = Quote("q1", 0, len(text), Speaker("Ana Lima", "Ana Lima"), "direct", 0.9)
    said = narrate(article(block("quote", f"{text} — Ana Lima", quotes=(quote,))), profile(), language="en")
    assert sum("Ana Lima" in u.text for u in said.utterances) == 1
    assert [item for item in said.items if isinstance(item, Skipped)] == [
        Skipped("b1", "duplicate", "— Ana Lima")
    ]
    for level, more in (("standard", ", the last miller"), ("off", "")):
        shown = block("quote", f"{text} — Ana Lima{more}", quotes=(quote,))
        told = narrate(article(shown), profile(kinds={"quote": level}), language="en")
        assert any(u.text.endswith(f"— Ana Lima{more}") for u in told.utterances)


def test_a_paragraph_of_one_word_has_the_intonation_of_a_sentence():
    said = author_words(narrate(article(block("paragraph", "Yes"), block("paragraph", "Why?")), profile()))
    assert [(u.text, u.spoken) for u in said] == [("Yes", "Yes."), ("Why?", "Why?")]
    said = author_words(narrate(article(block("paragraph", "„Fünf zugleich.“", language="de")), profile()))
    assert said[0].spoken == "„Fünf zugleich.“"


def test_removals_are_not_read_at_the_standard_level():
    removed = (Removal("r1", "Buy now", Reason.AD, "ads", (), 1),)
    said = narrate(article(block("paragraph", "It is."), removed=removed), profile(), language="en")
    assert all("Skipped" not in u.text for u in said.utterances)


@pytest.mark.parametrize(
    ("url", "region", "said"),
    [
        ("https://www.news.example.co.uk/a", "US", "the 3rd of April"),
        ("https://example.com.au", "", "the 3rd of April"),
        ("https://example.ca/03/04", "", "March 4th"),
        ("https://example.com/uk/", "", "March 4th"),
        ("https://example.com", "GB", "the 3rd of April"),
        ("", "", "March 4th"),
    ],
)
def test_dates_in_figures_are_read_as_the_country_of_the_page_writes_them(url, region, said):
    meta = Meta(url=url, region=region)
    story = article(block("paragraph", "It opens on 03/04/2026."), meta=meta)
    spoken = author_words(narrate(story, profile(), language="en"))[0]
    assert spoken.spoken == f"It opens on {said}, twenty twenty-six."
    assert spoken.language == "en"
