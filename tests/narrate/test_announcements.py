"""The table of announcements: what is said of each kind at each level."""

import pytest
from narrating_help import FOUND, UNKNOWN, article, block, image, middle, profile, quoted, section, video

from readaloud.model.article import (
    Availability,
    Diagnostic,
    Group,
    Media,
    Meta,
    Quote,
    Reason,
    Removal,
    Span,
    Speaker,
    State,
    Table,
)
from readaloud.narrate import narrate

LEVELS = ("terse", "standard", "verbose")


def levels(*blocks, **kinds) -> list[list[str]]:
    return [middle(*blocks, level=level, **kinds) for level in LEVELS]


def test_headline():
    assert levels(block("headline", "The ferry is late")) == [
        ["The ferry is late."],
        ["Headline.", "The ferry is late."],
        ["Headline, level 1.", "The ferry is late."],
    ]


def test_standfirst():
    assert levels(block("deck", "It rained. It pours.")) == [
        ["It rained.", "It pours."],
        ["Summary.", "It rained.", "It pours."],
        ["Summary.", "It rained.", "It pours.", "End of summary."],
    ]


def test_heading():
    one, two = block("heading", "Why", level=2), block("heading", "How?", level=3)
    assert levels(one, two) == [
        ["Why.", "How?"],
        ["Section.", "Why.", "Section.", "How?"],
        ["Section 1 of 2, heading level 2.", "Why.", "Section 2 of 2, heading level 3.", "How?"],
    ]


def test_paragraph_has_no_label_at_any_level():
    assert levels(block("paragraph", "It rained. It poured.")) == [["It rained.", "It poured."]] * 3


def test_inline_quotation():
    block_ = quoted("“I will never go back to that island,” she said.", "Lena Holt")
    whole = ["“I will never go back to that island,”", "she said."]
    assert levels(block_) == [whole, whole, ["Quote.", whole[0], "End quote.", whole[1]]]


def test_block_quotation_of_a_known_speaker():
    speaker = Quote("q1", 0, 8, Speaker("Holt", "Lena Holt"), "direct", 0.9)
    assert levels(block("quote", "We left.", quotes=(speaker,))) == [
        ["Lena Holt:", "We left."],
        ["Quote, Lena Holt.", "We left.", "End quote."],
        ["Block quote.", "Lena Holt.", "We left.", "End of quote, Lena Holt."],
    ]


def test_block_quotation_of_an_unknown_speaker():
    assert levels(block("quote", "We left.")) == [
        ["Quote:", "We left."],
        ["Quote.", "We left.", "End quote."],
        ["Block quote, speaker not named.", "We left.", "End of quote."],
    ]


def test_block_quotation_of_several_paragraphs_is_labelled_once():
    assert middle(block("quote", "We left."), block("quote", "We came."), block("quote", "— a wall")) == [
        "Quote.", "We left.", "We came.", "End quote.", "— a wall."
    ]  # fmt: skip


def test_pull_quote_that_repeats_the_body_is_only_read_at_the_verbose_level():
    assert levels(block("pull_quote", "We left.", repeats=True)) == [
        [], [], ["Pull quote, repeats the article.", "We left.", "End of pull quote."]
    ]  # fmt: skip


def test_pull_quote_that_is_new():
    assert middle(block("pull_quote", "We left.")) == ["Pull quote.", "We left.", "End quote."]


def test_image_with_description_and_caption():
    shown = image("Image of a red boat", "The ferry in May", credit="Ana Cruz")
    assert levels(shown) == [
        ["Image:", "a red boat."],
        ["Image.", "a red boat.", "Caption:", "The ferry in May."],
        ["Image 1 of 1.", "Description:", "a red boat.", "Caption:", "The ferry in May.", "Credit: Ana Cruz.",
         "End of image."],
    ]  # fmt: skip


def test_image_without_description():
    assert levels(image("", "The ferry in May")) == [
        ["Image, no description.", "The ferry in May."],
        ["Image.", "No description available.", "Caption:", "The ferry in May."],
        ["Image 1 of 1.", "No description available.", "Caption:", "The ferry in May.", "End of image."],
    ]
    assert middle(image()) == ["Image.", "No description available."]


