"""Every action that offers a list or asks for a line has a screen for it; nothing there needs the mouse."""

import pytest
from courier import ARTICLE
from msgspec.structs import replace
from running_app import play

from readaloud.model.article import Block, Kind, Locator
from readaloud.player.events import Told
from readaloud.services.reader import preview
from readaloud.services.reader.values import Answer, Choice
from readaloud.tui.article_screen import ArticleScreen
from readaloud.tui.list_screen import ListScreen

REMOVED = (
    Choice("r1", "Sign up for our letter", "newsletter, line 12, rule newsletter.sign_up"),
    Choice("r2", "Share this story", "share, line 13, rule share.words"),
    Choice("r3", "More about ferries", "related, line 40, rule related.box"),
)


def offering(name, choices=REMOVED, answer=""):
    def before(reader):
        reader.offers[name] = choices
        reader.answers[name] = Answer(answer)

    return before


def test_the_chosen_line_goes_to_the_reader_and_the_page_comes_back():
    async def act(stage):
        await stage.pilot.press("k")
        await stage.settle()
        assert "Links, 3 entries" in stage.frame
        await stage.pilot.press("n", "enter")
        await stage.settle()
        assert stage.app.focused is stage.page
        assert stage.status.startswith("Going there.")

    _, reader = play(act, before=offering("links", answer="Going there."))
    assert reader.told == [("links", "r2")]


def test_the_ledger_stays_open_so_that_several_lines_can_be_put_back():
    async def act(stage):
        await stage.pilot.press("d")
        await stage.settle()
        stage.reader.offers["ledger"] = REMOVED[1:]
        await stage.pilot.press("enter")
        await stage.settle()
        assert "What was left out, 2 entries" in stage.frame
        assert stage.frame.splitlines()[-1].strip() == "It is back."
        await stage.pilot.press("enter", "escape")
        await stage.settle()
        assert isinstance(stage.app.screen, ArticleScreen)

    _, reader = play(act, before=offering("ledger", answer="It is back."))
    assert reader.told == [("ledger", "r1"), ("ledger", "r2")]


def test_the_terminal_cursor_is_at_the_line_that_enter_takes():
    async def act(stage):
        await stage.pilot.press("k", "down")
        await stage.settle()
        x, y = stage.app.cursor_position
        assert stage.frame.splitlines()[y][x:].startswith(REMOVED[1].title)

    play(act, before=offering("links"))


def test_left_and_right_take_the_values_before_and_behind_of_a_setting():
    async def act(stage):
        await stage.pilot.press("D", "right", "left", "enter")
        await stage.settle()

    choices = (Choice("width", "Width of the text", "72 letters"),)
    _, reader = play(act, before=offering("look", choices))
    assert sorted(reader.told) == [("look", "width"), ("look", "width"), ("look", "width-")]


def test_words_after_a_slash_narrow_a_list_and_escape_widens_it():
    async def act(stage):
        await stage.pilot.press("d", "slash", *"box")
        await stage.settle()
        assert "More about ferries" in stage.frame
        assert "Share this story" not in stage.frame
        await stage.pilot.press("escape")
        await stage.settle()
        assert "Share this story" in stage.frame
        await stage.pilot.press("slash", "z")
        await stage.settle()
        assert stage.frame.splitlines()[-1].strip() == "Nothing has these words in it."

    play(act, before=offering("ledger"))


def test_an_empty_list_says_so():
    async def act(stage):
        await stage.pilot.press("apostrophe")
        await stage.settle()
        assert stage.frame.splitlines()[-1].strip() == "Nothing here yet."
        await stage.pilot.press("enter", "space")

    _, reader = play(act)
    assert reader.told == []


def test_a_voice_can_be_heard_before_it_is_taken(monkeypatch):
    heard = []
    monkeypatch.setattr(preview, "preview", lambda reader, *choice: heard.append(choice) or Answer("Heard."))

    async def act(stage):
        await stage.pilot.press("N", "space")
        await stage.settle()
        assert heard == [("voice", "r1")]
        assert stage.frame.splitlines()[-1].strip() == "Heard."

    _, reader = play(act, before=offering("voice"))
    assert reader.told == []


def test_what_is_told_meanwhile_is_shown_in_the_list_too():
    async def act(stage):
        await stage.pilot.press("J")
        await stage.settle()
        stage.reader.offers["exports"] = (Choice("1", "talk.mp3", "80 percent, 1 minute left"),)
        stage.reader.post(Told(1, "talk.epub is written."))
        await stage.settle()
        assert "80 percent" in stage.frame
        assert stage.frame.splitlines()[-1].strip() == "talk.epub is written."

    play(act, before=offering("exports", (Choice("1", "talk.mp3", "10 percent"),)))


