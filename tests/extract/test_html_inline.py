"""What stands inside a sentence stays in it, and what does not belong to it stands apart. Own pages."""

import pytest
from partition import assert_partitions
from test_html import body, story

from readaloud.extract.html.page import extract_html
from readaloud.model.article import Kind

STUDY = "Most of the herring came back within two years, the study found ({}), and the seals after them."


@pytest.mark.parametrize(
    "reference",
    [
        '<x-source data-rank="high"><a href="https://studies.test/4">4</a></x-source>',
        '<sup><x-source><a href="https://studies.test/4">4</a></x-source></sup>',
        '<span class="media-note"><a href="/4">4</a></span>',
        '<button aria-expanded="false">4</button>',
        "<button><span>4</span></button>",
    ],
)
def test_a_reference_in_a_sentence_does_not_cut_it(reference):
    extracted = extract_html(story(f"<p>{STUDY.format(reference)}</p>"))
    assert STUDY.format("4") in body(extracted)
    assert_partitions(extracted)


def test_a_reference_at_the_end_of_a_sentence_does_not_cut_it():
    told = "<p>Most of the herring came back, the study found (<x-source><a>4</a></x-source>).</p>"
    assert "Most of the herring came back, the study found (4)." in body(extract_html(story(told)))


def test_a_button_below_a_paragraph_is_no_part_of_it():
    page = story("<p>The ferry to the islands stays in its dock until then.<button>Share</button></p>")
    assert "The ferry to the islands stays in its dock until then." in body(extract_html(page))


def test_a_player_of_a_custom_element_beside_text_is_still_a_player():
    player = """<div>Watch: <x-video class="video"><img src="p.jpg" alt="A crane">
        <span class="title">Inside the harbour</span></x-video></div>"""
    found = [p for p in extract_html(story(player)).pieces if p.kind is Kind.VIDEO]
    assert [piece.text for piece in found] == ["Inside the harbour"]


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ('<p lang="en">{}</p>', "He named the cause “a warm summer, and ‘bad luck’” on Monday."),
        ('<p lang="de-AT">{}</p>', "He named the cause „a warm summer, and ‚bad luck‘“ on Monday."),
        ('<p lang="fr">{}</p>', "He named the cause «a warm summer, and ‹bad luck›» on Monday."),
        ('<p lang="tlh">{}</p>', "He named the cause “a warm summer, and ‘bad luck’” on Monday."),
    ],
)
def test_a_q_is_shown_in_the_quotation_marks_of_its_language(around, said):
    told = "He named the cause <q>a warm summer, and <q>bad luck</q></q> on Monday."
    extracted = extract_html(story(around.format(told)))
    assert said in body(extracted)
    assert_partitions(extracted)


def test_a_q_whose_marks_are_written_gets_no_second_pair():
    told = "<p>He named the cause “<q>a warm summer</q>” and <q>“bad luck”</q> on Monday.</p>"
    assert "He named the cause “a warm summer” and “bad luck” on Monday." in body(extract_html(story(told)))


def test_a_q_in_a_table_has_its_marks():
    rows = "<tr><th>Who</th><th>Said</th></tr><tr><td>Holm</td><td><q>At last</q></td></tr>"
    tables = [p.table for p in extract_html(story(f"<table>{rows}</table>")).pieces if p.table]
    assert [table.rows for table in tables] == [(("Holm", "“At last”"),)]


@pytest.mark.parametrize(
    "link",
    ['<a href="#ref1">↩</a>', '<a href="#ref1">↩\ufe0e</a>', '<sup><a href="#c1">^</a></sup>',
     '<a href="#ref1" class="footnote-backref">Back to text</a>', '<a href="#r" role="doc-backlink">1</a>'],
)  # fmt: skip
def test_the_way_back_from_a_note_is_no_part_of_the_note(link):
    note = f'<li id="fn1">Harbour office, letter of May. {link}</li>'
    notes = f'<section class="footnotes"><ol>{note}</ol></section>'
    extracted = extract_html(story("<p>The wall stands<sup><a href='#fn1'>1</a></sup>.</p>", notes))
    found = [p.text for p in extracted.pieces if p.kind is Kind.FOOTNOTE]
    assert found == ["Harbour office, letter of May."]
    assert [p.body for p in extracted.pieces if p.labels[:1] == ("backlink",)] == [False]
    assert_partitions(extracted)


def test_a_link_to_another_part_of_the_page_stays_in_its_sentence():
    told = '<p>The second part (<a href="#two">see below</a>) says more about the wall and its stones.</p>'
    assert "The second part (see below) says more about the wall and its stones." in body(
        extract_html(story(told))
    )