def test_image_that_its_caption_describes_is_not_called_undescribed():
    shown = image("", "A red boat", described=True)
    assert levels(shown) == [
        ["Image:", "A red boat."],
        ["Image.", "A red boat."],
        ["Image 1 of 1.", "Description:", "A red boat.", "End of image."],
    ]


def test_image_whose_caption_repeats_its_description_is_said_once():
    assert middle(image("A red boat at sea", "A red boat, at sea.")) == ["Image.", "A red boat, at sea."]


def test_decorative_images_are_counted_at_the_end_of_a_verbose_reading():
    shown = image(decorative=True)
    assert levels(shown) == [[], [], []]
    assert middle(shown, level="verbose", removed="verbose") == ["1 decorative image."]


def test_a_chart_is_called_a_chart():
    assert middle(image("Chart of the tides"), level="verbose")[0] == "Chart 1 of 1."


def test_gallery():
    images = [
        block("image", alt, media=Media(kind="image", alt=alt), group=Group("g1", "gallery", False, at, 2))
        for at, alt in ((1, "A boat"), (2, "A dog"))
    ]
    assert levels(*images) == [
        ["2 images.", "Image 1:", "A boat.", "Image 2:", "A dog."],
        ["Gallery, 2 images.", "Image 1.", "A boat.", "Image 2.", "A dog."],
        ["Gallery, 2 images.", "Image 1 of 2.", "Description:", "A boat.", "Image 2 of 2.", "Description:",
         "A dog.", "End of gallery."],
    ]  # fmt: skip


def test_video_without_transcript():
    assert levels(video("A boat sinks", duration=130.0)) == [
        ["Video:", "A boat sinks.", "No transcript."],
        ["Video.", "A boat sinks.", "2 minutes 10 seconds.", "No transcript available."],
        ["Video 1 of 1.", "A boat sinks.", "2 minutes 10 seconds.", "Captions: none found.",
         "Audio description: none found.", "No transcript available on the page."],
    ]  # fmt: skip


def test_video_in_a_player_that_one_cannot_see_into():
    shown = video("A boat sinks", transcript=UNKNOWN, captions=UNKNOWN)
    assert levels(shown)[:2] == [
        ["Video:", "A boat sinks.", "Transcript unknown."],
        ["Video.", "A boat sinks.", "The page does not show whether there is a transcript."],
    ]
    assert levels(shown)[2][2] == "Captions: unknown."


def test_video_with_captions_only():
    shown = video("A boat sinks", captions=Availability(State.FOUND, ("en", "fr")))
    assert levels(shown)[:2] == [
        ["Video:", "A boat sinks.", "Captions, no transcript."],
        ["Video.", "A boat sinks.", "Captions in English and French.", "No transcript available."],
    ]
    assert levels(shown)[2][2] == "Captions: found, in English and French."


def test_video_with_a_transcript():
    shown = (video("A boat sinks", transcript=FOUND, duration=60.0), block("transcript", "Help! It sinks."))
    assert levels(*shown) == [
        ["Video:", "A boat sinks.", "Transcript follows.", "Help!", "It sinks.", "End of transcript."],
        ["Video.", "A boat sinks.", "1 minute.", "Transcript.", "Help!", "It sinks.", "End of transcript."],
        ["Video 1 of 1.", "A boat sinks.", "1 minute.", "Captions: none found.",
         "Audio description: none found.", "Transcript, 3 words.", "Transcript.", "Help!", "It sinks.",
         "End of transcript."],
    ]  # fmt: skip


def test_a_transcript_of_several_blocks_is_labelled_once():
    blocks = (block("transcript", "Help!"), block("transcript", "It sinks."))
    assert middle(*blocks) == ["Transcript.", "Help!", "It sinks.", "End of transcript."]


def test_the_date_and_caption_of_a_video():
    shown = video("A boat sinks", caption="The crew swam ashore", date="2018-06-18")
    assert middle(shown) == [
        "Video.", "A boat sinks.", "The crew swam ashore.", "the 18th of June, twenty eighteen.",
        "No transcript available.",
    ]  # fmt: skip


