"""The announced words of one language: templates filled, things counted, dates and durations said.

The words themselves are in ``announce.LANGUAGE.yaml``; its head explains slots, optional parts and levels.
"""

import functools
import os
import pkgutil
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from readaloud.config.yaml_file import read_data

FALLBACK = "en"
AUTHORS = frozenset({"title", "alt", "caption", "text"})  # slots that hold the author's words

_TOKEN = re.compile(r"\{(\w+)\}|([^{}]+)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=\{text\})\s+")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"\w")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Part(Struct, frozen=True):
    """A piece of an announcement: words of ours, or the name of a slot with the author's."""

    words: str = ""
    slot: str = ""


class Wording:
    """The words of one language. Immutable; made once a language."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self._data = data

    def parts(self, path: str, level: str, slots: Mapping[str, str]) -> tuple[Part, ...]:
        """The announcement at ``path`` ("video.none") in order; nothing at level "off".

        Slots without a value are empty. The value of a slot in ``AUTHORS`` only says whether there is one.
        """
        if level == "off":
            return ()
        return tuple(_filled(self._template(path, level), slots))

    def count(self, name: str, number: int) -> str:
        """So many of something: "3 images"; empty for none."""
        forms = self._data["counts"][name]
        return str(forms[0 if number == 1 else 1]).format(n=number) if number else ""

    def word(self, table: str, key: str) -> str:
        """An entry of a table of words, "" when it has none."""
        return str(self._data[table].get(key, ""))

    def entries(self, table: str) -> Mapping[str, Any]:
        """A whole table of words."""
        entries: Mapping[str, Any] = self._data[table]
        return entries

    def listed(self, words: list[str]) -> str:
        """Several words as a list in running text: "a, b and c"."""
        if len(words) < 2:
            return "".join(words)
        return ", ".join(words[:-1]) + str(self._data["and"]) + words[-1]

    def date(self, written: str, region: str = "") -> str:
        """Day, month and year of an ISO date, as the country ("US") writes them; anything else as printed."""
        match = _ISO_DATE.match(written)
        if not match or not 1 <= int(match[2]) <= 12:
            return written
        month = self._data["months"][int(match[2]) - 1]
        template = str(self._data["date"].get(region) or self._data["date"]["usual"])
        return template.format(day=int(match[3]), month=month, year=match[1])

    def duration(self, seconds: float | None) -> str:
        """Hours, minutes and seconds in words: "2 minutes 10 seconds"; empty when not known."""
        if seconds is None or seconds < 1:
            return ""
        minutes, rest = divmod(round(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        amounts = (("hour", hours), ("minute", minutes), ("second", rest if not hours else 0))
        return " ".join(self.count(name, amount) for name, amount in amounts if amount)

    def language_name(self, tag: str) -> str:
        """The name of a language, the tag itself when we have no name for it."""
        primary = tag.partition("-")[0].lower()
        return self.word("languages", primary) or tag

    def _template(self, path: str, level: str) -> str:
        node: Any = self._data
        for key in path.split("."):
            node = node[key]
        return str(node[level])


def wording_for(language: str | None) -> Wording:
    """The wording in that language, else in the locale's, else in English."""
    for tag in (language or "", _of_locale(), FALLBACK):
        primary = re.split("[-_.]", tag)[0].lower()
        if primary and _has(primary):
            return _loaded(primary)
    return _loaded(FALLBACK)


def wording_in(language: str) -> Wording | None:
    """The wording in exactly that language; None when there is none."""
    primary = re.split("[-_.]", language)[0].lower()
    return _loaded(primary) if primary and _has(primary) else None


def _of_locale() -> str:
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in variables if os.environ.get(name)), "")


@functools.cache
def _has(language: str) -> bool:
    try:
        return language.isalpha() and pkgutil.get_data(__package__, f"announce.{language}.yaml") is not None
    except OSError:
        return False


@functools.cache
def _loaded(language: str) -> Wording:
    return Wording(language, read_data("readaloud.narrate", f"announce.{language}.yaml"))


def _filled(template: str, slots: Mapping[str, str]) -> Iterator[Part]:
    for sentence in _SENTENCE_END.split(template):
        kept = _OPTIONAL.sub(lambda part: part[1] if _all_filled(part[1], slots) else "", sentence)
        if kept and _all_filled(kept, slots):
            yield from _sentence_parts(kept, slots)


def _all_filled(words: str, slots: Mapping[str, str]) -> bool:
    return all(slots.get(name) for name in _SLOT.findall(words))


def _sentence_parts(sentence: str, slots: Mapping[str, str]) -> Iterator[Part]:
    """Our words with their values, cut where the author's come; a full stop after those is the voice's."""
    own = ""
    for slot, words in _TOKEN.findall(sentence[:1].upper() + sentence[1:]):
        if slot not in AUTHORS:
            own += slots[slot] if slot else words
            continue
        if _WORD.search(own):
            yield Part(words=own.strip())
        own = ""
        yield Part(slot=slot)
    if _WORD.search(own):
        yield Part(words=_one_stop(own.strip()))


def _one_stop(words: str) -> str:
    """A value that ends with a full stop of its own ("Harlow Inc.") gets no second one."""
    return words[:-1] if words.endswith("..") and not words.endswith("...") else words
