"""What a person wants to hear of the writing itself, in the words of the text's language.

The names of signs are in ``hearing.LANGUAGE.yaml``, a file that is read only when it is needed.
"""

import functools
import pkgutil
from typing import Any

from readaloud.config.yaml_file import read_data
from readaloud.model.profile import MySpeech
from readaloud.text.spoken.hearing import Hearing

_FALLBACK = "en"
_USUAL = MySpeech()


def hearing_for(speech: MySpeech, language: str) -> Hearing | None:
    """How a text of the language is to be heard; None when it is read as everybody hears it."""
    return None if speech == _USUAL else _made(speech, language.partition("-")[0].lower())


def spelling(word: str, language: str) -> str:
    """A word spelt so that every letter is understood: "Ad" as "A, alpha. D, delta".

    Capitals are told in the language's word for them when the word mixes them ("McKay"); a letter or sign
    without a name of its own is said as it stands.
    """
    data = _data(language.partition("-")[0].lower())
    letters, signs = data["letters"], {**data["signs"]["some"], **data["signs"]["all"]}
    tells_capitals = not word.isupper() and any(sign.isupper() for sign in word[1:])
    said = []
    for sign in word:
        name = str(letters.get(sign.lower(), ""))
        if name:
            capital = f"{data['capital']} " if tells_capitals and sign.isupper() else ""
            shown = sign.upper() if len(sign.upper()) == 1 else sign
            said.append(f"{capital}{shown}, {name}.")
        elif not sign.isspace():
            said.append(f"{signs.get(sign, sign)}.")
    return " ".join(said)


@functools.cache
def _made(speech: MySpeech, language: str) -> Hearing:
    data = _data(language)
    some, every = data["signs"]["some"], data["signs"]["all"]
    signs = {"none": {}, "some": some, "all": {**some, **every}}[speech.punctuation]
    return Hearing(
        signs=signs,
        capital=data["capital"] if speech.capitals else "",
        capitals=data["capitals"] if speech.capitals else "",
        digits=speech.numbers == "digits",
        point=data["point"],
        decimal=data["decimal"],
        emoji=speech.emoji == "named",
    )


@functools.cache
def _data(language: str) -> Any:
    """The words of the language, else the English ones."""
    if not language.isalpha() or not _has(language):
        language = _FALLBACK
    return read_data("readaloud.narrate", f"hearing.{language}.yaml")


def _has(language: str) -> bool:
    try:
        return pkgutil.get_data(__package__, f"hearing.{language}.yaml") is not None
    except OSError:
        return False
