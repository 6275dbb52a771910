"""The words of exported files that nobody speaks, in the language of the announcements.

They are in ``documents.LANGUAGE.yaml``; in a language without such a file they are English.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from readaloud.config.yaml_file import read_data
from readaloud.model.script import Script

LANGUAGES = ("en", "de")  # those there is a file of; the first stands in for any other


@lru_cache
def _words(language: str) -> Mapping[str, Any]:
    known = language if language in LANGUAGES else LANGUAGES[0]
    words: Mapping[str, Any] = read_data("readaloud.narrate", f"documents.{known}.yaml")
    return words


def announcing_language(script: Script) -> str:
    """The language in which the script announces, else that of the article."""
    return next((said.language for said in script.utterances if said.own_words), script.language)


def untitled(script: Script) -> str:
    """What an article without a title is called."""
    return phrase("untitled", announcing_language(script))


def phrase(name: str, language: str, n: int | None = None, **slots: object) -> str:
    """A phrase in that language, its slots filled; ``n`` chooses its form and is put in as well."""
    found = _words(language.partition("-")[0].lower())[name]
    form = found if n is None else found["one" if n == 1 else "more"]
    return " ".join(str(form).split()).format(n=n, **slots)
