"""Word lists of ``words.yaml``: credit words, agencies, months, what bylines begin with."""

import functools

from readaloud.clean.rules.phrases import words_of
from readaloud.config.yaml_file import read_data


@functools.cache
def word_list(name: str) -> frozenset[tuple[str, ...]]:
    """A list of ``words.yaml`` (credit words, agencies …), each entry as its words."""
    return frozenset(word_rows(name))


@functools.cache
def word_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list in their order, each as its words."""
    texts = _word_lists()[name].values()
    return tuple(words_of(line) for text in texts for line in text.splitlines() if line.strip())


@functools.cache
def _word_lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = read_data("readaloud.clean.rules", "words.yaml")
    return lists
