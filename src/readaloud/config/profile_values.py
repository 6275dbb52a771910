"""Every value of a narration profile, and where it comes from: a line of its file, or the default."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from readaloud.config.profiles import load_profile, profile_path
from readaloud.config.yaml_file import compose, read_text

if TYPE_CHECKING:
    from yaml.nodes import Node


def profile_values(name: str) -> list[tuple[str, str, str]]:
    """Key, value and origin of each, in the order of the types: ("pauses.sentence", "250", "line 42").

    Raises:
        UsageError: there is no such profile, or its file has mistakes.
    """
    path = profile_path(name)
    values = _leaves(msgspec.to_builtins(load_profile(name)))
    lines = dict(_lines(compose(read_text(path), str(path))))
    return [(key, shown(value), f"line {lines[key]}" if key in lines else "default") for key, value in values]


def _leaves(data: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _lines(node: "Node | None", above: str = "") -> Iterator[tuple[str, int]]:
    """The line on which each key of the file stands, counted from 1."""
    from yaml.nodes import MappingNode

    for key, value in node.value if isinstance(node, MappingNode) else ():
        yield f"{above}{key.value}", key.start_mark.line + 1
        yield from _lines(value, f"{above}{key.value}.")


def shown(value: Any) -> str:
    """A value in words, as the file would have it; "none" for what is empty."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {shown(each)}" for key, each in value.items()) or "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return "none" if value in ("", None) else str(value)
