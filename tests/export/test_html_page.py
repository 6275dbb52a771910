"""The HTML page: self-contained, structured, the author's text whole, nothing of it active."""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from readaloud.export.markup.blocks import elements
from readaloud.export.markup.direction import direction
from readaloud.export.markup.making import NOTE_CLASS, add_block_text, make, tidied
from readaloud.export.material.recording import Recording
from readaloud.export.page import page
from readaloud.export.page.player import times
from readaloud.export.sound import containers
from readaloud.export.verify import page as page_check
from readaloud.export.verify.expected import expected_of
from readaloud.export.verify.verifying import problems
from readaloud.model.article import Block, Group, Kind, Locator, Span, Table
from readaloud.model.script import Role, Utterance
from readaloud.model.speech import TimedWord

Golden = Callable[[str, Path], None]


@pytest.fixture
def shown(recording: Recording, tmp_path: Path) -> html.HtmlElement:
    page.write(recording, tmp_path / "park.html")
    return html.fromstring((tmp_path / "park.html").read_text("utf-8"))


def test_the_page_is_the_kept_one(recording: Recording, tmp_path: Path, golden: Golden) -> None:
    page.write(recording, tmp_path / "park.html")
    text = (tmp_path / "park.html").read_text("utf-8")
    for inside in (r"base64,[^\"]*", r"(?<=<style>)[^<]*", r"(?<=<script>).*(?=</script>)", r"sha256-[^']*"):
        text = re.sub(inside, "…", text, flags=re.DOTALL)
    (tmp_path / "park.html").write_text(text, encoding="utf-8")
    golden("park.html", tmp_path / "park.html")


def test_every_block_is_there_word_for_word(recording: Recording, shown: html.HtmlElement) -> None:
    for block in recording.article.blocks:
        element = shown.get_element_by_id(block.id)
        for note in element.find_class(NOTE_CLASS):
            note.drop_tree()
        text = " ".join(" ".join(element.itertext()).split())
        assert " ".join(block.text.split()) in text


def test_each_kind_is_what_it_is_to_a_screen_reader(shown: html.HtmlElement) -> None:
    tags = {name: shown.get_element_by_id(name).tag for name in ("b1", "b5", "b6", "b7", "b9", "b10")}
    assert tags == {"b1": "h1", "b5": "h2", "b6": "figure", "b7": "li", "b9": "blockquote", "b10": "table"}
    assert shown.get_element_by_id("b4").get("role") == "note"
    assert [cell.get("scope") for cell in shown.iter("th")] == ["col", "col", "row", "row"]
    assert len(shown.xpath("//ul")) == 1
    assert len(shown.xpath("//h1")) == 1


def test_on_a_page_a_footnote_stays_where_the_author_put_it(shown: html.HtmlElement) -> None:
    ids = [name for name in shown.xpath("//@id") if name.startswith("b")]
    assert ids[-1] == "b11"


def test_a_missing_transcript_is_said_and_a_heading_is_not_announced(shown: html.HtmlElement) -> None:
    assert "No transcript available." in shown.get_element_by_id("b4").text_content()
    assert shown.get_element_by_id("b1").text_content() == "The park counts its benches"


def test_what_nobody_says_of_a_picture_is_shown(recording: Recording, tmp_path: Path) -> None:
    items = tuple(item for item in recording.script.items if getattr(item, "skippable", "") != "image")
    entries = tuple(entry for entry in recording.timeline.entries if entry.locator.block != "b6")
    timeline = replace(recording.timeline, entries=entries)
    silent = replace(recording, script=replace(recording.script, items=items), timeline=timeline)
    page.write(silent, tmp_path / "park.html")
    assert "<figcaption>The lawn at noon.</figcaption>" in (tmp_path / "park.html").read_text("utf-8")


def test_nothing_comes_from_outside_and_nothing_of_the_article_is_markup(
    recording: Recording, tmp_path: Path
) -> None:
    page.write(recording, tmp_path / "park.html")
    text = (tmp_path / "park.html").read_text("utf-8")
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", text)
    assert "<b>" not in text
    assert "default-src 'none'" in text


