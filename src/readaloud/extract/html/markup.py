"""The words by which web pages name their parts, from ``markup.yaml``."""

from functools import cache
from typing import Any

from msgspec import Struct

from readaloud.config.yaml_file import read_data


class Markup(Struct, frozen=True):
    """Sets of words, and parts of addresses; what each is for stands in the file."""

    caption: frozenset[str]
    credit: frozenset[str]
    credit_leads: frozenset[str]
    agencies: frozenset[str]
    title: frozenset[str]
    date: frozenset[str]
    duration: frozenset[str]
    player_labels: frozenset[str]
    play_signs: frozenset[str]
    listen_signs: frozenset[str]
    length_words: frozenset[str]
    play_prefixes: frozenset[str]
    video: frozenset[str]
    audio: frozenset[str]
    image: frozenset[str]
    gallery: frozenset[str]
    social: frozenset[str]
    footnote: frozenset[str]
    correction: frozenset[str]
    transcript: frozenset[str]
    deck: frozenset[str]
    byline: frozenset[str]
    symbol: frozenset[str]
    code: frozenset[str]
    foreign: frozenset[str]
    empty_alt: frozenset[str]
    set_apart: frozenset[str]
    back_link: frozenset[str]
    back_link_names: frozenset[str]
    quotation_marks: dict[str, list[str]]  # by language: outer and inner, opening and closing
    placeholders: frozenset[str]
    video_hosts: frozenset[str]
    audio_hosts: frozenset[str]
    embed_hosts: frozenset[str]
    no_frame: frozenset[str]


def has_part(address: str, parts: frozenset[str]) -> bool:
    """Whether one of the parts stands in the address, in either case."""
    lower = address.lower()
    return any(part in lower for part in parts)


@cache
def markup() -> Markup:
    """The words, read once."""
    data = read_data("readaloud.extract.html", "markup.yaml")
    lists = {name: words for name, words in data.items() if name != "quotation_marks"}
    values: dict[str, Any] = {name: frozenset(_flat(words)) for name, words in lists.items()}
    values["quotation_marks"] = data["quotation_marks"]
    return Markup(**values)


def _flat(words: list[Any]) -> list[str]:
    return [word for item in words for word in (item if isinstance(item, list) else [item])]
