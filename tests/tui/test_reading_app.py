"""The app as a person uses it: keys become commands, events become what is shown."""

import gc

import pytest
from courier import ARTICLE, SECTIONS
from running_app import play

from readaloud.player.events import Edge, SettingsChanged, Trouble
from readaloud.services.actions import ACTIONS
from readaloud.tui.app import ReadaloudApp
from readaloud.tui.article_screen import ArticleScreen
from readaloud.tui.commands import COMMANDS
from readaloud.tui.running import run


def test_every_action_of_the_table_is_done_and_nothing_is_without_a_key():
    methods = {name.removeprefix("do_") for name in dir(ArticleScreen) if name.startswith("do_")}
    assert methods.isdisjoint(COMMANDS)
    assert methods | set(COMMANDS) == {action.name for action in ACTIONS}


def test_the_keys_of_moving_tell_the_session_where_to_go():
    async def act(stage):
        await stage.pilot.press("space", "right", "b", "down", "tab", "m", "plus", "r", "0")

    _, session = play(act)
    assert session.told == [
        ("toggle",),
        ("move", "sentence", 1),
        ("move", "sentence", -1),
        ("move", "paragraph", 1),
        ("move", "section", 1),
        ("toggle_muted",),
        ("change_speed", 0.1),
        ("move", "sentence", 0),
        ("restart",),
    ]


def test_the_spoken_sentence_and_word_are_marked_and_the_state_is_said():
    async def act(stage):
        await stage.hears("The ferry that", "school")
        assert stage.looks("#reading") == ["school"]
        marked = [line for line in stage.frame.splitlines() if "▎" in line]
        assert "The ferry that" in marked[0]
        assert "silent. The ferry" in marked[0]
        assert stage.status == "Playing. Section 1 of 5. Speed 1.0. Voice on."
        await stage.hears("The petition", "three")
        assert stage.looks("#reading") == ["three"]
        assert stage.status == "Playing. Section 3 of 5. Speed 1.0. Voice on."

    play(act)


def test_an_announcement_is_marked_where_its_words_stand():
    async def act(stage):
        await stage.hears("2 minutes")
        marked = [line for line in stage.page_lines if "▎" in line]
        assert marked == ["▎ 2 minutes 10 seconds. No transcript available."]

    play(act)


def test_what_was_heard_before_the_first_paint_is_not_lost():
    async def act(stage):
        assert stage.looks("#reading") == ["council"]

    play(act, before=lambda session: session.say("The council votes", "council"))


def test_the_page_moves_only_when_the_voice_leaves_it():
    async def act(stage):
        await stage.hears("By Mara")
        await stage.hears("For eleven weeks")
        assert stage.page.scroll_offset.y == 0
        await stage.hears("The council votes")
        below = stage.page.scroll_offset.y
        assert below > 0
        assert "The council votes" in stage.frame
        await stage.hears("If it agrees")
        assert stage.page.scroll_offset.y == below

    play(act)


def test_a_page_that_a_person_scrolled_stays_until_the_next_action():
    async def act(stage):
        await stage.hears("By Mara")
        await stage.pilot.press("pagedown")
        scrolled = stage.page.scroll_offset.y
        assert scrolled > 0
        await stage.hears("For eleven weeks")
        assert stage.page.scroll_offset.y == scrolled
        await stage.pilot.press("w")
        await stage.settle()
        assert stage.page.scroll_offset.y < scrolled
        assert "For eleven weeks" in stage.frame

    play(act)


def test_the_cursor_stands_at_the_line_that_is_heard():
    async def act(stage):
        await stage.hears("The ferry that", "band")
        x, y = stage.app.cursor_position
        assert stage.frame.splitlines()[y][x:].startswith("band to the far shore")
        await stage.hears("The petition")
        x, y = stage.app.cursor_position
        assert stage.frame.splitlines()[y][x:].startswith("The petition asked")

    play(act)


def test_another_width_keeps_the_text_at_the_top():
    async def act(stage):
        await stage.pilot.press("pagedown")
        await stage.settle()
        first = stage.page_lines[0]
        await stage.pilot.resize_terminal(44, 24)
        await stage.settle()
        assert stage.page_lines[0].startswith(first.split()[0])
        await stage.pilot.resize_terminal(80, 24)
        await stage.settle()
        assert stage.page_lines[0] == first

    play(act)


def test_a_click_reads_on_from_the_word_under_it():
    async def act(stage):
        lines = stage.frame.splitlines()
        row = next(number for number, line in enumerate(lines) if "eleven weeks" in line)
        await stage.pilot.click(offset=(lines[row].index("weeks"), row))

    _, session = play(act)
    ((command, place),) = session.told
    assert command == "move_to"
    assert ARTICLE.block(place.block).text[place.start :].startswith("weeks")


def test_a_click_far_from_what_is_heard_does_not_move_the_page():
    async def act(stage):
        await stage.hears("By Mara")
        await stage.pilot.press("pagedown", "pagedown")
        scrolled = stage.page.scroll_offset.y
        row = next(n for n, line in enumerate(stage.frame.splitlines()) if "The council" in line)
        await stage.pilot.click(offset=(40, row))
        await stage.settle()
        assert stage.page.scroll_offset.y == scrolled
        await stage.hears("The council votes")
        assert stage.page.scroll_offset.y == scrolled
        await stage.hears("By Mara")
        assert stage.page.scroll_offset.y < scrolled

    play(act)


def test_the_contents_lead_to_a_section_and_back_to_the_page():
    async def act(stage):
        await stage.hears("For eleven weeks")
        await stage.pilot.press("c", "down", "down", "enter")
        await stage.settle()
        assert stage.app.focused is stage.page

    _, session = play(act)
    ((_, place),) = session.told
    assert place.block == SECTIONS[2].blocks[0]


