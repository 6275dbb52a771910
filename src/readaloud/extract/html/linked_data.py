"""The structured data of a page: schema.org objects in JSON-LD, and the ``meta`` elements of its head."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from readaloud.extract.html.tree import Element
from readaloud.text.sanitise import one_line

Node = dict[str, Any]

MAX_DEPTH = 12  # of objects inside objects
# What a page lists is about other pages.
_ELSEWHERE = frozenset(
    [
        "itemListElement",
        "relatedLink",
        "isPartOf",
        "mentions",
        "citation",
        "comment",
        "review",
        "breadcrumb",
        "potentialAction",
    ]
)
_TAGS = re.compile(r"<[^<>]{1,300}>")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|/\*\]\]>\*/|;)\s*$"
)


def linked_data(root: Element) -> tuple[Node, ...]:
    """All objects with a type in the page's JSON-LD, those that contain others first; broken scripts not."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            found.extend(_nodes(_parsed(script.text), 0))
    return tuple(found)


def types_of(node: Node) -> frozenset[str]:
    """The types of an object, without the address of schema.org."""
    types = node.get("@type", ())
    named = types if isinstance(types, list) else [types]
    return frozenset(name.rpartition("/")[2] for name in named if isinstance(name, str))


def said(node: Node, *names: str) -> str:
    """The first of the named properties that holds text, as one clean line; "" when none does."""
    for name in names:
        value = node.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("@value")
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = plain(str(value))
            if text:
                return text
    return ""


def plain(text: str) -> str:
    """Text of a script or an attribute, its character references and tags resolved, on one line."""
    if "<" in text or "&" in text:
        text = _TAGS.sub(" ", html.unescape(text))
    return one_line(text)


def meta_tags(root: Element) -> dict[str, str]:
    """Contents of the page's ``meta`` elements by property or name in lower case; the first counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), one_line(content))
    return found


def _parsed(script: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, inner in value.items():
            if isinstance(inner, list | dict) and name not in _ELSEWHERE:
                yield from _nodes(inner, depth + 1)