def test_a_question_is_asked_at_the_foot_and_its_line_given_to_the_reader():
    def before(reader):
        reader.answers["search"] = Answer("3 places.")

    async def act(stage):
        await stage.pilot.press("slash")
        await stage.settle()
        assert "For eleven weeks" in stage.frame
        assert stage.frame.split("\n")[-2].strip() == "Search for what?"
        stage.reader.found = (Locator("b4", 21, 25),)
        await stage.pilot.press(*"quay", "enter")
        await stage.settle()
        assert stage.status.startswith("3 places.")
        assert stage.looks("#reading") == ["quay"]
        await stage.pilot.press("slash", "escape")

    _, reader = play(act, before=before)
    assert reader.told == [("search", "quay")]


def test_the_palette_finds_an_action_by_its_words():
    async def act(stage):
        await stage.pilot.press("ctrl+p", *"a tenth fas", "enter")
        await stage.settle()

    _, reader = play(act)
    assert reader.told == [("faster",)]


def test_input_help_tells_what_a_key_does_and_does_nothing_else():
    async def act(stage):
        await stage.pilot.press("1", "plus", "q")
        await stage.settle()
        assert "q: Next quotation. Go to the next quotation." in stage.frame
        await stage.pilot.press("escape", "w")
        await stage.settle()

    _, reader = play(act)
    assert reader.told == [("input_help",), ("where",)]


def test_the_transcript_panel_says_what_is_known_and_takes_a_file():
    async def act(stage):
        await stage.pilot.press("a")
        await stage.settle()
        shown = " ".join(stage.frame.split())
        assert "Video: The ferry’s first crossing since December" in shown
        assert "no captions, audio description unknown, no transcript." in shown
        stage.reader.answers["transcript"] = Answer(then="attach", begun="1=")
        await stage.pilot.press("enter")
        await stage.pilot.press(*"a.vtt", "enter")
        await stage.settle()

    _, reader = play(act)
    assert reader.told == [("transcript", "attach:1"), ("attach", "1=a.vtt")]


def test_a_transcript_is_read_from_the_chosen_line():
    said = Block(id="t1", kind=Kind.TRANSCRIPT, text="The engine starts.")
    article = replace(ARTICLE, blocks=(*ARTICLE.blocks[:6], said, *ARTICLE.blocks[6:]))

    async def act(stage):
        await stage.pilot.press("a", "n", "enter")
        await stage.settle()

    _, reader = play(act, article=article)
    assert reader.told == [("transcript", "t1")]


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
def test_help_says_every_key_of_the_app(size):
    async def act(stage):
        await stage.pilot.press("question_mark")
        await stage.settle()
        widget = stage.app.screen.query_one("_HelpText")
        said = " ".join(widget.render().plain.split())
        missing = [action.name for action in stage.reader.actions if action.help not in said]
        assert missing == []
        for words in ("Page Up", "Ctrl+Down", "Show only lines with certain words."):
            assert words in said
        await stage.pilot.press("q")
        await stage.settle()
        assert isinstance(stage.app.screen, ArticleScreen)

    play(act, size=size)


def test_the_list_of_contents_is_a_list_like_the_others():
    async def act(stage):
        await stage.pilot.press("c", "end", "enter")
        await stage.settle()
        assert not isinstance(stage.app.screen, ListScreen)

    _, reader = play(act)
    assert reader.told == [("contents", ARTICLE.sections[-1].id)]


def test_the_terminal_cursor_is_where_the_focus_is_after_every_step():
    async def act(stage):
        def line() -> str:
            x, y = stage.app.cursor_position
            return stage.frame.splitlines()[y][x:]

        page = stage.app.cursor_position
        await stage.pilot.press("k")
        await stage.settle()
        assert line().startswith(REMOVED[0].title)
        await stage.pilot.press("escape", "slash")
        await stage.settle()
        assert stage.app.cursor_position.y == 23
        await stage.pilot.press("escape")
        await stage.settle()
        assert stage.app.cursor_position == page
        await stage.pilot.press("question_mark")
        await stage.settle()
        assert line() == "Keys"
        await stage.pilot.press("escape", "1")
        await stage.settle()
        assert line().startswith("Press a key")
        await stage.pilot.press("escape")
        await stage.settle()
        assert stage.app.cursor_position == page

    play(act, before=offering("links"))