def test_the_contents_say_that_a_video_has_no_transcript_and_where_one_is():
    async def act(stage):
        await stage.hears("Video.")
        lines = [line[:26].rstrip() for line in stage.frame.splitlines()]
        assert " > Video: The ferry’s" in lines
        assert "     No transcript." in lines

    play(act)


def test_the_contents_give_two_lines_to_a_title_at_most():
    async def act(stage):
        left = [line[:26].strip() for line in stage.frame.splitlines()[2:7]]
        assert left == [
            "> Harbour town keeps",
            "its last ferry …",
            "Video: The ferry’s",
            "first crossing …",
            "No transcript.",
        ]

    play(act)


@pytest.mark.parametrize(("columns", "most"), [(40, 2), (20, 4)])
def test_on_a_narrow_terminal_the_whole_state_is_on_the_screen(columns, most):
    async def act(stage):
        await stage.hears("The ferry that")
        shown = stage.app.screen.query_one("#status")
        assert shown.size.height <= most
        lines = stage.frame.splitlines()[-shown.size.height :]
        assert " ".join(" ".join(lines).split()) == "Playing. Section 1 of 5. Speed 1.0. Voice on."
        stage.session.post(SettingsChanged(2, 1.0, True))
        stage.session.post(Trouble(2, "No sound device works, so the text goes on silently."))
        await stage.settle()
        lines = stage.frame.splitlines()[-shown.size.height :]
        assert " ".join(" ".join(lines).split()) == (
            "No sound device works, so the text goes on silently. "
            "Playing. Section 1 of 5. Speed 1.0. Voice off."
        )

    play(act, size=(columns, 24))


def test_what_a_person_can_do_is_said_beside_what_went_wrong():
    async def act(stage):
        stage.session.post(Trouble(1, "The voice failed.", "engine", "Press m to try it again."))
        await stage.settle()
        assert stage.status.startswith("The voice failed. Press m to try it again. Stopped.")

    play(act)


def test_a_narrow_terminal_shows_the_contents_only_when_asked():
    async def act(stage):
        assert "How the money" not in stage.frame
        await stage.pilot.press("c")
        await stage.settle()
        assert "How the money was found" in stage.frame
        assert "For eleven weeks" not in stage.frame
        await stage.pilot.press("escape")
        await stage.settle()
        assert "For eleven weeks" in stage.frame
        assert stage.status == "Stopped. Speed 1.0. Voice on."

    play(act, size=(40, 20))


def test_trouble_is_one_sentence_until_the_next_key():
    async def act(stage):
        stage.session.post(Trouble(1, "There is no sound device. The text goes on without sound."))
        await stage.hears("The ferry that")
        assert stage.status.startswith("There is no sound device. The text goes on without sound. Playing.")
        await stage.pilot.press("w")
        assert "sound device" not in stage.status

    play(act)


def test_the_status_says_speed_muting_and_the_ends_of_the_article():
    async def act(stage):
        stage.session.post(SettingsChanged(1, 1.5, True))
        stage.session.post(Edge(1, "section", True))
        await stage.settle()
        assert stage.status == "This is the last section. Stopped. Speed 1.5. Voice off."

    play(act)


def test_where_am_i_says_paragraph_and_time_left_and_stays_true():
    async def act(stage):
        await stage.hears("a published timetable")
        await stage.pilot.press("w")
        assert stage.status.startswith("Paragraph 5 of 8, 1 minute left. Playing. Section 3 of 5.")
        await stage.hears("The council votes")
        assert stage.status.startswith("Paragraph 8 of 8, less than a minute left. Playing. Section 5 of 5.")
        await stage.pilot.press("r")
        assert stage.status.startswith("Playing.")

    play(act)


def test_help_lists_every_key_and_goes_away_again():
    async def act(stage):
        await stage.pilot.press("question_mark")
        await stage.settle()
        shown = " ".join(stage.frame.split())
        assert [action.name for action in ACTIONS if action.help not in shown] == []
        await stage.pilot.press("escape")
        await stage.settle()
        assert isinstance(stage.app.screen, ArticleScreen)

    play(act, size=(120, 60))


def test_every_action_is_a_command_of_the_palette():
    async def act(stage):
        offered = {command.title for command in stage.app.get_system_commands(stage.app.screen)}
        assert {action.title for action in ACTIONS} <= offered
        await stage.pilot.press("ctrl+p")
        await stage.pilot.press(*"faster", "enter", "enter")
        await stage.settle()

    _, session = play(act)
    assert ("change_speed", 0.1) in session.told


@pytest.mark.parametrize(("key", "result", "code"), [("q", False, 0), ("p", True, 0), ("ctrl+c", False, 130)])
def test_leaving_says_how(key, result, code):
    async def act(stage):
        await stage.pilot.press(key)

    app, session = play(act)
    assert app.return_value is result
    assert app.return_code == code
    assert session.told == ([] if result else [("stop",)])


def test_without_a_voice_the_keys_say_so():
    async def act(stage):
        await stage.pilot.press("space")
        assert stage.status.startswith("There is no voice for this article")

    play(act, silent=True)


def test_nothing_is_repainted_and_no_timer_runs_while_nothing_happens():
    async def act(stage):
        await stage.hears("The ferry that", "school")
        painted = []
        stage.app.post_display_hook = lambda: painted.append(1)
        await stage.pilot.pause(0.3)
        assert painted == []

    play(act)


def test_what_the_app_leaves_is_not_searched_when_the_program_ends(monkeypatch):
    monkeypatch.setattr(ReadaloudApp, "run", lambda app: False)
    before = gc.get_freeze_count()
    try:
        assert run(ARTICLE) == 0
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
