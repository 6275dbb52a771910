"""The front matter of a Markdown text: ``key: value`` lines between two lines of three dashes.

Written by people for static site generators. Only what an article needs is read, and by hand: it is the
article's text, not configuration, and YAML's types would make "no" a boolean and a date a number.
"""

import re

from msgspec import Struct

_FENCE = re.compile(r"^(?:---|\+\+\+)[ \t]*$")
_PAIR = re.compile(r"^([A-Za-z_][\w.-]*)\s*[:=]\s*(.*)$")
_ITEM = re.compile(r"^\s+-\s+(?:name:\s*)?(.+)$|^-\s+(?:name:\s*)?(.+)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
MAX_LINES = 200  # a longer one is no front matter but a text that begins with a rule


class FrontMatter(Struct, frozen=True):
    """What it says about the article; ``text`` is all of it on one line, ``lines`` how many it takes."""

    title: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""
    text: str = ""
    lines: int = 0


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter and the text after it; an empty one and the whole text when there is none."""
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return FrontMatter(), text
    fence = lines[0].strip()
    ends = (at for at, line in enumerate(lines[1:MAX_LINES], start=1) if line.strip() in {fence, "..."})
    end = next(ends, 0)
    inside = lines[1:end]
    if not any(_PAIR.match(line) for line in inside):
        return FrontMatter(), text
    return _read(inside, end + 1), "\n".join(lines[end + 1 :])


def _read(lines: list[str], count: int) -> FrontMatter:
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        pair = _PAIR.match(line)
        item = _ITEM.match(line)
        if pair:
            key = pair[1].lower()
            values[key] = _values(pair[2])
        elif item and key:
            values[key].append(_unquoted(item[1] or item[2]))
    language = _LANGUAGE.match(_first(values, "language", "lang", "locale"))
    return FrontMatter(
        title=_first(values, "title", "headline"),
        site=_first(values, "site", "publication", "publisher", "source_name"),
        authors=tuple(dict.fromkeys(values.get("authors") or values.get("author") or ())),
        date=_first(values, "date", "published", "pubdate"),
        updated=_first(values, "updated", "lastmod", "modified", "last_modified_at"),
        url=_first(values, "url", "canonical", "canonical_url", "source", "link"),
        language=language[0].lower() if language else "",
        text=" ".join(" ".join(lines).split()),
        lines=count,
    )


def _first(values: dict[str, list[str]], *keys: str) -> str:
    return next((values[key][0] for key in keys if values.get(key)), "")


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [value for value in map(_unquoted, text[1:-1].split(",")) if value]
    value = _unquoted(text)
    return [value] if value else []


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    return text.split(" #")[0].strip()