def test_the_date_of_a_video_is_said_when_it_is_older_than_the_story():
    def said(date: str, level: str = "standard") -> list[str]:
        story = article(video("A boat sinks", date=date), meta=Meta(date="2018-06-20T08:00:00Z"))
        return [u.spoken for u in narrate(story, profile(level), language="en").utterances]

    assert not [spoken for spoken in said("2018-06-18") if "18th" in spoken]
    assert "the 18th of June, twenty eighteen." in said("2018-06-18", "verbose")
    assert "the 18th of May, twenty eighteen." in said("2018-05-18")


def test_audio():
    shown = block("audio", "The bell", media=Media(kind="audio", title="The bell"))
    assert levels(shown) == [
        ["Audio:", "The bell.", "No transcript."],
        ["Audio.", "The bell.", "No transcript available."],
        ["Audio 1 of 1.", "The bell.", "No transcript available on the page."],
    ]


def test_post():
    assert levels(block("social", "The boat is late")) == [
        ["Post:", "The boat is late."],
        ["Social media post.", "The boat is late.", "End of post."],
        ["Social media post.", "The boat is late.", "End of post."],
    ]


def items(ordered: bool):
    return [
        block("list_item", text, group=Group("g1", "list", ordered, at, 2))
        for at, text in ((1, "bread"), (2, "salt"))
    ]


def test_list():
    assert levels(*items(ordered=False)) == [
        ["bread.", "salt."],
        ["List, 2 items.", "bread.", "salt.", "End of list."],
        ["Bulleted list, 2 items.", "Item 1 of 2.", "bread.", "Item 2 of 2.", "salt.", "End of list."],
    ]


def test_ordered_list():
    assert levels(*items(ordered=True))[:2] == [
        ["1.", "bread.", "2.", "salt."],
        ["List, 2 items.", "1.", "bread.", "2.", "salt.", "End of list."],
    ]


def test_list_in_a_list():
    def item(text, id_, index, count, level):
        return block("list_item", text, group=Group(id_, "list", False, index, count, level))

    said = middle(
        item("fruit:", "g1", 1, 2, 1),
        item("apples", "g2", 1, 1, 2),
        item("salt", "g1", 2, 2, 1),
        block("paragraph", "So."),
    )
    assert said == [
        "List, 2 items.", "fruit:", "List, 1 item.", "apples.", "End of list.", "salt.", "End of list.",
        "So.",
    ]  # fmt: skip


def test_the_numbers_of_a_list_say_where_a_short_list_in_it_begins_and_ends():
    def item(text, id_, ordered, index, count, level):
        return block("list_item", text, group=Group(id_, "list", ordered, index, count, level))

    shown = (
        item("fruit:", "g1", True, 1, 2, 1),
        item("apples", "g2", False, 1, 1, 2),
        item("salt", "g1", True, 2, 2, 1),
    )
    assert middle(*shown) == ["List, 2 items.", "1.", "fruit:", "apples.", "2.", "salt.", "End of list."]
    assert middle(*shown, level="verbose").count("End of list.") == 2


def test_an_end_is_left_to_the_label_that_follows_it():
    shown = (block("code", "a = b"), image("A red boat"), block("note", "She owns it."))
    assert middle(*shown) == [
        "Code.",
        "a = b",
        "Image.",
        "A red boat.",
        "Note.",
        "She owns it.",
        "End of note.",
    ]
    assert "End of code." in middle(*shown, level="verbose")
    assert "End of code." in middle(*shown, image="off")


def test_a_list_that_ends_in_a_list():
    def item(text, id_, index, count, level):
        return block("list_item", text, group=Group(id_, "list", False, index, count, level))

    said = middle(item("fruit:", "g1", 1, 1, 1), item("apples", "g2", 1, 1, 2), block("paragraph", "So."))
    assert said[-3:] == ["End of list.", "End of list.", "So."]


def table(row_headers: bool = False):
    rows = (("May", "12.1"), ("June", "14.8"))
    text = "Month\tWeir\nMay\t12.1\nJune\t14.8"
    return block("table", text, table=Table("Warmest nights", ("Month", "Weir"), rows, row_headers))


