"""The few words that a page or a book needs and that nobody speaks, in the language of the announcements."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from readaloud.config.yaml_file import read_data
from readaloud.model.script import Script

FALLBACK = "en"


@lru_cache
def _all_words() -> Mapping[str, Mapping[str, Any]]:
    words: Mapping[str, Mapping[str, Any]] = read_data("readaloud.export", "words.yaml")
    return words


def announcing_language(script: Script) -> str:
    """The language in which the script announces, else that of the article."""
    return next((said.language for said in script.utterances if said.own_words), script.language)


def phrase(name: str, language: str, n: int | None = None) -> str:
    """A phrase of ``words.yaml`` in that language, else in English; ``n`` chooses its form and is put in."""
    words = _all_words()
    own = words.get(language.partition("-")[0].lower(), words[FALLBACK])
    found = own.get(name, words[FALLBACK][name])
    form = found if n is None else found["one" if n == 1 else "more"]
    return str(form).replace("{n}", str(n))
