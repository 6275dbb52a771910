"""How the page looks is a person's choice: kept, and shown at once."""

import pytest
from courier import ARTICLE
from running_app import play

from readaloud.config.folders import data_folder
from readaloud.narrate.interface import interface
from readaloud.services.reader.look import Look, choose_look, load_look, look_choices
from readaloud.services.reader.values import Answer

WORDS = interface("en")


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def test_a_setting_goes_round_its_values_and_is_kept():
    told = [choose_look("spacing", WORDS).text for _ in range(3)]
    assert told == [
        "Space between lines: one and an empty line.",
        "Space between lines: one and two empty lines.",
        "Space between lines: single.",
    ]
    choose_look("width-", WORDS)
    assert load_look() == Look(width=60)
    answer = choose_look("theme", WORDS)  # from dark, which it is before anything is chosen
    assert (answer.text, answer.front) == ("Colours: light.", "look")
    assert load_look() == Look(width=60, theme="light")


@pytest.mark.parametrize("choice", ["", "size", "width=7", "word=red", "ruler=perhaps"])
def test_what_is_no_setting_changes_nothing(choice):
    assert choose_look(choice, WORDS).text == WORDS.say("answers.no_such_choice")
    assert load_look() == Look()


def test_every_setting_says_its_value_in_words():
    said = {choice.id: choice.detail for choice in look_choices(WORDS)}
    assert set(said) == set(Look.__struct_fields__)
    assert said["width"] == "72 letters"
    assert said["ruler"] == "off"
    assert all(said.values())


def test_a_damaged_file_is_as_none():
    (data_folder() / "look.json").write_text("{'width': ")
    assert load_look() == Look()
    (data_folder() / "look.json").write_text('{"width": 9}')
    assert load_look() == Look()


def styles(stage, text):
    """The styles of the segments of the page in which a text stands."""
    strips = stage.page.render_lines(stage.page.size.region)
    return [segment.style for strip in strips for segment in strip if text in segment.text]


def test_in_focus_everything_but_the_sentence_is_dimmed():
    async def act(stage):
        ordinary = styles(stage, "For eleven weeks")[0].color
        await stage.hears("The ferry that", "school")
        assert styles(stage, "carries children")[0].color != ordinary
        dimmed = styles(stage, "For eleven weeks")[0].color
        assert dimmed != ordinary
        assert styles(stage, "Residents of Brell")[0].color == dimmed
        await stage.hears("For eleven weeks")
        assert styles(stage, "For eleven weeks")[0].color != dimmed

    play(act, look=Look(focus=True))


def test_the_ruler_lies_across_the_page_on_the_line_of_the_word():
    async def act(stage):
        await stage.hears("The ferry that", "band")
        ruler = stage.app.theme_variables["page-ruler"]
        rows = [
            strip.text
            for strip in stage.page.render_lines(stage.page.size.region)
            if any(segment.style.bgcolor.get_truecolor().hex == ruler for segment in strip)
        ]
        assert len(rows) == 1
        assert "brass band" in rows[0]

    play(act, look=Look(ruler=True))


@pytest.mark.parametrize(
    ("way", "shown"), [("underline", (True, False)), ("block", (False, True)), ("none", (False, False))]
)
def test_the_heard_word_is_shown_as_a_person_wants_it(way, shown):
    async def act(stage):
        await stage.hears("The ferry that", "school")
        sentence = styles(stage, "carries children")[0]
        word = styles(stage, "school")[0]
        assert (bool(word.underline), bool(word.reverse)) == shown
        assert word.bgcolor == sentence.bgcolor

    play(act, look=Look(word=way))


def test_empty_lines_stand_between_the_lines_and_more_between_paragraphs():
    async def act(stage):
        lines = [line.strip() for line in stage.frame.splitlines()]
        first = lines.index("For eleven weeks the quay at Brell Sound was silent. The ferry that")
        assert lines[first - 2 : first] == ["", ""]
        assert lines[first + 1] == ""
        assert lines[first + 2].startswith("carries children")

    play(act, look=Look(spacing=1), size=(80, 30))


def test_text_that_moves_keeps_the_heard_line_at_its_height():
    async def act(stage):
        rows = set()
        for part in ("“So we stopped", "The petition", "a published", "Two men lower"):
            await stage.hears(part)
            rows.add(stage.app.cursor_position.y)
        assert len(rows) == 1

    play(act, look=Look(movement="line"))


def test_another_look_is_taken_while_reading_and_the_place_stays():
    async def act(stage):
        await stage.hears("The petition")
        stage.reader.answers["look"] = Answer("Width.", front="look")
        choose_look("width=40", WORDS)
        await stage.pilot.press("D", "enter", "escape")
        await stage.settle()
        assert "The petition asked for three things:" in stage.frame
        assert max(map(len, stage.page_lines)) <= 44

    def before(reader):
        reader.offers["look"] = look_choices(WORDS)

    play(act, before=before)


def test_the_contents_can_be_put_away():
    async def act(stage):
        assert "How the money was found" not in stage.frame.splitlines()[5]
        assert not stage.app.screen.query_one("#contents").display

    play(act, look=Look(contents=False), size=(120, 20), article=ARTICLE)
