"""Whatever one front end can do, the other can: table, help, palette and linear reader compared."""

from courier import ARTICLE, Scripted
from running_app import play

from readaloud.cli.linear_input import Typed
from readaloud.cli.linear_reader import LinearReader
from readaloud.narrate.interface import interface
from readaloud.services.actions import TABLE, actions, shown_key
from readaloud.services.reader_parts import DOING, OFFERING
from readaloud.tui.help_screen import help_lines
from readaloud.tui.key_names import keys_of
from readaloud.tui.offering import palette

NAMES = {row.name for row in TABLE}
ACTIONS = actions(interface("en"))


def help_of_the_linear_reader(*, is_terminal):
    said: list[str] = []
    linear = LinearReader(
        Scripted(ARTICLE, print),
        is_terminal=is_terminal,
        say=said.append,
        complain=said.append,
        take_lines=lambda wanted: None,
    )
    linear.typed(Typed("question_mark" if is_terminal else "help", is_key=is_terminal))
    return said


def test_the_reader_does_every_action_and_no_other():
    assert set(DOING) == NAMES
    assert set(OFFERING) == {row.name for row in TABLE if row.offers}


def test_the_help_of_the_app_has_every_action_with_its_keys():
    said = " ".join(" ".join(line.plain for line in help_lines(ACTIONS, interface("en"), 200)).split())
    for action in ACTIONS:
        assert f"{keys_of(action)} {action.help}" in said


def test_the_palette_has_every_action_but_itself():
    async def act(stage):
        offer = palette(stage.reader)._offer
        assert {choice.id for choice in offer.choices()} == NAMES - {"command"}

    play(act)


def test_every_key_of_every_action_is_bound_in_the_app():
    async def act(stage):
        bound = set(stage.app.screen._bindings.key_to_bindings)
        assert {key for action in ACTIONS for key in action.keys} <= bound

    play(act)


def test_the_help_of_the_linear_reader_has_every_action_by_key_and_by_words():
    by_key = help_of_the_linear_reader(is_terminal=True)
    by_words = help_of_the_linear_reader(is_terminal=False)
    for action in ACTIONS:
        assert any(line.endswith(action.help) and shown_key(action.keys[0]) in line for line in by_key)
        assert any(line.endswith(action.help) and line.startswith(action.words[0]) for line in by_words)


def test_every_action_has_a_key_without_an_arrow_or_control():
    arrows = {"left", "right", "up", "down", "home", "end", "pageup", "pagedown", "tab", "shift+tab"}
    for action in ACTIONS:
        plain = [key for key in action.keys if key not in arrows and not key.startswith(("ctrl+", "f1"))]
        assert plain, action.name