def test_table():
    assert levels(table()) == [
        ["Table:", "Warmest nights.", "Month May, Weir 12.1.", "Month June, Weir 14.8."],
        ["Table.", "Warmest nights.", "2 rows, 2 columns.", "Row 1. Month: May. Weir: 12.1.",
         "Row 2. June. 14.8.", "End of table."],
        ["Table.", "Warmest nights.", "2 rows, 2 columns.", "Row 1 of 2. Month: May. Weir: 12.1.",
         "Row 2 of 2. Month: June. Weir: 14.8.", "End of table."],
    ]  # fmt: skip


def test_table_whose_first_cells_head_their_rows():
    assert middle(table(row_headers=True), level="terse")[2:] == ["May: Weir 12.1.", "June: Weir 14.8."]


def test_a_wide_table_says_its_columns_in_every_row_and_a_long_one_now_and_then():
    wide = ("a", "b", "c", "d", "e")
    rows = (("1", "2", "3", "4", "5"), ("6", "7", "8", "9", "10"))
    text = "\n".join("\t".join(row) for row in (wide, *rows))
    said = middle(block("table", text, table=Table("", wide, rows)))
    assert said[-2] == "Row 2. a: 6. b: 7. c: 8. d: 9. e: 10."
    long = tuple((str(n), "x") for n in range(12))
    text = "\n".join("\t".join(row) for row in (("n", "sort"), *long))
    said = middle(block("table", text, table=Table("", ("n", "sort"), long)))
    assert said[-3:] == ["Row 11. n: 10. sort: x.", "Row 12. 11. x.", "End of table."]


def test_behind_an_empty_cell_the_columns_are_said_again():
    header, rows = ("Town", "Dawn", "Dusk", "Night"), (("Kell", "1", "2", "3"), ("Ebble", "–", "31", "4"))
    text = "\n".join("\t".join(row) for row in (header, *rows))
    assert (
        middle(block("table", text, table=Table("", header, rows)))[-2] == "Row 2. Ebble. Dusk: 31. Night: 4."
    )


def test_footnote_is_read_after_its_paragraph():
    blocks = (
        block("paragraph", "It rained.1 It poured.", spans=(Span(10, 11, "noteref", "1"),)),
        block("paragraph", "So."),
        block("footnote", "On Monday.", group=Group("g1", "notes", True, 1, 1)),
    )
    assert levels(*blocks) == [
        ["It rained.", "It poured.", "On Monday.", "So."],
        ["It rained.", "It poured.", "Footnote 1.", "On Monday.", "End of footnote.", "So."],
        ["It rained.", "It poured.", "Footnote 1 of 1.", "On Monday.", "Back to text.", "So."],
    ]


def test_footnote_without_a_mark_is_read_where_it_stands():
    blocks = (block("paragraph", "So."), block("footnote", "On Monday."))
    assert middle(*blocks) == ["So.", "Footnote 1.", "On Monday.", "End of footnote."]


def test_correction():
    assert levels(block("correction", "It was Tuesday.")) == [
        ["Correction:", "It was Tuesday."],
        ["Correction.", "It was Tuesday.", "End of correction."],
        ["Correction.", "It was Tuesday.", "End of correction."],
    ]


def test_a_correction_that_says_so_itself_has_no_label():
    assert middle(block("correction", "Correction: it was Tuesday.")) == [
        "Correction: it was Tuesday.", "End of correction."
    ]  # fmt: skip


def test_note_code_and_embedded_things():
    assert middle(block("note", "She owns a boat.")) == ["Note.", "She owns a boat.", "End of note."]
    assert middle(block("code", "a = 3 - 2\nb = 5kg")) == ["Code.", "a = 3 - 2", "b = 5kg", "End of code."]
    assert middle(block("embed", "A map")) == ["Embedded content.", "A map."]


def test_links_are_named_at_the_verbose_level():
    linked = block("paragraph", "Read the report today.", spans=(Span(9, 15, "link", "http://a.test"),))
    assert levels(linked) == [["Read the report today."]] * 2 + [["Read the report", "link", "today."]]


def test_an_address_is_a_link_to_its_domain_at_every_level():
    shown = block("paragraph", "See https://www.example.com/a now.", spans=(Span(4, 29, "link", "x"),))
    assert levels(shown) == [["See link to example.com now."]] * 3


