"""Every action has its keys in the app, in the words of its help; tests/linear compares the front ends."""

from running_app import play

from readaloud.narrate.interface import interface
from readaloud.services.reader.actions import actions, shown_keys
from readaloud.services.reader.values import Answer
from readaloud.tui.help_screen import help_lines

ACTIONS = actions(interface("en"))
ARROWS = {"left", "right", "up", "down", "home", "end", "pageup", "pagedown", "tab", "shift+tab"}


def test_every_key_of_every_action_is_bound():
    async def act(stage):
        bound = set(stage.app.screen._bindings.key_to_bindings)
        assert {key for action in ACTIONS for key in action.keys} <= bound

    play(act)


def test_the_help_has_every_action_with_its_keys():
    said = " ".join(" ".join(line.plain for line in help_lines(ACTIONS, interface("en"), 200)).split())
    for action in ACTIONS:
        assert f"{shown_keys(action.keys, interface('en'))} {action.help}" in said


def test_keys_are_named_in_the_language_of_the_person():
    german = interface("de")
    said = " ".join(" ".join(line.plain for line in help_lines(actions(german), german, 200)).split())
    assert "Leertaste Vorlesen" in said
    assert "Umschalt+Tab oder {" in said
    assert "Strg+Q" in said
    assert "F1" in said


def test_every_action_has_a_key_without_an_arrow_or_control():
    for action in ACTIONS:
        plain = [key for key in action.keys if key not in ARROWS and not key.startswith(("ctrl+", "f1"))]
        assert plain, action.name


def test_another_set_of_keys_holds_at_once():
    async def act(stage):
        stage.reader.answers["keys"] = Answer("Keys as in vim.", front="keys")
        stage.reader.actions = actions(stage.reader.words, "vim")
        stage.app.screen.answer(stage.reader.do("keys", "vim"))
        await stage.pilot.press("j")

    _, reader = play(act)
    assert reader.told == [("keys", "vim"), ("next_sentence",)]
