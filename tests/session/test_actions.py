"""The table of actions that both front ends share."""

from collections import Counter

from readaloud.narrate.interface import interface
from readaloud.services.actions import (
    action_for_key,
    action_for_words,
    action_named,
    actions,
    shown_key,
)

ACTIONS = actions(interface("en"))

ARROWS = {"left", "right", "up", "down", "home", "tab", "shift+tab"}


def test_no_key_and_no_word_stands_for_two_actions() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    words = Counter(word for action in ACTIONS for word in action.words)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [word for word, count in words.items() if count > 1] == []


def test_every_action_has_a_plain_key_and_a_sentence_of_help() -> None:
    for action in ACTIONS:
        assert set(action.keys) - ARROWS, action.name
        assert action.help.endswith("."), action.name


def test_keys_and_words_lead_to_the_same_action() -> None:
    for action in ACTIONS:
        assert {action_for_key(ACTIONS, key) for key in action.keys} == {action}
        assert {action_for_words(ACTIONS, word.upper()) for word in action.words} == {action}
        assert {action_for_words(ACTIONS, shown_key(key)) for key in action.keys} == {action}
        assert action_named(ACTIONS, action.name) is action


def test_an_unknown_key_or_word_is_no_action() -> None:
    assert action_for_key(ACTIONS, "f12") is None
    assert action_for_words(ACTIONS, "make me a sandwich") is None
