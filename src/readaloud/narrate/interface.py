"""The words of the two readers: titles, help, states, answers, in the person's language.

They are in ``interface.LANGUAGE.yaml``, whose head explains slots, optional parts and numbers, and in
``actions.LANGUAGE.yaml``. What is announced about an article is not here but in ``announce.LANGUAGE.yaml``.
"""

import functools
import re
from collections.abc import Mapping
from typing import Any

from readaloud.config.yaml_file import read_data
from readaloud.narrate.wording import wording_for

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


class Words:
    """The words of one language. Immutable."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self._data = data

    def say(self, key: str, /, **slots: object) -> str:
        """The words at ``key`` ("answers.speed") filled in; a sentence with an empty slot is dropped.

        Of an entry with two forms, the first is for ``n=1``. Values are put in as they are: braces in an
        article's text are text; a float has the decimal point of the language.

        Raises:
            KeyError: there is no such entry.
        """
        values = {name: "" if value is None else self._shown(value) for name, value in slots.items()}
        found = self.entry(key)
        template = str(found if isinstance(found, str) else found[0 if slots.get("n") == 1 else 1])
        kept = (_without_empty(sentence, values) for sentence in _SENTENCE_END.split(template))
        return " ".join(_SLOT.sub(lambda slot: values[slot[1]], sentence) for sentence in kept if sentence)

    def _shown(self, value: object) -> str:
        return self.number(f"{value:g}") if isinstance(value, float) else str(value)

    def number(self, written: str) -> str:
        """A number with a point in it, as this language writes it."""
        return written.replace(".", str(self.entry("decimal_point")))

    def entry(self, key: str) -> Any:
        """What stands at ``key``: words, two forms, a list, or a table of such. Raises KeyError."""
        node: Any = self._data
        for name in key.split("."):
            node = node[name]
        return node

    def has(self, key: str) -> bool:
        """Whether there is an entry."""
        try:
            self.entry(key)
        except KeyError:
            return False
        return True


def _without_empty(sentence: str, values: Mapping[str, str]) -> str:
    kept = _OPTIONAL.sub(lambda part: part[1] if _all_filled(part[1], values) else "", sentence)
    return kept if _all_filled(kept, values) else ""


def _all_filled(words: str, values: Mapping[str, str]) -> bool:
    return all(values[name] for name in _SLOT.findall(words))


def interface(language: str | None) -> Words:
    """The words in that language, else in the locale's, else in English."""
    return _loaded(wording_for(language).language)


@functools.cache
def _loaded(language: str) -> Words:
    data: dict[str, Any] = {}
    for name in ("interface", "actions"):
        data |= read_data("readaloud.narrate", f"{name}.{language}.yaml")
    return Words(language, data)
