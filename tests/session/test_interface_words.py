"""The words of the readers: the same in every language, and all of them there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.model.article import Kind, Reason
from readaloud.narrate.interface import Words, interface
from readaloud.player.stops import STOPS
from readaloud.services.reader.actions import TABLE

LANGUAGES = ("en", "de")


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}")
    else:
        yield path, node


def slots(entry: Any) -> list[set[str]]:
    texts = entry if isinstance(entry, list) else [entry]
    return [set(re.findall(r"\{(\w+)\}", text)) for text in texts]


def all_of(language: str) -> dict[str, Any]:
    return dict(leaves(interface(language)._data))


def test_every_language_has_the_same_entries_with_the_same_slots() -> None:
    english, german = map(all_of, LANGUAGES)
    assert sorted(english) == sorted(german)
    for path, entry in english.items():
        if not path.endswith(".words"):
            assert slots(entry) == slots(german[path]), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_words_and_every_words_are_of_an_action(language: str) -> None:
    entries = interface(language).entry("actions")
    assert set(entries) == {row.name for row in TABLE}
    for row in TABLE:
        assert ("asks" in entries[row.name]) is row.asks, row.name
        assert entries[row.name]["help"].endswith("."), row.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_reason_and_edge_has_its_words(language: str) -> None:
    words = interface(language)
    for kind in Kind:
        assert words.say(f"kinds.{kind}")
    for reason in Reason:
        assert words.say(f"reasons.{reason}")
    for unit in ("sentence", "paragraph", "section", "speaker", *STOPS):
        assert words.say(f"edges.{unit}.start") != words.say(f"edges.{unit}.end")


def test_a_sentence_or_part_without_its_slot_is_left_out_and_one_is_not_many() -> None:
    words = Words("en", {"a": "Here. It is {x}[, by {y}].", "n": ["{n} line", "{n} lines"]})
    assert words.say("a", x="", y="") == "Here."
    assert words.say("a", x="1", y="") == "Here. It is 1."
    assert words.say("a", x="1", y="2") == "Here. It is 1, by 2."
    assert [words.say("n", n=n) for n in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]


@given(st.text())
def test_what_is_put_in_stays_as_it_is(text: str) -> None:
    words = Words("en", {"a": "[{x}]{y}"})
    assert words.say("a", x=text, y="") == ""
    assert words.say("a", x=text, y="!") == text + "!"


def test_a_number_has_the_decimal_point_of_the_language() -> None:
    said = [interface(language).say("answers.speed", speed=1.5) for language in LANGUAGES]
    assert said == ["Speed 1.5.", "Tempo 1,5."]
    assert interface("en").say("answers.fastest", speed=6.0) == "6 is the fastest."