def test_a_passage_in_another_language_has_a_voice_of_that_language():
    shown = block("paragraph", "He said je ne sais pas to her.", spans=(Span(8, 22, "language", "fr"),))
    assert levels(shown) == [["He said", "je ne sais pas", "to her."]] * 2 + [
        ["He said", "In French.", "je ne sais pas", "to her."]
    ]
    said = narrate(article(shown), profile()).utterances
    assert [u.language for u in said if not u.own_words] == ["en", "fr", "en"]


META = Meta(
    title="The ferry", site="The Aln Courier", authors=("Lena Holt",), date="2025-06-12", updated="2025-06-14"
)


def said_of(*blocks, level: str, **more) -> list[str]:
    return [
        u.spoken
        for u in narrate(article(*blocks, meta=META, **more), profile(level), language="en").utterances
    ]


def test_the_start_and_the_byline_that_only_the_page_knows():
    blocks = (block("headline", "The ferry"), block("paragraph", "It is late."))
    assert said_of(*blocks, level="terse") == ["The ferry.", "By Lena Holt.", "It is late."]
    assert said_of(*blocks, level="standard") == [
        "The Aln Courier.", "1 minute.", "Headline.", "The ferry.", "By Lena Holt.",
        "the 12th of June, twenty twenty-five.", "It is late.", "End of article.",
    ]  # fmt: skip
    assert said_of(*blocks, level="verbose") == [
        "Article from The Aln Courier, the 12th of June, twenty twenty-five.", "About 1 minute.",
        "Headline, level 1.", "The ferry.", "By Lena Holt.", "the 12th of June, twenty twenty-five.",
        "Updated the 14th of June, twenty twenty-five.", "It is late.", "End of article.", "The ferry.",
        "The Aln Courier.",
    ]  # fmt: skip


def test_the_byline_is_in_the_language_of_the_story_when_we_have_its_words():
    def said(language: str) -> list[tuple[str, str]]:
        meta = Meta(authors=("Ada Kern",), date="2025-06-12", language=language)
        story = article(block("headline", "Der Turm"), meta=meta)
        return [(u.language, u.text) for u in narrate(story, profile(), language="en").utterances][-3:-1]

    assert said("de-AT") == [("de", "Von Ada Kern."), ("de", "12. Juni 2025.")]
    assert said("xx") == [("en", "By Ada Kern."), ("en", "12 June 2025.")]


def test_a_byline_of_the_article_is_read_as_it_stands_and_the_date_is_said_once():
    blocks = (
        block("headline", "The ferry"),
        block("byline", "By Lena Holt, 12 June 2025"),
        block("byline", "3 min"),
    )
    assert "By Lena Holt, the 12th of June, twenty twenty-five." in said_of(*blocks, level="standard")
    assert "By Lena Holt." in said_of(*blocks, level="terse")
    assert sum("twenty twenty-five" in said for said in said_of(*blocks, level="standard")) == 1


def test_what_was_removed_is_counted_at_the_end_of_a_verbose_reading():
    removed = [
        Removal(f"r{n}", "x", reason, "rule", (), n)
        for n, reason in enumerate([Reason.AD, Reason.AD, Reason.NAV])
    ]
    said = said_of(block("paragraph", "It is late."), level="verbose", removed=tuple(removed))
    assert said[-1] == "Skipped: 2 adverts, 1 navigation line."


@pytest.mark.parametrize(
    ("code", "level", "said"),
    [
        ("truncated", "terse", "Article incomplete."),
        ("truncated", "standard", "The article appears to be cut off here."),
        ("paywall", "verbose", "The page says that the rest is for subscribers."),
    ],
)
def test_an_article_that_is_cut_off_says_so(code, level, said):
    cut = said_of(block("paragraph", "It is late"), level=level, diagnostics=(Diagnostic(code, "cut"),))
    assert said in cut


def test_sections_are_counted_when_the_article_has_them():
    blocks = (block("headline", "The ferry", "b1"), block("paragraph", "It is late.", "b2"))
    said = said_of(
        *blocks, level="verbose", sections=(section("s1", "top", "b1"), section("s2", "body", "b2"))
    )
    assert said[1] == "2 sections, about 1 minute."