def test_every_utterance_has_its_times_and_its_words_are_those_of_the_text(
    recording: Recording, shown: html.HtmlElement
) -> None:
    times = json.loads(shown.get_element_by_id("timeline").text)
    rate = recording.timeline.rate
    assert [(at, until) for _, at, until, _ in times] == [
        (round(entry.at / rate, 3), round(entry.until / rate, 3)) for entry in recording.timeline.entries
    ]
    shown_texts = {name: shown.get_element_by_id(name).text_content() for name, *_ in times}
    words = {
        name: [shown_texts[name][a:b] for a, b in zip(w[::3], w[1::3], strict=True)] for name, *_, w in times
    }
    assert words["u5"] == ["asked", "Mara", "Quill,", "who", "keeps", "the", "gate."]
    assert words["u6"][:6] == ["It", "cost", "$4m", "$4m", "$4m", "&"]
    assert words["u17"] == []  # a row of cells: no words that could be found in it
    assert times[0][0] == "b1"  # "Headline." is not shown: the headline itself is marked


def test_a_smile_before_a_word_does_not_shift_its_mark(recording: Recording) -> None:
    said = next(iter(recording.utterances.values()))
    smiling = replace(said, text="🙂 yes", spoken="🙂 yes")
    entry = replace(recording.timeline.entries[0], words=(TimedWord(2, 5, 0, 80),))
    one = replace(recording, script=replace(recording.script, items=(smiling,)))
    one = replace(one, timeline=replace(recording.timeline, entries=(entry,)))
    assert "[3,6,0.0]" in times(one, {said.id: "🙂 yes"}).text


def test_the_sound_and_the_captions_are_inside(shown: html.HtmlElement) -> None:
    address = shown.get_element_by_id("sound").get("src")
    assert address.startswith("data:audio/mpeg;base64,")
    assert base64.b64decode(address.partition(",")[2])[:2] == b"\xff\xe3"  # an MP3 frame
    captions = base64.b64decode(shown.xpath("//track/@src")[0].partition(",")[2]).decode()
    assert captions.startswith("WEBVTT\n")


def test_what_needs_code_is_hidden_until_there_is_some(shown: html.HtmlElement) -> None:
    assert all(button.xpath("ancestor::*[@hidden]") for button in shown.xpath("//button|//select"))
    assert shown.get_element_by_id("sound").get("controls") is not None


def test_a_long_article_has_its_sound_in_a_third_of_the_size(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_LONGEST_MP3_S", 1)
    page.write(recording, tmp_path / "park.html")
    containers.write(recording, tmp_path / "park.opus")
    shown = (tmp_path / "park.html").read_text("utf-8")
    inside = shown.partition("data:audio/ogg;base64,")[2].partition('"')[0]
    assert base64.b64decode(inside) == (tmp_path / "park.opus").read_bytes()
    assert [path.name for path in recording.spool.folder().iterdir()] == ["sound.opus"]
    assert problems(tmp_path / "park.html", expected_of(recording)) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id="u5"', 'id="elsewhere"', "What is heard as u5 is not there."),
        (r'\["u5",', '["u5",9', "The times of u5 are out of order."),
        ('id="timeline"', 'id="other"', "The times of what is heard are missing."),
        ("mpeg;base64,", "mpeg;base64,\u00e9", "The sound in it is damaged."),
        ('mpeg;base64,[^"]*', "mpeg;base64,AAAA", "Its sound cannot be played"),
    ],
)
def test_a_page_that_is_broken_is_found(
    recording: Recording, tmp_path: Path, old: str, new: str, told: str
) -> None:
    page.write(recording, tmp_path / "park.html")
    assert problems(tmp_path / "park.html", expected_of(recording)) == ()
    text = (tmp_path / "park.html").read_text("utf-8")
    (tmp_path / "park.html").write_text(re.sub(old, new, text), encoding="utf-8")
    assert any(told in problem for problem in problems(tmp_path / "park.html", expected_of(recording)))


