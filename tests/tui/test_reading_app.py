"""The app as a person uses it: keys become commands, events become what is shown."""

import gc

import pytest
from courier import ARTICLE, Scripted, plain_script
from msgspec.structs import replace
from running_app import play

from readaloud.model.article import Block, Kind
from readaloud.player.events import Edge, Replaced, SettingsChanged, Trouble
from readaloud.player.listening import Listening
from readaloud.services.reader.values import Answer
from readaloud.tui.app import ReadaloudApp
from readaloud.tui.inbox import Inbox
from readaloud.tui.reading_view import ReadingView
from readaloud.tui.running import run


def test_keys_are_handed_to_the_reader_as_the_actions_of_the_table():
    async def act(stage):
        await stage.pilot.press("space", "right", "b", "right_curly_bracket", "plus")

    _, reader = play(act)
    assert reader.told == [
        ("toggle",),
        ("next_sentence",),
        ("previous_sentence",),
        ("next_section",),
        ("faster",),
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

    play(act, before=lambda reader: reader.say("The council votes", "council"))


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
        assert stage.frame.splitlines()[y][x:].startswith("brass band to the far shore")
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

    _, reader = play(act)
    ((command, place),) = reader.told
    assert command == "go_to"
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


def test_the_contents_beside_the_page_show_where_the_reading_is_and_a_click_leads_there():
    async def act(stage):
        await stage.hears("2 minutes")
        left = [line[:32].rstrip() for line in stage.frame.splitlines()]
        assert [line for line in left if ">" in line] == [" > The ferry’s first crossing"]
        row = next(n for n, line in enumerate(left) if "How the money" in line)
        await stage.pilot.click(offset=(8, row))
        assert stage.app.focused is stage.page

    _, reader = play(act, size=(120, 30))
    assert reader.told == [("contents", "s3")]


def test_what_is_selected_is_copied_without_the_line_breaks_of_the_page():
    async def act(stage):
        lines = stage.frame.splitlines()
        row = next(n for n, line in enumerate(lines) if "For eleven weeks" in line)
        column = lines[row].index("weeks")
        await stage.pilot.mouse_down(offset=(column, row))
        await stage.pilot.hover(offset=(lines[row + 1].index("carries") + 6, row + 1))
        await stage.pilot.mouse_up(offset=(lines[row + 1].index("carries") + 6, row + 1))
        await stage.settle()
        await stage.pilot.press("y")
        assert stage.app.clipboard == "weeks the quay at Brell Sound was silent. The ferry that carries"
        assert stage.status.startswith("Copied.")

    _, reader = play(act)
    assert reader.told == []


@pytest.mark.parametrize(("columns", "most"), [(40, 2), (20, 4)])
def test_on_a_narrow_terminal_the_whole_state_is_on_the_screen(columns, most):
    async def act(stage):
        await stage.hears("The ferry that")
        shown = stage.app.screen.query_one("#status")
        assert shown.size.height <= most
        lines = stage.frame.splitlines()[-shown.size.height :]
        assert " ".join(" ".join(lines).split()) == "Playing. Section 1 of 5. Speed 1.0. Voice on."
        stage.reader.post(SettingsChanged(2, 1.0, True))
        stage.reader.post(Trouble(2, "No sound device works, so the text goes on silently."))
        await stage.settle()
        lines = stage.frame.splitlines()[-shown.size.height :]
        assert " ".join(" ".join(lines).split()) == (
            "No sound device works, so the text goes on silently. "
            "Playing. Section 1 of 5. Speed 1.0. Voice off."
        )

    play(act, size=(columns, 24))


def test_what_a_person_can_do_is_said_beside_what_went_wrong():
    async def act(stage):
        stage.reader.post(Trouble(1, "The voice failed.", "engine", "Press m to try it again."))
        await stage.settle()
        assert stage.status.startswith("The voice failed. Press m to try it again. Stopped.")

    play(act)


def test_trouble_is_one_sentence_until_the_next_key():
    async def act(stage):
        stage.reader.post(Trouble(1, "There is no sound device. The text goes on without sound."))
        await stage.hears("The ferry that")
        assert stage.status.startswith("There is no sound device. The text goes on without sound. Playing.")
        await stage.pilot.press("w")
        assert "sound device" not in stage.status

    play(act)


def test_the_status_says_speed_muting_and_the_ends_of_the_article():
    async def act(stage):
        stage.reader.post(SettingsChanged(1, 1.5, True))
        stage.reader.post(Edge(1, "section", True))
        await stage.settle()
        assert stage.status == "This is the last section. Stopped. Speed 1.5. Voice off."

    play(act)


def test_an_answer_stands_before_the_state_until_the_next_key():
    async def act(stage):
        stage.reader.answers["where"] = Answer("Paragraph 5 of 8, 1 minute left.")
        await stage.pilot.press("w")
        assert stage.status.startswith("Paragraph 5 of 8, 1 minute left. Stopped.")
        await stage.hears("The council votes")
        assert stage.status.startswith("Paragraph 5 of 8, 1 minute left. Playing.")
        await stage.pilot.press("r")
        assert stage.status.startswith("Playing.")

    play(act)


def test_another_article_takes_the_place_of_the_first_where_it_is_read():
    other = (*ARTICLE.blocks[:4], Block(id="new", kind=Kind.PARAGRAPH, text="A line that was put back."))

    async def act(stage):
        await stage.hears("For eleven weeks")
        reader = stage.reader
        reader.article = replace(ARTICLE, blocks=other + ARTICLE.blocks[4:])
        reader.script = plain_script(reader.article)
        here = next(u for u in reader.script.utterances if u.text.startswith("For eleven"))
        reader.snapshot = Listening(utterance=here)
        reader.post(Replaced(2))
        await stage.settle()
        assert "A line that was put back." in stage.frame
        assert next(line for line in stage.page_lines if "▎" in line).startswith("▎ For eleven weeks")

    play(act)


@pytest.mark.parametrize(("key", "result", "code"), [("x", False, 0), ("p", True, 0), ("ctrl+c", False, 130)])
def test_leaving_says_how(key, result, code):
    async def act(stage):
        await stage.pilot.press(key)

    app, reader = play(act)
    assert app.return_value is result
    assert app.return_code == code
    assert reader.told[-1:] == ([("switch",)] if result else [("stop",)])


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
        assert run(Scripted(ARTICLE, print), Inbox()) == 0
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_the_first_frame_is_at_the_place_where_reading_goes_on(monkeypatch):
    frames = []
    painted = ReadingView.render_lines

    def render_lines(view, crop):
        strips = painted(view, crop)
        frames.append("".join(strip.text for strip in strips))
        return strips

    async def act(stage):
        await stage.settle()

    def left_at_the_end(reader):
        reader.snapshot = Listening(utterance=reader.script.utterances[-1])

    monkeypatch.setattr(ReadingView, "render_lines", render_lines)
    play(act, before=left_at_the_end, size=(80, 20))
    assert not [frame for frame in frames if "The ferry of Brell" in frame or "Residents" in frame]
    assert "Thursday" in frames[0]
