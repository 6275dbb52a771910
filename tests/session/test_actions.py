"""The table of actions that both front ends share."""

from collections import Counter

import pytest

from readaloud.narrate.interface import interface
from readaloud.services.reader.actions import (
    PRESETS,
    TABLE,
    action_for_key,
    action_for_words,
    action_named,
    actions,
    key_trouble,
    shown_key,
)

WORDS = interface("en")
ACTIONS = actions(WORDS)

ARROWS = {"left", "right", "up", "down", "home", "end"}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_key_and_no_word_stands_for_two_actions(preset: str, language: str) -> None:
    known = actions(interface(language), preset)
    keys = Counter(key for action in known for key in action.keys)
    words = Counter(word.lower() for action in known for word in action.words)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_every_action_has_a_key_without_arrows_and_modifiers(preset: str) -> None:
    assert set(PRESETS[preset]) <= {row.name for row in TABLE}
    for action in actions(WORDS, preset):
        plain = {key for key in set(action.keys) - ARROWS if not key.startswith(("ctrl+", "shift+"))}
        assert plain, action.name
        assert action.help.endswith("."), action.name


def test_letters_are_those_of_screen_readers_with_shift_backwards() -> None:
    for kind in ("heading", "quotation", "video", "image", "list", "table"):
        letter = kind[0]
        assert action_named(ACTIONS, f"next_{kind}").keys == (letter,)
        assert action_named(ACTIONS, f"previous_{kind}").keys == (letter.upper(),)


def test_own_keys_are_taken_from_other_actions() -> None:
    known = actions(WORDS, "default", {"search": ("s", "f3")})
    assert action_for_key(known, "s") is action_named(known, "search")
    assert action_named(known, "stop").keys == ()
    assert action_for_key(known, "slash") is None


def test_mistakes_in_own_keys_are_one_sentence() -> None:
    assert key_trouble(WORDS, {"search": ("s",)}) == ""
    assert "sarch" in key_trouble(WORDS, {"sarch": ("s",)})
    assert "gives s to search and to stop" in key_trouble(WORDS, {"search": ("s",), "stop": ("s",)})


def test_help_palette_and_lines_have_every_action_of_the_table() -> None:
    from readaloud.services.reader.parts import DOING, OFFERING

    names = {row.name for row in TABLE}
    assert set(DOING) == names
    assert set(OFFERING) == {row.name for row in TABLE if row.offers}
    assert not any(row.asks and row.offers for row in TABLE)


def test_keys_and_words_lead_to_the_same_action() -> None:
    for action in ACTIONS:
        assert {action_for_key(ACTIONS, key) for key in action.keys} == {action}
        assert {action_for_words(ACTIONS, word.upper()) for word in action.words} == {action}
        written = [shown_key(key, WORDS) for key in action.keys]
        assert {action_for_words(ACTIONS, sign) for sign in written if len(sign) == 1} <= {action}
        assert action_named(ACTIONS, action.name) is action


def test_an_unknown_key_or_word_is_no_action() -> None:
    assert action_for_key(ACTIONS, "f12") is None
    assert action_for_words(ACTIONS, "make me a sandwich") is None


def test_a_key_given_to_two_actions_is_the_first_ones_and_an_action_may_have_none() -> None:
    made = actions(WORDS, "default", {"where": ["x", "j"], "quit": ["x", "Z"], "back": ["ctrl+q"]})
    assert action_named(made, "where").keys == ("x", "j")
    assert action_named(made, "quit").keys == ("Z",)
    assert action_named(made, "stop_at_section").keys == ()
    assert action_named(made, "queue").keys == ()