def test_sound_that_was_cut_off_is_found_however_the_blocks_fall(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.write(recording, tmp_path / "park.html")
    monkeypatch.setattr(page_check, "_BLOCK_BYTES", 4_099)
    assert problems(tmp_path / "park.html", expected_of(recording)) == ()
    before, sound, after = re.split(r"(?<=mpeg;base64,)([^\"]*)", (tmp_path / "park.html").read_text("utf-8"))
    (tmp_path / "park.html").write_text(before + sound[: len(sound) // 8 * 4] + after, encoding="utf-8")
    assert "before the last words" in problems(tmp_path / "park.html", None)[0]


def test_the_navigation_leads_to_every_section(recording: Recording, shown: html.HtmlElement) -> None:
    links = [a.get("href") for a in shown.xpath("//nav//a")]
    assert links == [f"#{section.id}" for section in recording.article.sections]
    assert all(shown.get_element_by_id(link[1:]) is not None for link in links)


def test_links_and_emphasis_keep_their_nesting_and_only_safe_addresses_are_links() -> None:
    text = "A bold link and a bad one"
    spans = (
        Span(2, 11, "link", "https://example.org/?a=1&b=2"),
        Span(2, 6, "strong"),
        Span(18, 25, "link", "javascript:alert(1)"),
    )
    block = Block(id="b1", kind=Kind.PARAGRAPH, text=text, spans=spans)
    element = make("p")
    add_block_text(element, block, ())
    assert html.tostring(element, encoding="unicode") == (
        '<p>A <a href="https://example.org/?a=1&amp;b=2"><strong>bold</strong> link</a> and a '
        "<span>bad one</span></p>"
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_text_with_any_spans_and_utterances_is_shown_whole_and_once(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    kinds = st.sampled_from(["link", "emphasis", "strong", "code", "language", "noteref"])
    spans = [Span(a, b, data.draw(kinds), "en") for a, b in data.draw(st.lists(place, max_size=5))]
    block = Block(id="b1", kind=Kind.PARAGRAPH, text=text, spans=tuple(spans))
    said = [
        Utterance(
            id=f"u{n}", sentence=n, role=Role.BODY, voice="narrator", text=text[a:b], spoken="x",
            alignment=(), language="en", locator=Locator("b1", a, b),
        )
        for n, (a, b) in enumerate(data.draw(st.lists(place, max_size=5)))
    ]  # fmt: skip
    element = make("p")
    add_block_text(element, block, said, notes=False)
    assert "".join(element.itertext()) == text
    ids = [e.get("id") for e in element.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_hostile_title_stays_text(make_recording: Callable[..., Recording], tmp_path: Path) -> None:
    title = "</title><script>alert(1)</script>\x1b[31m\u202e"
    page.write(make_recording(title), tmp_path / "park.html")
    text = (tmp_path / "park.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_list_inside_a_list_is_inside_its_item_and_every_id_is_there_once() -> None:
    groups = [("g1", 1, True), ("g2", 2, False), ("g2", 2, False), ("g1", 1, True), ("g3", 1, False)]
    blocks = [
        Block(
            id=f"b{n}", kind=Kind.LIST_ITEM, text=f"item {n}", group=Group(name, "list", order, n, 9, level)
        )
        for n, (name, level, order) in enumerate(groups, 1)
    ]
    shown = list(elements(blocks, {}, all_notes=True))
    assert [html.tostring(element, encoding="unicode") for element in shown] == [
        '<ol id="b1-list"><li id="b1">item 1<ul><li id="b2">item 2</li><li id="b3">item 3</li></ul></li>'
        '<li id="b4">item 4</li></ol>',
        '<ul id="b5-list"><li id="b5">item 5</li></ul>',
    ]


def test_an_empty_cell_heads_nothing_and_the_end_of_a_table_is_said_behind_it() -> None:
    table = Table("", ("", "Mon"), (("Sold", "3"), ("", "4")), row_headers=True)
    block = Block(id="b1", kind=Kind.TABLE, text="\tMon\nSold\t3\n\t4", table=table)
    said = [
        Utterance(
            id=f"u{n}", sentence=n, role=Role.TABLE, voice="narrator", text=text, spoken=text, alignment=(),
            language="en", locator=Locator("b1", at, at + 1), own_words=own,
        )
        for n, (text, at, own) in enumerate([("Table.", 0, True), ("Sold\t3", 5, False), ("End.", 0, True)])
    ]  # fmt: skip
    shown = list(elements([block], {"b1": said}, all_notes=True))
    assert [element.tag for element in shown] == ["table", "p"]
    assert ["".join(element.itertext()) for element in (shown[0][0], shown[1])] == ["Table. ", "End. "]
    assert [cell.text for cell in shown[0].iter("th")] == ["Mon", "Sold"]
    assert next(elements([block], {"b1": said}, all_notes=False)).find("caption") is None


def test_what_we_say_of_a_row_stands_in_it_and_a_number_that_we_say_is_shown_once() -> None:
    def utterance(name: str, sentence: int, block: str, text: str, at: int, own: bool) -> Utterance:
        return Utterance(
            id=name, sentence=sentence, role=Role.TABLE, voice="narrator", text=text, spoken=text,
            language="en", alignment=(), locator=Locator(block, at, at + len(text)), own_words=own,
        )  # fmt: skip

    table = Block(id="b1", kind=Kind.TABLE, text="A\t3\nB\t4", table=Table("", (), (("A", "3"), ("B", "4"))))
    item = Block(id="b2", kind=Kind.LIST_ITEM, text="early", group=Group("g1", "list", True, 1, 1))
    said = {
        "b1": [
            utterance("u1", 1, "b1", "Table.", 0, True),
            utterance("u2", 2, "b1", "Row 1.", 0, True),
            utterance("u3", 2, "b1", "A\t3", 0, False),
            utterance("u4", 3, "b1", "Row 2.", 0, True),
            utterance("u5", 3, "b1", "B\t4", 4, False),
        ],
        "b2": [utterance("u6", 4, "b2", "1.", 0, True), utterance("u7", 4, "b2", "early", 0, False)],
    }
    shown, listed = elements([table, item], said, all_notes=True)
    assert ["".join(part.itertext()).split() for part in shown.iter("caption", "tr")] == [
        ["Table."],
        ["Row", "1.", "A3"],
        ["Row", "2.", "B4"],
    ]
    ids = [element.get("id") for element in shown.iter() if element.get("id")]
    assert ids == ["b1", "u1", "u3", "u2", "u5", "u4"]  # a row is around what we say of it
    assert listed[0].get("class") == "numbered"


def test_a_page_whose_article_has_no_headline_is_headed_by_its_title(
    recording: Recording, tmp_path: Path
) -> None:
    plain = replace(recording.article, blocks=recording.article.blocks[1:], sections=())
    page.write(replace(recording, article=plain), tmp_path / "park.html")
    shown = html.fromstring((tmp_path / "park.html").read_text("utf-8"))
    assert [head.text for head in shown.xpath("//main/h1")] == [recording.title]


@pytest.mark.parametrize("address", ["http://[bad", "javascript:alert(1)", "HTTPS://news.example/x", "//["])
def test_any_address_of_a_link_is_taken_and_only_those_of_pages_lead_anywhere(address: str) -> None:
    block = Block(id="b1", kind=Kind.PARAGRAPH, text="a link", spans=(Span(2, 6, "link", address),))
    parent = make("p")
    add_block_text(parent, block, ())
    leads = [element.get("href") for element in parent.iter("a")]
    assert leads == ([address] if address.lower().startswith("http") else [])


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("pa-Arab-PK", "rtl"),
        ("az_Latn", "ltr"),
        ("ku-Latn", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_language_is_written_the_way_of_its_script(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_what_is_written_the_other_way_than_what_is_around_it_says_so() -> None:
    inner = make("p", "One ", make("span", "شجرة", lang="ar"), " two.", make("span", "three", lang="en-GB"))
    root = tidied(make("html", make("body", inner, make("p", "أربعة", lang="ar")), lang="en"))
    turned = [(element.tag, element.get("dir")) for element in root.iter() if element.get("dir")]
    assert turned == [("span", "rtl"), ("p", "rtl")]
    page = tidied(make("html", make("p", make("span", "One.", lang="en")), lang="fa"))
    assert [element.get("dir") for element in page.iter()] == ["rtl", None, "ltr"]
