"""Addresses, handles and hashtags; in every language."""

import re

from readaloud.text.spoken.numbers import year
from readaloud.text.spoken.rules import Place, Rule

_LINK_TO = {
    "en": "link to {}",
    "de": "Link zu {}",
    "fr": "lien vers {}",
    "es": "enlace a {}",
    "it": "link a {}",
    "pt": "ligação para {}",
    "nl": "link naar {}",
    "sv": "länk till {}",
    "da": "link til {}",
    "no": "lenke til {}",
}
# How the signs of addresses are said.
_SIGNS = {
    "en": {"@": "at", ".": "dot", "_": "underscore", "-": "dash", "+": "plus", "#": "hashtag"},
    "de": {"@": "ät", ".": "Punkt", "_": "Unterstrich", "-": "Bindestrich", "+": "plus", "#": "Hashtag"},
}
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")


def link_to(language: str, domain: str) -> str:
    """How a bare address is said: nobody wants to hear its letters."""
    return _LINK_TO.get(language[:2], "{}").format(domain)


def _address(place: Place) -> str | None:
    return link_to(place.language, re.sub(r"^www\d?\.", "", place.group("host").lower()))


def _mail(place: Place) -> str | None:
    signs = _SIGNS.get(place.language[:2])
    if not signs:
        return None
    return re.sub(r"[@._+-]", lambda sign: f" {signs[sign[0]]} ", place.match[0].removeprefix("mailto:"))


def _handle(place: Place) -> str | None:
    signs = _SIGNS.get(place.language[:2])
    return f"{signs['@']} {' '.join(_CAMEL.findall(place.group('name')))}" if signs else None


def _hashtag(place: Place) -> str | None:
    name = " ".join(_word(part, place.language) for part in _CAMEL.findall(place.group("name")))
    signs = _SIGNS.get(place.language[:2])
    return f"{signs['#']} {name}" if signs else name


def _word(part: str, language: str) -> str:
    """A part of a hashtag; four figures are a year: "#floods2024"."""
    return year(int(part)) if part.isdecimal() and len(part) == 4 and language.startswith("en") else part


_REST = r"(?:[/?#][^\s“”\"<>]*[^\s“”\"<>.,;:!?)\]'’])?/?"  # path and query without closing punctuation
_HOST = r"(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
_KNOWN_HOST = (
    r"(?P<host>(?:[\w-]{1,63}\.){1,5}(?:com|org|net|gov|edu|int|info|io|ly|co|me|tv|eu|news|app|social"
    r"|ca|uk|us|au|nz|ie|in|za|de|fr|ch|at|nl|be|es|it|se|no|dk|pl|jp))"
)

# Each is tried only when the text has one of its signs.
ANY_LANGUAGE = (
    Rule(
        rf"\b(?:https?|ftp)://(?:[^\s/@“”\"]{{1,64}}@)?{_HOST}(?::\d+)?{_REST}", _address, "/", re.IGNORECASE
    ),
    Rule(rf"(?<![\w.@/-])(?=www\d?\.){_HOST}{_REST}", _address, "wW", re.IGNORECASE),
    Rule(rf"(?<![\w.@/-]){_KNOWN_HOST}(?=/){_REST}", _address, "/", re.IGNORECASE),
    Rule(
        r"(?<![\w+.-])(?:mailto:)?[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,4}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b",
        _mail,
        "@",
    ),
    Rule(r"(?<![\w.])@(?P<name>[A-Za-z_]\w{1,29})\b", _handle, "@"),
    Rule(r"(?<![\w&])#(?P<name>[^\W\d]\w{1,60})", _hashtag, "#"),
)
